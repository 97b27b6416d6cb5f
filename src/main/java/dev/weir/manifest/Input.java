package dev.weir.manifest;

import dev.weir.manifest.template.Given;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to read.
 *
 * @param paths files, folders, or {@code -} for standard input, as the user wrote them
 * @param currentFolder what relative paths start from
 * @param root the folder that nothing may be read outside of; without it, the one folder given, the
 *     folder of the one file, or the nearest folder that holds all paths
 * @param stdin read once when {@code -} is among the paths
 * @param choices what is left open in manifests and decided for a run
 */
public record Input(
    List<String> paths,
    Path currentFolder,
    Optional<Path> root,
    InputStream stdin,
    Choices choices) {

  public Input {
    paths = List.copyOf(paths);
  }

  /**
   * What is left open in manifests and decided for a run.
   *
   * @param environment the environment whose patches count
   * @param given the values of variables
   */
  public record Choices(Optional<String> environment, Given given) {
    /** No environment, and no value. */
    public static final Choices NONE = new Choices(Optional.empty(), Given.NOTHING);
  }

  /** These paths, without an environment and without values for variables. */
  public Input(List<String> paths, Path currentFolder, Optional<Path> root, InputStream stdin) {
    this(paths, currentFolder, root, stdin, Choices.NONE);
  }

  /** These paths, with the root that follows from them. */
  public static Input of(Path currentFolder, String... paths) {
    return new Input(
        List.of(paths), currentFolder, Optional.empty(), InputStream.nullInputStream());
  }

  /** The folder that nothing may be read outside of, and that {@link Declared#file} starts from. */
  public Path rootFolder() {
    return root.map(currentFolder::resolve).orElseGet(this::commonFolder).normalize();
  }

  private Path commonFolder() {
    return paths.stream()
        .filter(path -> !path.equals("-"))
        .map(path -> RootFolder.of(currentFolder, path))
        .reduce(RootFolder::common)
        .orElse(currentFolder);
  }
}
