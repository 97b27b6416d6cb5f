package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the documents of a piece: finds each one's kind and lets its parts be bound. */
final class DocumentReader {

  private static final Kind<Stack> STACK = Kind.of(Stack.class);

  private final Kinds kinds;
  private final Limits limits;

  DocumentReader(Kinds kinds, Limits limits) {
    this.kinds = kinds;
    this.limits = limits;
  }

  /** The documents of a piece. */
  Reading read(Pieces.Piece piece, UnaryOperator<String> names) {
    var problems = new Diagnostics();
    var nodes = YamlReader.read(piece, limits, names, problems);
    var reading = new Reading(new ArrayList<>(), new ArrayList<>(), nodes.size(), true, problems);
    boolean complete = !problems.hasErrors();
    for (var node : nodes) {
      complete &= document(node, piece.source(), reading);
    }
    return new Reading(reading.drafts(), reading.stacks(), nodes.size(), complete, problems);
  }

  /** Reads one document; false when not even its address is known. */
  private boolean document(YamlNode node, ManifestSource source, Reading reading) {
    if (!(node instanceof YamlNode.Mapping root)) {
      reading.problems().add(notManifest("this document is " + node.form(), source.place(node)));
      return false;
    }
    var apiVersion = header(root, "apiVersion", source, reading.problems());
    var kindName = header(root, "kind", source, reading.problems());
    if (apiVersion.isEmpty() || kindName.isEmpty()) {
      return false;
    }
    var kind = kind(apiVersion.get(), kindName.get(), source, reading.problems());
    return kind.map(k -> body(k, root, kindName.get(), source, reading)).orElse(false);
  }

  private static Diagnostic notManifest(String message, Place place) {
    return Diagnostic.error("not-a-manifest", message + ", not a manifest")
        .at(place)
        .hint(
            "a manifest begins with `apiVersion` and `kind`; keep other YAML files out of this"
                + " folder");
  }

  private static Optional<YamlNode.Scalar> header(
      YamlNode.Mapping root, String name, ManifestSource source, Diagnostics problems) {
    var other = name.equals("kind") ? "apiVersion" : "kind";
    var value = root.value(name);
    if (value.isEmpty() && root.value(other).isEmpty()) {
      if (name.equals("kind")) {
        problems.add(notManifest("this is a YAML document", source.place(start(root))));
      }
      return Optional.empty();
    }
    if (value.isPresent() && value.get() instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar);
    }
    var place =
        root.entry(name).or(() -> root.entry(other)).map(entry -> source.place(entry.key()));
    problems.add(
        Diagnostic.error(
                value.isPresent() ? "wrong-type" : "missing-field",
                value.isPresent()
                    ? "`" + name + "` must be text, not " + value.get().form()
                    : "this document lacks `" + name + "`")
            .at(place)
            .hint(
                name.equals("kind")
                    ? "`kind` names what the document declares, for instance `kind: Channel`"
                    : "`apiVersion` names the provider, for instance `apiVersion: aliyun-oss/v1`"));
    return Optional.empty();
  }

  private static YamlNode start(YamlNode.Mapping root) {
    return root.entries().isEmpty() ? root : root.entries().getFirst().key();
  }

  private Optional<Kind<?>> kind(
      YamlNode.Scalar apiVersion,
      YamlNode.Scalar name,
      ManifestSource source,
      Diagnostics problems) {
    var versions = new ArrayList<>(kinds.apiVersions());
    versions.add(STACK.apiVersion());
    if (!versions.contains(apiVersion.text())) {
      problems.add(
          Diagnostic.error(
                  "unknown-api-version",
                  "there is no `apiVersion` " + Words.quoted(apiVersion.text()))
              .at(source.place(apiVersion))
              .hint(Suggestion.hint(apiVersion.text(), versions)));
      return Optional.empty();
    }
    var known = kindsOf(apiVersion.text());
    var kind = known.stream().filter(k -> k.name().equals(name.text())).findFirst();
    if (kind.isEmpty()) {
      problems.add(
          Diagnostic.error(
                  "unknown-kind",
                  "`%s` has no kind %s".formatted(apiVersion.text(), Words.quoted(name.text())))
              .at(source.place(name))
              .hint(kindHint(name.text(), known)));
    }
    return kind;
  }

  private List<Kind<?>> kindsOf(String apiVersion) {
    return apiVersion.equals(STACK.apiVersion()) ? List.of(STACK) : kinds.of(apiVersion);
  }

  private String kindHint(String name, List<Kind<?>> known) {
    var elsewhere =
        kinds.apiVersions().stream()
            .filter(version -> kinds.find(version, name).isPresent())
            .findFirst();
    return elsewhere
        .map(version -> "`" + name + "` is a kind of `" + version + "`")
        .orElseGet(() -> Suggestion.hint(name, known.stream().map(Kind::name).toList()));
  }

  private boolean body(
      Kind<?> kind,
      YamlNode.Mapping root,
      YamlNode.Scalar header,
      ManifestSource source,
      Reading reading) {
    var name =
        root.value("metadata")
            .filter(YamlNode.Mapping.class::isInstance)
            .flatMap(metadata -> ((YamlNode.Mapping) metadata).value("name"))
            .filter(YamlNode.Scalar.class::isInstance)
            .map(YamlNode.Scalar.class::cast);
    var address = name.flatMap(scalar -> Address.parse(kind.name() + "." + scalar.text()));
    var subject = address.map(a -> "`" + a + "`").orElse("this `" + kind.name() + "`");
    var context = new BindContext(source, subject, address, new ArrayList<>(), new Diagnostics());
    boolean told = bind(kind, new DocumentBinder(context, kind, root, header), reading);
    reading.problems().addAll(context.problems().sorted());
    return told;
  }

  private static boolean bind(Kind<?> kind, DocumentBinder binder, Reading reading) {
    if (kind == STACK) {
      reading.stacks().add(binder.stack(STACK));
      return true;
    }
    var draft = kind.name().equals(Kind.PROVIDER) ? binder.provider() : binder.resource();
    draft.ifPresent(reading.drafts()::add);
    return draft.isPresent();
  }
}
