package dev.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the folders below one in which a stack begins: those with our own folder or a Stack. */
final class StackFolders {

  private static final int DEPTH = 8;
  private static final int LARGEST = 1 << 20;
  private static final Pattern STACK =
      Pattern.compile(
          "(?m)^apiVersion:\\s*['\"]?weir/v1['\"]?\\s*\\R?[^-]*^kind:\\s*['\"]?Stack\\b");

  private StackFolders() {}

  /** The folders, the given one first when it is one of them. */
  static List<Path> below(Path folder) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(FileVisitOption.class),
          DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                throws IOException {
              var name = path.getFileName() == null ? "" : path.getFileName().toString();
              if (!path.equals(folder) && (name.startsWith(".") || name.equals("node_modules"))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              if (begins(path)) {
                found.add(path);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  private static boolean begins(Path folder) throws IOException {
    if (Files.isDirectory(folder.resolve(".weir"))) {
      return true;
    }
    try (var files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
      for (var file : files) {
        if (Files.isRegularFile(file)
            && Files.size(file) < LARGEST
            && STACK.matcher(Files.readString(file)).find()) {
          return true;
        }
      }
    } catch (java.nio.charset.MalformedInputException | java.nio.file.AccessDeniedException _) {
      return false;
    }
    return false;
  }
}
