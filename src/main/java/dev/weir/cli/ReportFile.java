package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that a result goes to. It is opened before any provider is asked, so that a run does not
 * end with nowhere to write, and replaced as a whole when the result is complete.
 */
final class ReportFile implements AutoCloseable {

  private final Path target;
  private final Optional<Path> draft;
  private final Writer writer;
  private boolean kept;

  private ReportFile(Path target, Optional<Path> draft, Writer writer) {
    this.target = target;
    this.draft = draft;
    this.writer = writer;
  }

  /**
   * Opens a file to be replaced.
   *
   * @throws Refused when it cannot be written
   */
  static ReportFile replacing(Path target) {
    try {
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        return onto(target);
      }
      var real = Files.isSymbolicLink(target) ? target.toRealPath() : target;
      var name = real.getFileName() + ".";
      var draft = Files.createTempFile(folder(real), "." + name, ".part");
      return new ReportFile(real, Optional.of(draft), Files.newBufferedWriter(draft));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
  }

  /** A device or a pipe takes the result as it comes. */
  private static ReportFile onto(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException("it is a folder");
    }
    var writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    return new ReportFile(target, Optional.empty(), writer);
  }

  /**
   * Opens a file to be added to, line by line.
   *
   * @throws Refused when it cannot be written
   */
  static ReportFile appending(Path target) {
    return open(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Opens a file that is written while a run goes on.
   *
   * @throws Refused when it cannot be written
   */
  static ReportFile streaming(Path target) {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)
        ? open(target, StandardOpenOption.WRITE)
        : open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static ReportFile open(Path target, StandardOpenOption... how) {
    try {
      return new ReportFile(target, Optional.empty(), Files.newBufferedWriter(target, how));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static Refused unwritable(Path target, IOException e) {
    var why = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new Refused(
        Diagnostic.error("report-path", "the result cannot be written to `" + target + "`: " + why)
            .hint("give a file in a folder that exists and that you may write to"));
  }

  Writer writer() {
    return writer;
  }

  /** Writes a result. */
  @FunctionalInterface
  interface Filling {
    /** Writes it; the writer stays open. */
    void fill(Writer to) throws IOException;
  }

  /**
   * Has the result written.
   *
   * @throws Refused when that does not go all the way, for instance because the disk is full
   */
  void filling(Filling filling) {
    try {
      filling.fill(writer);
      writer.flush();
    } catch (IOException e) {
      throw unwritable(target, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof IOException cause) {
        throw unwritable(target, cause);
      }
      throw e;
    }
  }

  /** The result is complete: the file holds it from now on. */
  void keep() {
    try {
      writer.close();
      if (draft.isPresent()) {
        move(draft.get());
      }
      kept = true;
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** What could not be written has been told of; what is left of it in memory does not matter. */
  private void discard() {
    try {
      writer.close();
    } catch (IOException _) {
      // The result is not kept.
    }
  }

  private void move(Path from) throws IOException {
    share(from);
    try {
      Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A temporary file is for its owner only; what takes its place is as readable as it was. */
  private void share(Path from) throws IOException {
    var view = Files.getFileStore(from);
    if (view.supportsFileAttributeView("posix")) {
      var rights =
          Files.exists(target)
              ? Files.getPosixFilePermissions(target)
              : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--");
      Files.setPosixFilePermissions(from, rights);
    }
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try {
      discard();
      if (draft.isPresent()) {
        Files.deleteIfExists(draft.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
