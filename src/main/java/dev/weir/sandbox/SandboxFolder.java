package dev.weir.sandbox;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a sandbox keeps its memory; belongs to one process at a time. */
final class SandboxFolder implements AutoCloseable {

  /** How often, and in what pauses, a folder in use is tried again: ten seconds in all. */
  private static final int TRIES = 200;

  private static final long PAUSE_MILLIS = 50;

  private final Path folder;
  private final FileChannel lock;
  private final List<Memory> kept = new ArrayList<>();

  private SandboxFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static SandboxFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new Refused(
            Diagnostic.error(
                    "sandbox-in-use", "another process uses the sandbox in `" + folder + "`")
                .hint("wait for it to end, or choose another folder with --data"));
      }
      return new SandboxFolder(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads what the folder holds for a provider and writes every change there from now on. */
  void keep(String provider, Memory memory) {
    memory.attach(MemoryFile.open(folder.resolve(provider + ".jsonl")));
    kept.add(memory);
  }

  @Override
  public void close() {
    kept.forEach(Memory::detach);
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      if (tried(channel) != null) {
        return true;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another sandbox of this process.
    }
  }
}
