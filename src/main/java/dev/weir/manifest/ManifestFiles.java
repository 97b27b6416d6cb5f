package dev.weir.manifest;

import dev.weir.diag.Diagnostics;
import dev.weir.diag.Refused;
import java.nio.file.Path;
import java.util.List;

/** The files that an input stands for. */
public final class ManifestFiles {

  private ManifestFiles() {}

  /**
   * A file.
   *
   * @param path where it is, symbolic links followed
   * @param name what people call it
   */
  public record Found(Path path, String name) {}

  /**
   * The files below the input's paths, each once, in order.
   *
   * @throws Refused when a path leads nowhere, or outside of the root
   */
  public static List<Found> find(Input input) {
    var problems = new Diagnostics();
    var found = new FileFinder(input, problems).find();
    if (problems.hasErrors()) {
      throw new Refused(problems.sorted());
    }
    return found.files().stream().map(file -> new Found(file.real(), file.name())).toList();
  }
}
