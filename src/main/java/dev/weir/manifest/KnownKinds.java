package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import dev.weir.kind.Shape;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds that documents may have: those of the providers, and the stack. Safe for threads. */
final class KnownKinds {

  /** The kind of a stack's settings. */
  static final Kind<Stack> STACK = Kind.of(Stack.class);

  /** The kind of a rule that plans and manifests have to keep. */
  static final Kind<Policy> POLICY = Kind.of(Policy.class);

  /** The kind of documents that declare variables. */
  static final Kind<VariablesDocument> VARIABLES = Kind.of(VariablesDocument.class);

  /** The kind of documents that give one document for each element. */
  static final Kind<ForEachDocument> FOR_EACH = Kind.of(ForEachDocument.class);

  /** Every kind that belongs to no provider. */
  static final List<Kind<?>> OURS = List.of(STACK, POLICY, VARIABLES, FOR_EACH);

  private final Kinds kinds;
  private final Map<String, List<Kind<?>>> byVersion = new ConcurrentHashMap<>();

  KnownKinds(Kinds kinds) {
    this.kinds = kinds;
  }

  /** What the spec of documents of a kind looks like, where it is not read by hand. */
  Optional<Shape> shape(String apiVersion, String name) {
    return of(apiVersion).stream()
        .filter(kind -> kind.name().equals(name) && kind != VARIABLES && kind != FOR_EACH)
        .findFirst()
        .map(Kind::shape);
  }

  /** Whether documents of a kind are about manifests rather than about what is live. */
  static boolean isOwn(Kind<?> kind) {
    return OURS.contains(kind);
  }

  /** The kind that a document's header names; tells of one that does not exist. */
  Optional<Kind<?>> find(
      YamlNode.Scalar apiVersion, YamlNode.Scalar name, NodeSource source, Diagnostics problems) {
    var known = of(apiVersion.text());
    if (known.isEmpty()) {
      problems.add(unknownVersion(apiVersion, source));
      return Optional.empty();
    }
    for (var kind : known) {
      if (kind.name().equals(name.text())) {
        return Optional.of(kind);
      }
    }
    problems.add(unknownKind(apiVersion, name, source));
    return Optional.empty();
  }

  private List<Kind<?>> of(String apiVersion) {
    if (apiVersion.equals(STACK.apiVersion())) {
      return OURS;
    }
    var known = byVersion.get(apiVersion);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      var read = kinds.of(apiVersion);
      byVersion.put(apiVersion, read);
      return read;
    }
  }

  private Diagnostic unknownVersion(YamlNode.Scalar apiVersion, NodeSource source) {
    var versions = new ArrayList<>(kinds.apiVersions());
    versions.add(STACK.apiVersion());
    return Diagnostic.error(
            "unknown-api-version", "there is no `apiVersion` " + Words.quoted(apiVersion.text()))
        .at(source.place(apiVersion))
        .hint(Suggestion.hint(apiVersion.text(), versions));
  }

  private Diagnostic unknownKind(
      YamlNode.Scalar apiVersion, YamlNode.Scalar name, NodeSource source) {
    var message = "`%s` has no kind %s".formatted(apiVersion.text(), Words.quoted(name.text()));
    var names = of(apiVersion.text()).stream().map(Kind::name).toList();
    var hint =
        kinds.apiVersions().stream()
            .filter(version -> kinds.find(version, name.text()).isPresent())
            .findFirst()
            .or(() ->
                OURS.stream()
                    .filter(kind -> kind.name().equals(name.text()))
                    .map(Kind::apiVersion)
                    .findFirst())
            .map(version -> "`" + name.text() + "` is a kind of `" + version + "`")
            .orElseGet(() -> Suggestion.hint(name.text(), names));
    return Diagnostic.error("unknown-kind", message).at(source.place(name)).hint(hint);
  }
}
