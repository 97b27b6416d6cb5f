package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the files that paths stand for, and sees to it that none is outside the root. */
final class FileFinder {

  private final Input input;
  private final Path root;
  private final Diagnostics problems;
  private final Map<Path, ManifestFile> files = new LinkedHashMap<>();
  private final Map<String, Set<ManifestFile>> byPath = new LinkedHashMap<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private Path realRoot;

  /**
   * A file to read.
   *
   * @param real where it is, symbolic links followed
   * @param name what people call it
   * @param relative its path relative to the root, with slashes
   */
  record ManifestFile(Path real, String name, String relative) {}

  /**
   * What was found.
   *
   * @param files each file once, in order
   * @param byPath which files each given path stands for
   * @param folders the folders that were given, relative to the root
   * @param environment the files of the environment
   */
  record Found(
      List<ManifestFile> files,
      Map<String, Set<ManifestFile>> byPath,
      Set<String> folders,
      List<ManifestFile> environment) {}

  FileFinder(Input input, Diagnostics problems) {
    this.input = input;
    this.root = input.rootFolder();
    this.realRoot = root;
    this.problems = problems;
  }

  Found find() {
    try {
      realRoot = root.toRealPath();
    } catch (IOException _) {
      problems.add(Diagnostic.error("no-such-path", "there is no folder `" + root + "`"));
      return new Found(List.of(), Map.of(), Set.of(), List.of());
    }
    for (var given : input.paths()) {
      if (!given.equals("-")) {
        byPath.put(given, new LinkedHashSet<>());
        given(given);
      }
    }
    return new Found(List.copyOf(files.values()), byPath, folders, environment());
  }

  private List<ManifestFile> environment() {
    var found = new ArrayList<ManifestFile>();
    for (var name : input.choices().environment().stream().toList()) {
      for (var path : Environments.files(input, name)) {
        ordinary(path, relative(path)).ifPresent(found::add);
      }
      if (found.isEmpty() && !problems.hasErrors()) {
        problems.add(Environments.unknown(input, name));
      }
    }
    return found;
  }

  private void given(String given) {
    try {
      var path = input.currentFolder().resolve(given).normalize();
      if (!Files.exists(path)) {
        problems.add(noSuchPath(given));
        return;
      }
      if (Files.isDirectory(path)) {
        folders.add(relative(path));
        folder(path, given, given, List.of());
        return;
      }
      file(path, given, given);
    } catch (InvalidPathException e) {
      problems.add(
          Diagnostic.error("no-such-path", "`" + given + "` is not a path: " + e.getReason()));
    }
  }

  private Diagnostic noSuchPath(String given) {
    return Diagnostic.error("no-such-path", "there is no file or folder `" + given + "`")
        .hint("paths start from " + input.currentFolder());
  }

  /** Reads a folder, names in order; {@code above} are the real folders that led here. */
  private void folder(Path folder, String name, String given, List<Path> above) {
    try {
      var real = folder.toRealPath();
      if (above.contains(real)) {
        problems.add(loop(name));
        return;
      }
      if (!real.startsWith(realRoot)) {
        problems.add(outside(name));
        return;
      }
      var way = new ArrayList<>(above);
      way.add(real);
      for (var entry : entries(folder)) {
        entry(entry, name.isEmpty() ? last(entry) : join(name, last(entry)), given, way);
      }
    } catch (FileSystemLoopException _) {
      problems.add(loop(name));
    } catch (IOException e) {
      problems.add(unreadable(name, e));
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.sorted((a, b) -> last(a).compareTo(last(b))).toList();
    }
  }

  private void entry(Path entry, String name, String given, List<Path> way) {
    if (Files.isDirectory(entry)) {
      if (!last(entry).startsWith(".") && !last(entry).equals(Manifests.Coverage.ENVIRONMENTS)) {
        folder(entry, name, given, way);
      }
      return;
    }
    if (isManifest(last(entry)) && !givesVariables(entry)) {
      file(entry, name, given);
    }
  }

  /** Files that give variables their values may stand among the manifests. */
  private boolean givesVariables(Path entry) {
    return input.choices().given().files().stream()
        .anyMatch(file -> input.currentFolder().resolve(file.name()).normalize().equals(entry));
  }

  private static boolean isManifest(String name) {
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.equals("kustomization.yaml")
        && !name.equals("kustomization.yml")
        && !name.startsWith(".");
  }

  private void file(Path path, String name, String given) {
    ordinary(path, name)
        .map(file -> files.computeIfAbsent(file.real(), _ -> file))
        .ifPresent(file -> byPath.computeIfAbsent(given, _ -> new LinkedHashSet<>()).add(file));
  }

  /** A file that can be read; tells of one that must not be. */
  private Optional<ManifestFile> ordinary(Path path, String name) {
    try {
      var real = path.toRealPath();
      if (!real.startsWith(realRoot)) {
        problems.add(outside(name));
        return Optional.empty();
      }
      if (!Files.isRegularFile(real)) {
        problems.add(
            Diagnostic.error("unreadable-path", "`" + name + "` is neither a file nor a folder")
                .hint("to read what another program writes, use `-` and a pipe"));
        return Optional.empty();
      }
      return Optional.of(new ManifestFile(real, name, relative(path)));
    } catch (IOException e) {
      problems.add(unreadable(name, e));
      return Optional.empty();
    }
  }

  private String relative(Path path) {
    var within = path.startsWith(root) ? root.relativize(path) : realRoot.relativize(path);
    var text = within.toString().replace(within.getFileSystem().getSeparator(), "/");
    return text.isEmpty() ? "." : text;
  }

  private static String last(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String join(String folder, String name) {
    if (folder.equals(".")) {
      return name;
    }
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  private static Diagnostic loop(String name) {
    return Diagnostic.error("directory-loop", "`" + name + "` leads back to a folder above it")
        .hint("remove the symbolic link");
  }

  private Diagnostic outside(String name) {
    return Diagnostic.error("outside-root", "`" + name + "` is outside the root `" + root + "`")
        .hint("a manifest is only read below the root; `--root` names another one");
  }

  static Diagnostic unreadable(String name, IOException e) {
    return Diagnostic.error("unreadable-path", "cannot read `" + name + "`: " + Reason.of(e));
  }
}
