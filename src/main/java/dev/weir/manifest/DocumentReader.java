package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.manifest.overlay.Overlay;
import dev.weir.manifest.template.NodeTemplate;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.Pieces;
import dev.weir.manifest.yaml.YamlNode;
import dev.weir.manifest.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads the documents of a piece: finds each one's kind and lets its parts be bound. */
final class DocumentReader {

  private static final String VERSION = "apiVersion";
  private static final String KIND = "kind";

  private final KnownKinds kinds;
  private final Limits limits;
  private final Overlay overlay;
  private final boolean keeping;

  /**
   * A reader.
   *
   * @param overlay what an environment changes in documents
   * @param keeping whether documents are kept as they are bound
   */
  DocumentReader(KnownKinds kinds, Limits limits, Overlay overlay, boolean keeping) {
    this.kinds = kinds;
    this.limits = limits;
    this.overlay = overlay;
    this.keeping = keeping;
  }

  /** The documents of a piece. */
  Reading read(Pieces.Piece piece, UnaryOperator<String> names) {
    var problems = new Diagnostics();
    var text = YamlReader.read(piece, limits, names, problems);
    boolean complete = !problems.hasErrors();
    var reading = new Reading(problems);
    for (int i = 0; i < text.documents().size(); i++) {
      int index = i;
      Document.Placing placing =
          (header, name) -> new DocumentPlaces(piece, index, header, name, limits);
      complete &=
          document(piece.source(), text.documents().get(i), placing, text.dollars(), reading);
    }
    return reading.finished(text.documents().size(), complete);
  }

  /** Reads one document; false when not even its address is known. */
  private boolean document(
      NodeSource source,
      YamlNode node,
      Document.Placing placing,
      boolean dollars,
      Reading reading) {
    var found = document(source, node, placing, reading.problems());
    if (found.isEmpty()) {
      return false;
    }
    var document = patched(found.get(), (patch, _) -> patch, reading.problems());
    if (document.isEmpty()) {
      return true;
    }
    var kind = kind(document.get(), reading.problems());
    if (kind.isEmpty()) {
      return false;
    }
    boolean own = kind.get() == KnownKinds.VARIABLES || kind.get() == KnownKinds.FOR_EACH;
    boolean computed =
        (dollars || isPatched(document.get())) && NodeTemplate.isIn(document.get().root());
    if (own || computed) {
      reading.aside().add(new Reading.Aside(kind.get(), document.get()));
      return true;
    }
    return bind(kind.get(), document.get(), reading);
  }

  /** Whether parts of a document come from the environment, and may hold what it does not. */
  private boolean isPatched(Document document) {
    return !overlay.isEmpty() && document.places().provenance().environment().isPresent();
  }

  /** The document that a node is; empty when it is none, which is told of. */
  Optional<Document> document(
      NodeSource source, YamlNode node, Document.Placing placing, Diagnostics problems) {
    if (!(node instanceof YamlNode.Mapping root)) {
      problems.add(notManifest("this document is " + node.form(), source.place(node)));
      return Optional.empty();
    }
    if (root.value(VERSION).isEmpty() && root.value(KIND).isEmpty()) {
      problems.add(headless(root, source));
      return Optional.empty();
    }
    var apiVersion = header(root, VERSION, source, problems);
    var name = header(root, KIND, source, problems);
    return apiVersion.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Document(source, root, name.get(), placing));
  }

  /** The kind of a document; tells of one that does not exist. */
  Optional<Kind<?>> kind(Document document, Diagnostics problems) {
    return header(document.root(), VERSION, document.source(), problems)
        .flatMap(
            apiVersion -> kinds.find(apiVersion, document.header(), document.source(), problems));
  }

  /** A document that only the environment has. */
  Reading read(Overlay.Addition addition) {
    var root = addition.root();
    var source = addition.source();
    var provenance = new Declared.Provenance(Optional.empty(), Optional.of(overlay.environment()));
    var reading = new Reading(new Diagnostics());
    boolean complete =
        document(
            source,
            root,
            (header, name) -> new KeptPlaces(source, root, header, name, provenance),
            true,
            reading);
    return reading.finished(1, complete);
  }

  /**
   * What the environment makes of a document: often the same object, and nothing when it is
   * removed.
   *
   * @param fill fills in what a patch leaves open
   */
  Optional<Document> patched(
      Document document,
      BiFunction<YamlNode.Mapping, NodeSource, YamlNode.Mapping> fill,
      Diagnostics problems) {
    if (overlay.isEmpty() || document.name().isEmpty()) {
      return Optional.of(document);
    }
    var address = Address.parse(document.header().text() + "." + document.name().get().text());
    if (address.isEmpty()) {
      return Optional.of(document);
    }
    return switch (overlay.apply(
        address.get(), document.root(), document.source(), fill, problems)) {
      case Overlay.Outcome.Same _ -> Optional.of(document);
      case Overlay.Outcome.Removed _ -> Optional.empty();
      case Overlay.Outcome.Changed(var root, var source) -> {
        var before = document.places().provenance();
        var provenance =
            new Declared.Provenance(before.element(), Optional.of(overlay.environment()));
        yield Optional.of(
            new Document(
                source,
                root,
                document.header(),
                (header, name) -> new KeptPlaces(source, root, header, name, provenance)));
      }
    };
  }

  private static Diagnostic headless(YamlNode.Mapping root, NodeSource source) {
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
      YamlNode.Mapping root, String name, NodeSource source, Diagnostics problems) {
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

  /** What the parts of a document are bound with. */
  static BindContext context(Kind<?> kind, Document document) {
    var address = document.name().flatMap(name -> Address.parse(kind.name() + "." + name.text()));
    var subject = address.map(a -> "`" + a + "`").orElse("this `" + kind.name() + "`");
    return new BindContext(
        document.source(), subject, address, new ArrayList<>(0), new Diagnostics());
  }

  /** Binds a document's parts; false when not even its address is known. */
  boolean bind(Kind<?> kind, Document document, Reading reading) {
    if (keeping) {
      reading.bound().add(new Reading.Aside(kind, document));
    }
    var context = context(kind, document);
    boolean told = bind(kind, document, new DocumentBinder(context, kind, document), reading);
    reading.problems().addAll(context.problems().sorted());
    return told;
  }

  private static boolean bind(
      Kind<?> kind, Document document, DocumentBinder binder, Reading reading) {
    if (kind == KnownKinds.STACK) {
      reading.stacks().add(binder.stack());
      return true;
    }
    if (kind == KnownKinds.POLICY) {
      binder.policy(document.places()).ifPresent(reading.policies()::add);
      return true;
    }
    var draft =
        kind.name().equals(Kind.PROVIDER) || kind.isLocal()
            ? binder.settings(document.places())
            : binder.resource(document.places());
    draft.ifPresent(reading.drafts()::add);
    return draft.isPresent();
  }
}
