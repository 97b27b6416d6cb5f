package dev.weir.cli;

import dev.weir.http.Sleeper;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The process that a command runs in.
 *
 * @param in standard input
 * @param out takes results
 * @param err takes progress and diagnostics
 * @param environment the environment variables
 * @param currentFolder what relative paths start from
 * @param isTerminal whether a person sits at the other end
 * @param clock the time
 * @param interrupts signals that ask to stop
 * @param sleeper how a command waits
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path currentFolder,
    BooleanSupplier isTerminal,
    InstantSource clock,
    Interrupts interrupts,
    Sleeper sleeper) {

  /** The environment variable with this name. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /** Whether text may be coloured. */
  boolean isColourful() {
    return variable("NO_COLOR").filter(text -> !text.isEmpty()).isEmpty()
        && variable("CI").filter(text -> !text.isEmpty()).isEmpty()
        && variable("TERM").filter("dumb"::equals).isEmpty()
        && isTerminal.getAsBoolean();
  }

  /** How many columns the terminal has, if somebody said. */
  Optional<Integer> columns() {
    return variable("COLUMNS")
        .filter(text -> text.matches("[1-9][0-9]{1,3}"))
        .map(Integer::valueOf);
  }
}
