package dev.weir.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** A lock that the operating system gives back when its holder dies, however it dies. */
final class FileLock implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final FileChannel file;

  private FileLock(FileChannel file) {
    this.file = file;
  }

  /** Takes the lock, waiting as long as patience lasts. */
  static FileLock take(Path path, String operation, LockTerms terms, Duration patience) {
    return Locking.take(() -> attempt(path, operation, terms), terms, patience, BETWEEN_TRIES);
  }

  private static Locking.Attempt<FileLock> attempt(Path path, String operation, LockTerms terms) {
    try {
      var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(file)) {
        file.close();
        return Locking.Attempt.held(Holder.read(Files.readString(path)));
      }
      // The operating system knows whether a holder lives, so this lock needs no lease.
      var holder = new Holder("", operation, terms.who(), Optional.of(terms.now()));
      file.truncate(0);
      file.write(ByteBuffer.wrap(holder.json().toString().getBytes(StandardCharsets.UTF_8)));
      return Locking.Attempt.taken(new FileLock(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who holds it. */
  static Optional<Holder> holder(Path path) {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      return locked(file) ? Optional.empty() : Optional.of(Holder.read(Files.readString(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.truncate(0);
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
