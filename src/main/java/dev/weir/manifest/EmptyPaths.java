package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.manifest.yaml.Pieces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses paths that hold no document: an empty folder is more often a mistake than a wish. */
final class EmptyPaths {

  private EmptyPaths() {}

  static void check(
      Input input,
      FileFinder.Found found,
      List<Pieces.Piece> pieces,
      List<Reading> readings,
      Diagnostics problems) {
    if (problems.hasErrors()) {
      return;
    }
    var filled = new HashSet<String>();
    for (int i = 0; i < pieces.size(); i++) {
      if (readings.get(i).documents() > 0) {
        filled.add(pieces.get(i).source().file());
      }
    }
    if (input.paths().isEmpty()) {
      problems.add(Diagnostic.error("no-manifests", "no path was given"));
    }
    for (var path : input.paths()) {
      boolean holds =
          path.equals("-")
              ? filled.contains("-")
              : found.byPath().getOrDefault(path, Set.of()).stream()
                  .anyMatch(f -> filled.contains(f.relative()));
      if (!holds) {
        problems.add(
            Diagnostic.error("no-manifests", "there is no manifest in `" + path + "`")
                .hint("manifests are YAML documents in files named `*.yaml` or `*.yml`"));
      }
    }
  }
}
