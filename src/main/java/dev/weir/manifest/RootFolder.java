package dev.weir.manifest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Works out the root when no option names it. */
final class RootFolder {

  private RootFolder() {}

  /** The folder itself, or the folder of a file. */
  static Path of(Path currentFolder, String given) {
    try {
      var path = currentFolder.resolve(given).normalize();
      var parent = path.getParent();
      return Files.isDirectory(path) || parent == null ? path : parent;
    } catch (InvalidPathException _) {
      return currentFolder;
    }
  }

  /** The nearest folder that holds both. */
  static Path common(Path a, Path b) {
    var folder = a;
    while (!b.startsWith(folder)) {
      var parent = folder.getParent();
      if (parent == null) {
        return folder;
      }
      folder = parent;
    }
    return folder;
  }
}
