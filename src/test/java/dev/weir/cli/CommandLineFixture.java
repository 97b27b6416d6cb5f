package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Runs commands in this process, in a folder of their own, at a time of their own. */
final class CommandLineFixture {
  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final AtomicLong milliseconds = new AtomicLong();
  private InputStream in = InputStream.nullInputStream();
  private boolean terminal;
  private Instant start = START;
  private Runnable whileWaiting = () -> {};
  private Interrupts interrupts = reaction -> new QuietWatch();

  CommandLineFixture(Path folder) {
    this.folder = folder;
  }

  /** A watch that no signal ends. */
  static final class QuietWatch implements Interrupts.Watch {
    @Override
    public boolean isInterrupted() {
      return false;
    }

    @Override
    public void close() {}
  }

  /**
   * What a command came to.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int code, String out, String err) {
    /** Checks the exit code, and shows what was said when it is another. */
    Outcome exits(int expected) {
      assertThat(code).as(out + "\n" + err).isEqualTo(expected);
      return this;
    }
  }

  CommandLineFixture with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The time when commands begin. */
  CommandLineFixture at(Instant time) {
    start = time;
    return this;
  }

  /** This happens whenever a command waits. */
  CommandLineFixture whileWaiting(Runnable happening) {
    whileWaiting = happening;
    return this;
  }

  /** A person sits at the terminal and types this. */
  CommandLineFixture typing(String text) {
    terminal = true;
    return reading(text);
  }

  /** Standard input holds this. */
  CommandLineFixture reading(String text) {
    return reading(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  CommandLineFixture reading(InputStream input) {
    in = input;
    return this;
  }

  CommandLineFixture interruptedBy(Interrupts signals) {
    interrupts = signals;
    return this;
  }

  CommandLineFixture file(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Outcome run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = Main.run(List.of(arguments), surroundings(out, err));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The outside of commands that print to these. */
  Surroundings surroundings(OutputStream out, OutputStream err) {
    return new Surroundings(
        in,
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        environment,
        folder,
        () -> terminal,
        () -> start.plusMillis(milliseconds.incrementAndGet()),
        interrupts,
        pause -> {
          milliseconds.addAndGet(pause.toMillis());
          whileWaiting.run();
        });
  }
}
