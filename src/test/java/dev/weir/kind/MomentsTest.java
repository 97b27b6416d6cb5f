package dev.weir.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-31T20:00:00Z",
        "2026-12-31T20:00:00+08:00",
        "2026-12-31T20:00:00-08:00",
        "2026-12-31T20:00:00.123456789Z",
        "2026-12-31T20:00:00.5+08:00",
        "2026-12-31T20:00:00.000Z",
        "2026-12-31T20:00:00.1234567890Z",
        "2026-12-31T20:00:00.Z",
        "2026-12-31T20:00:00.5",
        "2026-12-31T20:00Z",
        "2028-02-29T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-12-31T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-12-31T20:00:00+18:00",
        "2026-12-31T20:00:00+18:01",
        "2026-12-31T20:00:00+08:60",
        "2026-12-31T20:00:00+0800",
        "2026-12-31t20:00:00z",
        "2026-12-31 20:00:00Z",
        "+12026-12-31T20:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-12-31T20:00:00",
        "2026-12-31",
        "Z",
        ""
      })
  void readsWhatTheJdkReads(String text) {
    assertThat(read(Moments::parse, text)).isEqualTo(read(MomentsTest::jdks, text));
  }

  @Test
  void readsMutilatedTimesAsTheJdkDoes() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      var fraction = random.nextBoolean() ? ".054" : "";
      var text = new StringBuilder("2026-12-31T20:00:00" + fraction + "+08:00");
      int position = random.nextInt(text.length());
      text.setCharAt(position, "0123456789-:TZ+.".charAt(random.nextInt(16)));
      text.setLength(random.nextInt(10) == 0 ? position : text.length());
      var mutilated = text.toString();
      assertThat(read(Moments::parse, mutilated))
          .as("%s (seed %d)", mutilated, seed)
          .isEqualTo(read(MomentsTest::jdks, mutilated));
    }
  }

  private static Instant jdks(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Optional<Instant> read(Function<String, Instant> reader, String text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
