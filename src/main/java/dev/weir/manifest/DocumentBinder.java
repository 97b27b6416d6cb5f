package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.Defaults;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.manifest.BindContext.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds the parts of one document whose kind is known. */
final class DocumentBinder {

  /** The field of a spec that names the resource's provider; it belongs to no kind. */
  static final String PROVIDER = "provider";

  private static final Kind<Metadata> METADATA = Kind.of(Metadata.class);
  private static final Kind<Lifecycle> LIFECYCLE = Kind.of(Lifecycle.class);

  private final BindContext context;
  private final Kind<?> kind;
  private final YamlNode.Mapping root;
  private final YamlNode.Scalar header;
  private final Binder binder;

  DocumentBinder(BindContext context, Kind<?> kind, YamlNode.Mapping root, YamlNode.Scalar header) {
    this.context = context;
    this.kind = kind;
    this.root = root;
    this.header = header;
    this.binder = new Binder(context);
  }

  /** The document as the stack's settings. */
  Reading.StackDraft stack(Kind<Stack> stack) {
    fields(List.of("apiVersion", "kind", "metadata", "spec"));
    metadata();
    var spec = bind(stack, "spec", "");
    var name = context.address().map(Address::name).orElse("default");
    return new Reading.StackDraft(
        name, stack.bind(Defaults.fill(spec, name)), context.source().place(header));
  }

  /** The document as a provider's settings; empty when it has no usable name. */
  Optional<Draft> provider() {
    fields(List.of("apiVersion", "kind", "metadata", "spec"));
    var spec = bind(kind, "spec", "");
    boolean sound = !context.problems().hasErrors();
    var dependsOn = dependsOn(metadata());
    var lifecycle = LIFECYCLE.bind(Defaults.fill(Value.Fields.empty(LIFECYCLE.shape()), ""));
    return draft(Optional.empty(), spec, lifecycle, dependsOn, sound);
  }

  /** The document as a resource; empty when it has no usable name. */
  Optional<Draft> resource() {
    fields(List.of("apiVersion", "kind", "metadata", "spec", "lifecycle"));
    var spec = spec();
    var provider = providerAddress();
    boolean sound = !context.problems().hasErrors();
    var dependsOn = dependsOn(metadata());
    var lifecycle = Defaults.fill(bind(LIFECYCLE, "lifecycle", "lifecycle"), "");
    return draft(provider, spec, LIFECYCLE.bind(lifecycle), dependsOn, sound);
  }

  private Optional<Draft> draft(
      Optional<Address> provider,
      Value.Fields spec,
      Lifecycle lifecycle,
      List<Address> dependsOn,
      boolean sound) {
    var places = new NodePlaces(context.source(), root, header);
    return context
        .address()
        .map(address ->
            new Declared(
                address,
                kind,
                provider,
                Defaults.fill(spec, address.name()),
                lifecycle,
                dependsOn,
                context.references(),
                context.source().file(),
                places))
        .map(declared -> new Draft(declared, places, places.ofMetadata("name"), sound));
  }

  /** Tells of parts that documents do not have. */
  private void fields(List<String> known) {
    for (var entry : root.entries()) {
      var name = entry.key().text();
      if (!known.contains(name)) {
        context.error(
            "unknown-field",
            context.subject() + " has no part `" + name + "`",
            entry.key(),
            kind.shape().has(name)
                ? "`" + name + "` belongs in `spec`"
                : Suggestion.hint(name, known));
      }
    }
  }

  private Value.Fields metadata() {
    if (block("metadata").isEmpty()) {
      missing("metadata", "a document needs a name: `metadata: {name: main-stage}`");
      return Value.Fields.empty(METADATA.shape());
    }
    return bind(METADATA, "metadata", "metadata");
  }

  private Value.Fields spec() {
    var block = block("spec");
    if (block.isPresent()) {
      var slot = new Slot("", holder("spec"), true);
      return binder.block(kind.shape(), block.get(), slot, Set.of(PROVIDER));
    }
    var required =
        kind.shape().attributes().stream()
            .filter(Attribute::required)
            .map(attribute -> ", `" + attribute.name() + "`")
            .collect(Collectors.joining());
    missing("spec", "required in it: `" + PROVIDER + "`" + required);
    return Value.Fields.empty(kind.shape());
  }

  private Value.Fields bind(Kind<?> kind, String part, String path) {
    var block = block(part).orElseGet(() -> new YamlNode.Mapping(List.of(), 1, 1));
    return binder.block(kind.shape(), block, new Slot(path, holder(part), false), Set.of());
  }

  private void missing(String part, String hint) {
    if (root.value(part).isEmpty()) {
      context.error(
          "missing-field", context.subject() + " lacks `" + part + "`", holder(part), hint);
    }
  }

  private Optional<YamlNode.Mapping> block(String part) {
    var value = root.value(part);
    if (value.isPresent() && !(value.get() instanceof YamlNode.Mapping)) {
      var message = "`" + part + "` of " + context.subject() + " must be a block, not ";
      context.error("wrong-type", message + value.get().form(), holder(part), "");
    }
    return value.filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
  }

  /** The key of a part, or the document's {@code kind} when the part is not written. */
  private Place holder(String part) {
    return context.source().place(root.entry(part).map(YamlNode.Entry::key).orElse(header));
  }

  private Optional<Address> providerAddress() {
    var name = block("spec").flatMap(spec -> spec.value(PROVIDER));
    if (name.isPresent() && !(name.get() instanceof YamlNode.Scalar)) {
      context.error(
          "wrong-type",
          "`provider` of "
              + context.subject()
              + " must be the name of a provider, not "
              + name.get().form(),
          name.get(),
          "");
    }
    return name.filter(YamlNode.Scalar.class::isInstance)
        .map(node -> new Address(Kind.PROVIDER, ((YamlNode.Scalar) node).text()));
  }

  private List<Address> dependsOn(Value.Fields metadata) {
    var addresses = new ArrayList<Address>();
    if (metadata.get("dependsOn") instanceof Value.Items(var items)) {
      var places = new NodePlaces(context.source(), root, header);
      for (int i = 0; i < items.size(); i++) {
        var text = items.get(i) instanceof Value.Text(var written) ? written : "";
        var address = Address.parse(text);
        address.ifPresent(addresses::add);
        if (address.isEmpty()) {
          context.error(
              "bad-address",
              context.subject() + " depends on " + Words.quoted(text) + ", which is no address",
              places.ofMetadata("dependsOn[" + i + "]"),
              "an address is written `Kind.name`, for instance `Channel.main-stage`");
        }
      }
    }
    return addresses;
  }
}
