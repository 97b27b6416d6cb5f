package dev.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version that was built. */
final class Version {

  private Version() {}

  /** For instance {@code 1.0.0}. */
  static String current() {
    try (var in = Version.class.getResourceAsStream("version")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
