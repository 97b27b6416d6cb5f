package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the documents of a piece: finds each one's kind and lets its parts be bound. */
final class DocumentReader {

  private static final String VERSION = "apiVersion";
  private static final String KIND = "kind";

  private final KnownKinds kinds;
  private final Limits limits;

  DocumentReader(KnownKinds kinds, Limits limits) {
    this.kinds = kinds;
    this.limits = limits;
  }

  /** The documents of a piece. */
  Reading read(Pieces.Piece piece, UnaryOperator<String> names) {
    var problems = new Diagnostics();
    var nodes = YamlReader.read(piece, limits, names, problems);
    boolean complete = !problems.hasErrors();
    var reading = new Reading(problems);
    for (int i = 0; i < nodes.size(); i++) {
      complete &= document(piece, i, nodes.get(i), reading);
    }
    return reading.finished(nodes.size(), complete);
  }

  /** Reads one document; false when not even its address is known. */
  private boolean document(Pieces.Piece piece, int index, YamlNode node, Reading reading) {
    var source = piece.source();
    if (!(node instanceof YamlNode.Mapping root)) {
      reading.problems().add(notManifest("this document is " + node.form(), source.place(node)));
      return false;
    }
    if (root.value(VERSION).isEmpty() && root.value(KIND).isEmpty()) {
      reading.problems().add(headless(root, source));
      return false;
    }
    var apiVersion = header(root, VERSION, source, reading.problems());
    var name = header(root, KIND, source, reading.problems());
    if (apiVersion.isEmpty() || name.isEmpty()) {
      return false;
    }
    var kind = kinds.find(apiVersion.get(), name.get(), source, reading.problems());
    var document = new Document(piece, index, root, name.get());
    return kind.isPresent() && body(kind.get(), document, reading);
  }

  private static Diagnostic headless(YamlNode.Mapping root, ManifestSource source) {
    for (var entry : root.entries()) {
      var meant = Suggestion.closest(entry.key().text(), List.of(VERSION, KIND));
      if (meant.isPresent()) {
        return notManifest("this is a YAML document", source.place(entry.key()))
            .hint("did you mean `" + meant.get() + "`?");
      }
    }
    var first = root.entries().isEmpty() ? root : root.entries().getFirst().key();
    return notManifest("this is a YAML document", source.place(first));
  }

  private static Diagnostic notManifest(String message, Place place) {
    return Diagnostic.error("not-a-manifest", message + ", not a manifest")
        .at(place)
        .hint("a manifest has `apiVersion` and `kind`; keep other YAML files out of its folder");
  }

  private static Optional<YamlNode.Scalar> header(
      YamlNode.Mapping root, String name, ManifestSource source, Diagnostics problems) {
    var value = root.value(name);
    if (value.isPresent() && value.get() instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar);
    }
    var other = name.equals(KIND) ? VERSION : KIND;
    var entry = root.entry(name).or(() -> root.entry(other)).orElseThrow();
    var problem =
        value.isPresent()
            ? Diagnostic.error(
                "wrong-type", "`" + name + "` must be text, not " + value.get().form())
            : Diagnostic.error("missing-field", "this document lacks `" + name + "`");
    problems.add(
        problem
            .at(source.place(entry.key()))
            .hint(
                name.equals(KIND)
                    ? "`kind` names what the document declares, for instance `kind: Channel`"
                    : "`apiVersion` names the provider, for instance `apiVersion: aliyun-oss/v1`"));
    return Optional.empty();
  }

  private boolean body(Kind<?> kind, Document document, Reading reading) {
    var address = document.name().flatMap(name -> Address.parse(kind.name() + "." + name.text()));
    var subject = address.map(a -> "`" + a + "`").orElse("this `" + kind.name() + "`");
    var context =
        new BindContext(document.source(), subject, address, new ArrayList<>(0), new Diagnostics());
    boolean told = bind(kind, document, new DocumentBinder(context, kind, document), reading);
    reading.problems().addAll(context.problems().sorted());
    return told;
  }

  private boolean bind(Kind<?> kind, Document document, DocumentBinder binder, Reading reading) {
    if (kind == KnownKinds.STACK) {
      reading.stacks().add(binder.stack());
      return true;
    }
    if (kind == KnownKinds.POLICY) {
      binder.policy(document.places(limits)).ifPresent(reading.policies()::add);
      return true;
    }
    var draft =
        kind.name().equals(Kind.PROVIDER) || kind.isLocal()
            ? binder.settings(document.places(limits))
            : binder.resource(document.places(limits));
    draft.ifPresent(reading.drafts()::add);
    return draft.isPresent();
  }
}
