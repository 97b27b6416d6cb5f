package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.edit.YamlEdit;
import dev.weir.render.UnifiedDiff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Values that are to be set in manifests; nothing is written before it is asked for. */
final class ManifestEdits {

  private final Path root;
  private final Optional<String> environment;
  private final SequencedMap<String, Edited> files = new LinkedHashMap<>();

  /** A file as it is and as it would be. */
  private record Edited(String before, String after) {}

  /**
   * No edits so far.
   *
   * @param root the folder that manifests stand under
   * @param environment the environment whose patches count; what all environments share is then
   *     left as it is
   */
  ManifestEdits(Path root, Optional<String> environment) {
    this.root = root;
    this.environment = environment;
  }

  /**
   * Sets a value, a scalar, at a path of a document's spec, such as {@code target.fragCount}.
   *
   * @return why that cannot be done; empty when it can
   */
  Optional<String> set(Declared declared, String field, Value value) {
    var obstacle = obstacle(declared);
    if (obstacle.isPresent()) {
      return obstacle;
    }
    var path = Stream.concat(Stream.of("spec"), Arrays.stream(field.split("\\."))).toList();
    var file = files.computeIfAbsent(declared.file(), this::read);
    var kind = declared.places().document();
    int document =
        YamlEdit.documentAt(file.before(), kind.line(), kind.column()).orElse(Integer.MAX_VALUE);
    return switch (YamlEdit.set(file.after(), new YamlEdit.Wish(document, path, value))) {
      case YamlEdit.Outcome.Done(var text) -> {
        files.put(declared.file(), new Edited(file.before(), text));
        yield Optional.empty();
      }
      case YamlEdit.Outcome.Refusal(var why) -> Optional.of(why);
    };
  }

  private Optional<String> obstacle(Declared declared) {
    var made = declared.places().provenance();
    if (made.element().isPresent()) {
      var element = made.element().get();
      return Optional.of(
          "it is made by `%s` for the element `%s` at %s: a template cannot be edited for one"
              .formatted(element.loop(), element.key(), element.place()));
    }
    if (made.environment().isPresent()) {
      return Optional.of(
          "the environment `%s` patches it: write it into the patch, or into what is patched"
              .formatted(made.environment().get()));
    }
    if (environment.isPresent()) {
      return Optional.of(
          "it stands in the manifests of every environment: write it into the patch of `%s`"
              .formatted(environment.get()));
    }
    return declared.file().equals("-")
        ? Optional.of("its manifest comes from standard input")
        : Optional.empty();
  }

  /** Strictly: what is not UTF-8 would not come back as it was. */
  private Edited read(String file) {
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(root.resolve(file)));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return new Edited(text, text);
    } catch (CharacterCodingException _) {
      throw new Refused(
          Diagnostic.error("not-utf8", "`" + file + "` is not UTF-8").hint("save it as UTF-8"));
    } catch (IOException e) {
      throw new Refused(Diagnostic.error("file-unreadable", "`" + file + "` cannot be read: " + e));
    }
  }

  private List<Map.Entry<String, Edited>> changed() {
    return files.entrySet().stream()
        .filter(file -> !file.getValue().before().equals(file.getValue().after()))
        .toList();
  }

  /** The files that would change, relative to the root. */
  List<String> changedFiles() {
    return changed().stream().map(Map.Entry::getKey).toList();
  }

  /**
   * The changes as a patch.
   *
   * @param from the folder that the patch's paths start from
   */
  String diff(Path from) {
    var out = new StringBuilder();
    for (var file : changed()) {
      var path = root.resolve(file.getKey()).toAbsolutePath().normalize();
      var base = from.toAbsolutePath().normalize();
      var name = path.startsWith(base) ? base.relativize(path) : Path.of(file.getKey());
      out.append(
          UnifiedDiff.of(
              name.toString().replace('\\', '/'),
              file.getValue().before(),
              file.getValue().after()));
    }
    return out.toString();
  }

  /** Writes the files. */
  void write() {
    for (var file : changed()) {
      try (var to = ReportFile.replacing(root.resolve(file.getKey()))) {
        to.writer().write(file.getValue().after());
        to.keep();
      } catch (IOException e) {
        throw new Refused(
            Diagnostic.error("file-unwritable", "`" + file.getKey() + "` cannot be written: " + e));
      }
    }
  }
}
