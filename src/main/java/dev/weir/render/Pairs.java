package dev.weir.render;

import dev.weir.kind.Scalars;
import java.time.Duration;
import java.util.Optional;

/** Names and what they stand for, a line each, under a sentence. */
final class Pairs {

  private static final int WIDTH = 11;

  private Pairs() {}

  /** A line, if there is something to say. */
  static void append(StringBuilder out, String name, Optional<String> value) {
    value.ifPresent(text ->
        out.append("  ")
            .append(name)
            .repeat(' ', Math.max(1, WIDTH - name.length()))
            .append(Quoted.plain(text))
            .append('\n'));
  }

  /** A number of seconds as people write them, parts of one left out. */
  static String seconds(double seconds) {
    return Scalars.write(Duration.ofSeconds(Math.round(seconds)));
  }
}
