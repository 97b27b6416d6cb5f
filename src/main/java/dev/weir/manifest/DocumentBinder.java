package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.Defaults;
import dev.weir.kind.Kind;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.manifest.BindContext.Slot;
import dev.weir.manifest.BindContext.Slot.References;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds the parts of one document whose kind is known. */
final class DocumentBinder {

  /** The field of a spec that names the resource's provider; it belongs to no kind. */
  static final String PROVIDER = "provider";

  private static final Kind<Metadata> METADATA = Kind.of(Metadata.class);
  private static final Kind<Lifecycle> LIFECYCLE = Kind.of(Lifecycle.class);

  private static final Lifecycle USUAL =
      LIFECYCLE.bind(Defaults.fill(Value.Fields.empty(LIFECYCLE.shape()), ""));
  private static final List<String> PARTS = List.of("apiVersion", "kind", "metadata", "spec");
  private static final List<String> PARTS_OF_RESOURCES =
      List.of("apiVersion", "kind", "metadata", "spec", "lifecycle");

  private final BindContext context;
  private final Kind<?> kind;
  private final Document document;
  private final YamlNode.Mapping root;
  private final Binder binder;

  DocumentBinder(BindContext context, Kind<?> kind, Document document) {
    this.context = context;
    this.kind = kind;
    this.document = document;
    this.root = document.root();
    this.binder = new Binder(context);
  }

  /** The document as the stack's settings. */
  Reading.StackDraft stack() {
    fields(PARTS);
    metadata();
    var spec = bind(KnownKinds.STACK, "spec", "", References.REFUSED);
    var name = context.address().map(Address::name).orElse("default");
    var stack = KnownKinds.STACK.bind(Defaults.fill(spec, name));
    return new Reading.StackDraft(
        name,
        stack,
        context.source().place(document.header()),
        path -> document.place("spec", path));
  }

  /** The document as a policy; empty when it has no usable name, or cannot be asked. */
  Optional<DeclaredPolicy> policy(DraftPlaces places) {
    fields(PARTS);
    metadata();
    var spec = bind(KnownKinds.POLICY, "spec", "", References.TEXT);
    if (spec.get("when").isPresent() || spec.get("require").isPresent()) {
      return context.problems().hasErrors()
          ? Optional.empty()
          : context.address().map(address -> declared(address.name(), spec, places));
    }
    context.error(
        "missing-field",
        context.subject() + " has neither `when` nor `require`",
        holder("spec"),
        "`when` says what it is about, `require` what has to hold for that");
    return Optional.empty();
  }

  private DeclaredPolicy declared(String name, Value.Fields spec, DraftPlaces places) {
    var policy = KnownKinds.POLICY.bind(Defaults.fill(spec, name));
    return new DeclaredPolicy(name, policy, context.source().file(), places);
  }

  /** The document as a provider's settings, or Weir's own; empty when it has no usable name. */
  Optional<Draft> settings(DraftPlaces places) {
    fields(PARTS);
    var spec = bind(kind, "spec", "", References.REFUSED);
    boolean sound = !context.problems().hasErrors();
    return draft(places, Optional.empty(), spec, USUAL, sound);
  }

  /** The document as a resource; empty when it has no usable name. */
  Optional<Draft> resource(DraftPlaces places) {
    fields(PARTS_OF_RESOURCES);
    var spec = spec();
    var provider = providerAddress();
    boolean sound = !context.problems().hasErrors();
    return draft(places, provider, spec, lifecycle(), sound);
  }

  /** The document's spec as it is written, for kinds that are read by hand. */
  Optional<YamlNode.Mapping> handmade() {
    fields(PARTS);
    metadata();
    if (block("spec").isEmpty()) {
      missing("spec", "see `weir explain " + kind.name() + "`");
    }
    return block("spec");
  }

  private Optional<Draft> draft(
      DraftPlaces places,
      Optional<Address> provider,
      Value.Fields spec,
      Lifecycle lifecycle,
      boolean sound) {
    var dependencies = new ArrayList<Place>(0);
    var metadata = metadata();
    var dependsOn = dependsOn(metadata, dependencies);
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
                places,
                labels(metadata)))
        .map(declared -> new Draft(declared, places, dependencies, sound));
  }

  private Lifecycle lifecycle() {
    if (root.value("lifecycle").isEmpty()) {
      return USUAL;
    }
    var fields = bind(LIFECYCLE, "lifecycle", "lifecycle", References.TEXT);
    new IgnoreCheck(context, kind, path -> document.place("lifecycle", path))
        .check(fields.get("ignore"));
    // What lacks a required value cannot be bound, and is not used either.
    return context.problems().hasErrors() ? USUAL : LIFECYCLE.bind(Defaults.fill(fields, ""));
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
    return bind(METADATA, "metadata", "metadata", References.TEXT);
  }

  private Value.Fields spec() {
    var block = block("spec");
    if (block.isPresent()) {
      var slot = new Slot("", holder("spec"), References.READ);
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

  private Value.Fields bind(Kind<?> kind, String part, String path, References references) {
    var block = block(part).orElseGet(() -> new YamlNode.Mapping(List.of(), 1, 1));
    return binder.block(kind.shape(), block, new Slot(path, holder(part), references), Set.of());
  }

  private void missing(String part, String hint) {
    if (root.value(part).isEmpty()) {
      context.error(
          "missing-field", context.subject() + " lacks `" + part + "`", holder(part), hint);
    }
  }

  private Optional<YamlNode.Mapping> block(String part) {
    var value = root.value(part);
    if (value.isPresent() && root.block(part).isEmpty()) {
      var message = "`" + part + "` of " + context.subject() + " must be a block, not ";
      context.error("wrong-type", message + value.get().form(), holder(part), "");
    }
    return root.block(part);
  }

  /** The key of a part, or the document's {@code kind} when the part is not written. */
  private Place holder(String part) {
    return context
        .source()
        .place(root.entry(part).map(YamlNode.Entry::key).orElse(document.header()));
  }

  private Optional<Address> providerAddress() {
    var name = root.block("spec").flatMap(spec -> spec.value(PROVIDER));
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

  private static Map<String, String> labels(Value.Fields metadata) {
    if (!(metadata.get("labels") instanceof Value.Entries(var entries))) {
      return Map.of();
    }
    var labels = new HashMap<String, String>();
    entries.forEach((name, value) -> labels.put(name, Scalars.write(value).orElse("")));
    return labels;
  }

  /** The addresses in {@code metadata.dependsOn}; their places are added to {@code found}. */
  private List<Address> dependsOn(Value.Fields metadata, List<Place> found) {
    if (!(metadata.get("dependsOn") instanceof Value.Items(var items))) {
      return List.of();
    }
    var addresses = new ArrayList<Address>();
    for (int i = 0; i < items.size(); i++) {
      var text = items.get(i) instanceof Value.Text(var written) ? written : "";
      var place = document.place("metadata", "dependsOn[" + i + "]");
      var address = Address.parse(text);
      if (address.isPresent()) {
        addresses.add(address.get());
        found.add(place);
        continue;
      }
      context.error(
          "bad-address",
          context.subject() + " depends on " + Words.quoted(text) + ", which is no address",
          place,
          "an address is written `Kind.name`, for instance `Channel.main-stage`");
    }
    return addresses;
  }
}
