package dev.weir.manifest.overlay;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.Optional;

/** Reads the documents of an environment's file. */
final class PatchReader {

  private static final String HINT =
      "a patch has `kind`, `metadata: {name: …}` and what is different";

  private final ManifestSource source;
  private final Diagnostics problems;

  PatchReader(ManifestSource source, Diagnostics problems) {
    this.source = source;
    this.problems = problems;
  }

  Optional<Patch> read(YamlNode node) {
    if (!(node instanceof YamlNode.Mapping root)) {
      return error("this document is " + node.form() + ", not a patch", node);
    }
    var kind = root.value("kind").filter(YamlNode.Scalar.class::isInstance);
    var name =
        root.block("metadata")
            .flatMap(metadata -> metadata.value("name"))
            .filter(YamlNode.Scalar.class::isInstance);
    if (kind.isEmpty() || name.isEmpty()) {
      return error("this patch does not say what it is about", first(root));
    }
    var words = ((YamlNode.Scalar) kind.get()).text() + "." + ((YamlNode.Scalar) name.get()).text();
    var address = Address.parse(words);
    if (address.isEmpty()) {
      return error("this patch is about something that has no address", name.get());
    }
    var directive = directive(root);
    if (directive.isEmpty()) {
      return Optional.empty();
    }
    var bare = root.without(Patch.KEY);
    return Optional.of(
        new Patch(
            address.get(),
            directive.get(),
            directive.get() == Patch.Directive.ADD
                ? bare
                : (YamlNode.Mapping) MixedSource.beyond(bare),
            source,
            source.place(name.get())));
  }

  private static YamlNode first(YamlNode.Mapping root) {
    return root.entries().isEmpty() ? root : root.entries().getFirst().key();
  }

  private Optional<Patch.Directive> directive(YamlNode.Mapping root) {
    var written = root.value(Patch.KEY);
    if (written.isEmpty()) {
      return Optional.of(Patch.Directive.MERGE);
    }
    var word = written.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    return switch (word) {
      case "merge" -> Optional.of(Patch.Directive.MERGE);
      case "delete" -> Optional.of(Patch.Directive.DELETE);
      case "add" -> Optional.of(Patch.Directive.ADD);
      default -> {
        problems.add(
            Diagnostic.error("bad-patch", "`$patch` of a document is `merge`, `delete` or `add`")
                .at(source.place(written.get())));
        yield Optional.empty();
      }
    };
  }

  private Optional<Patch> error(String message, YamlNode node) {
    problems.add(Diagnostic.error("bad-patch", message).at(source.place(node)).hint(HINT));
    return Optional.empty();
  }
}
