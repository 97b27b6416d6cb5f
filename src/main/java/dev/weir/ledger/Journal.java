package dev.weir.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of lines, each durable when {@link #append} returns. Lines that many threads append at the
 * same time share one flush to disk.
 */
final class Journal implements AutoCloseable {

  private final FileChannel file;
  private final ReentrantLock flushing = new ReentrantLock();
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private long taken;
  private long flushed;

  Journal(Path path) {
    try {
      this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      cutTornLine(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a crash left behind the last line end was never promised to anybody. */
  private void cutTornLine(Path path) throws IOException {
    var content = Files.readAllBytes(path);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    file.truncate(end);
    file.position(end);
  }

  /** Appends a line, which must hold no line break. */
  void append(String line) {
    long ticket = enqueue((line + "\n").getBytes(StandardCharsets.UTF_8));
    flushing.lock();
    try {
      if (flushed < ticket) {
        flush();
      }
    } finally {
      flushing.unlock();
    }
  }

  private long enqueue(byte[] line) {
    synchronized (waiting) {
      waiting.add(line);
      return ++taken;
    }
  }

  private void flush() {
    try {
      var batch = drain();
      while (batch.hasRemaining()) {
        file.write(batch);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ByteBuffer drain() {
    synchronized (waiting) {
      int size = waiting.stream().mapToInt(line -> line.length).sum();
      var batch = ByteBuffer.allocate(size);
      waiting.forEach(batch::put);
      waiting.clear();
      flushed = taken;
      return batch.flip();
    }
  }

  /** Whether it holds a line. */
  boolean isWritten() {
    try {
      return file.size() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets every line: what they said stands elsewhere now. */
  void clear() {
    try {
      file.truncate(0);
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
