package dev.weir.history;

import dev.weir.engine.RunEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down a run while it goes on. What was there before is on disk before the first call. Each
 * step is handed to the operating system at once, so it outlives this process however that ends;
 * after a power cut the last steps may be missing, and then what is live tells what became of them.
 */
public final class RunLog implements RunEvent.Listener, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final RunHeader header;
  private final FileChannel file;
  private final InstantSource clock;
  private @Nullable IOException broken;

  /** Takes a new, empty file and writes what is known before the first call. */
  RunLog(RunHeader header, List<ObjectNode> changes, FileChannel file, InstantSource clock) {
    this.header = header;
    this.file = file;
    this.clock = clock;
    var text = new StringBuilder();
    text.append(line(RunJson.line("run", RunJson.header(header))));
    changes.forEach(change -> text.append(line(RunJson.line("change", change))));
    try {
      write(text.toString());
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run's id. */
  public String id() {
    return header.id();
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started(var change, var verb) -> append("begun", step(change.address(), verb));
      case RunEvent.Finished(var change, var verb, _) ->
          append("done", step(change.address(), verb));
      case RunEvent.Failed(var change, var verb, var cause) -> {
        var body = step(change.address(), verb);
        body.put("code", cause.diagnostic().code());
        body.put("message", cause.diagnostic().message());
        body.put("stale", cause.stale());
        append("failed", body);
      }
      case RunEvent.Skipped(var change, var because) -> {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("address", change.address().toString());
        body.put("because", because.toString());
        append("skipped", body);
      }
      case RunEvent.Reading _, RunEvent.Read _, RunEvent.Postponed _ -> {
        // Nothing changes by that.
      }
    }
  }

  private ObjectNode step(Object address, RunEvent.Verb verb) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("address", address.toString());
    body.put("verb", verb.name().toLowerCase(Locale.ROOT));
    body.put("at", clock.instant().toString());
    return body;
  }

  /** Writes down how the run ended. Without it the run counts as killed. */
  public void end(RunRecord.Outcome outcome) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("at", clock.instant().toString());
    body.put("outcome", RunJson.word(outcome));
    append("end", body);
    try {
      file.force(true);
    } catch (IOException e) {
      note(e);
    }
  }

  /** Why the record could not be written to its end, if so. */
  public synchronized Optional<String> trouble() {
    return Optional.ofNullable(broken).map(e -> String.valueOf(e.getMessage()));
  }

  /** A full disk must not stop calls that are under way; it is told at the end. */
  private synchronized void append(String name, JsonNode body) {
    try {
      write(line(RunJson.line(name, body)));
    } catch (IOException e) {
      note(e);
    }
  }

  private synchronized void note(IOException e) {
    broken = e;
  }

  private static String line(ObjectNode line) {
    return JSON.writeValueAsString(line) + "\n";
  }

  private void write(String text) throws IOException {
    var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (buffer.hasRemaining()) {
      file.write(buffer);
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
