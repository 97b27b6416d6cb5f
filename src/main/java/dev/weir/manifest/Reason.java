package dev.weir.manifest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says why the file system refused, in words. */
final class Reason {

  private Reason() {}

  static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it is gone, or a symbolic link that leads nowhere";
      case FileSystemException failure ->
          Optional.ofNullable(failure.getReason()).orElse("the file system refuses");
      default -> Optional.ofNullable(e.getMessage()).orElse("the file system refuses");
    };
  }
}
