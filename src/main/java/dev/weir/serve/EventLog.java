package dev.weir.serve;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what happened as JSON lines, one object each, in ASCII. One thread writes; who waits for
 * its line waits no longer than it may, and who does not is never held up by a reader that is slow.
 */
final class EventLog implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final int BATCH = 512;

  private record Line(String text, CompletableFuture<Boolean> written) {}

  private final PrintStream out;
  private final long mostBytes;
  private final Counters counters;
  private final LinkedBlockingQueue<Line> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final Thread writer;
  private volatile boolean broken;
  private volatile boolean closed;

  /**
   * A log.
   *
   * @param mostBytes that may wait to be written
   */
  EventLog(PrintStream out, long mostBytes, Counters counters) {
    this.out = out;
    this.mostBytes = mostBytes;
    this.counters = counters;
    // Writing to a file or pipe would pin a virtual thread.
    this.writer = Thread.ofPlatform().daemon().name("callbacks-log").start(this::write);
  }

  /** Writes a line when its turn comes; drops it when too much waits already. */
  void note(Map<String, Object> facts) {
    if (offer(facts, new CompletableFuture<>())) {
      return;
    }
    counters.count("weir_callbacks_log_lines_total", "outcome", "dropped");
  }

  /** Whether a line was written within this time. */
  boolean keep(Map<String, Object> facts, Duration patience) {
    var written = new CompletableFuture<Boolean>();
    if (!offer(facts, written)) {
      counters.count("weir_callbacks_log_lines_total", "outcome", "refused");
      return false;
    }
    try {
      return written.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether lines can still be written. */
  boolean isSound() {
    return !broken && !closed;
  }

  int waiting() {
    return waiting.size();
  }

  private boolean offer(Map<String, Object> facts, CompletableFuture<Boolean> written) {
    if (!isSound()) {
      return false;
    }
    var text = JSON.writeValueAsString(facts);
    if (bytes.addAndGet(text.length()) > mostBytes) {
      bytes.addAndGet(-text.length());
      return false;
    }
    return waiting.add(new Line(text, written));
  }

  private void write() {
    var batch = new ArrayList<Line>(BATCH);
    while (!closed || !waiting.isEmpty()) {
      try {
        var first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, BATCH - 1);
          write(batch);
          batch.clear();
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void write(List<Line> batch) {
    var text = new StringBuilder();
    batch.forEach(line -> text.append(line.text()).append('\n'));
    out.print(text);
    out.flush();
    // A stream that has failed once tells so for good.
    broken = out.checkError();
    for (var line : batch) {
      bytes.addAndGet(-line.text().length());
      line.written().complete(!broken);
      counters.count("weir_callbacks_log_lines_total", "outcome", broken ? "failed" : "written");
    }
  }

  /** Writes what still waits, for a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join(Duration.ofSeconds(3));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
