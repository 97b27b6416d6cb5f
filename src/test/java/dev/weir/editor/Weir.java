package dev.weir.editor;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code weir validate} says of the same text. */
final class Weir {

  private Weir() {}

  static List<Diagnostic> problems(String text) {
    var stdin = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var input = new Input(List.of("-"), Path.of("."), Optional.empty(), stdin);
    return new ManifestLoader(Providers.installed()).load(input).diagnostics();
  }

  /** The lines where it tells of a field that does not exist. */
  static Set<Integer> unknownFields(String text) {
    var lines = new TreeSet<Integer>();
    for (var problem : problems(text)) {
      if (problem.code().equals("unknown-field")) {
        problem.place().ifPresent(place -> lines.add(place.line()));
      }
    }
    return lines;
  }
}
