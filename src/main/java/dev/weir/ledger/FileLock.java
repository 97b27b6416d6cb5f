package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/** A lock that the operating system gives back when its holder dies, however it dies. */
final class FileLock implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final FileChannel file;

  private FileLock(FileChannel file) {
    this.file = file;
  }

  /** Takes the lock, waiting as long as patience lasts. */
  static FileLock take(
      Path path, String operation, String who, InstantSource clock, Duration patience) {
    var deadline = clock.instant().plus(patience);
    var lock = tryTake(path, operation, who, clock.instant());
    while (lock == null) {
      if (!clock.instant().isBefore(deadline)) {
        throw new Locked(held(path));
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      lock = tryTake(path, operation, who, clock.instant());
    }
    return lock;
  }

  private static @org.jspecify.annotations.Nullable FileLock tryTake(
      Path path, String operation, String who, Instant now) {
    try {
      var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(file)) {
        file.close();
        return null;
      }
      var holder =
          "%s by %s since %s".formatted(operation, who, now.truncatedTo(ChronoUnit.SECONDS));
      file.truncate(0);
      file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      return new FileLock(file);
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

  private static Diagnostic held(Path path) {
    return Diagnostic.error("ledger-locked", "the ledger is locked: " + holder(path))
        .hint("wait for that run to end, or give `--lock-timeout 5m` to wait here");
  }

  private static String holder(Path path) {
    try {
      var text = Files.readString(path).strip();
      return text.isEmpty() ? "somebody is at work" : text;
    } catch (IOException _) {
      return "somebody is at work";
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
