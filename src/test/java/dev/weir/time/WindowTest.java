package dev.weir.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  private static final Instant NOW = Instant.parse("2026-11-21T13:30:00.700Z");
  private static final TimeText TIMES = new TimeText(NOW, ZoneOffset.ofHours(8));

  private static final WindowLimits LIMITS =
      new WindowLimits(
          "OSS makes playlists",
          Optional.of(Duration.ofHours(24)),
          Optional.of(Period.ofMonths(3)));

  private static Window read(String from, String to, String length) {
    return new WindowText(text(from), text(to), text(length).map(Duration::parse), Optional.empty())
        .read(TIMES);
  }

  private static Optional<String> text(String word) {
    return Optional.ofNullable(word).filter(given -> !given.isEmpty());
  }

  private static Diagnostic refusal(ThrowingCallable call) {
    var said = new Diagnostic[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refused.class, e -> said[0] = e.diagnostics().getFirst());
    return said[0];
  }

  @ParameterizedTest
  @CsvSource({
    "1h, '', '', 2026-11-21T12:30:00Z, 2026-11-21T13:30:00Z",
    "2h, 1h, '', 2026-11-21T11:30:00Z, 2026-11-21T12:30:00Z",
    "2026-11-20, 2026-11-20, '', 2026-11-19T16:00:00Z, 2026-11-20T16:00:00Z",
    "2026-11-20, '', PT2H, 2026-11-19T16:00:00Z, 2026-11-19T18:00:00Z",
    "'', 20:00, PT90M, 2026-11-21T10:30:00Z, 2026-11-21T12:00:00Z",
    "'', '', PT30M, 2026-11-21T13:00:00Z, 2026-11-21T13:30:00Z"
  })
  void two_of_beginning_end_and_length_make_a_window(
      String from, String to, String length, Instant start, Instant end) {
    assertThat(read(from, to, length)).isEqualTo(new Window(start, end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '' | '' | no beginning is given",
        "'' | 1h | '' | no beginning is given",
        "1h | now | PT1H | `--from`, `--to` and `--for` are one too many",
        "1h | 2h | '' | the window ends at 2026-11-21T11:30:00Z, before it begins at"
            + " 2026-11-21T12:30:00Z",
        "now | now | '' | the window is empty: it begins and ends at 2026-11-21T13:30:00Z",
        "lunch | now | '' | `--from lunch` is no time",
        "1h | lunch | '' | `--to lunch` is no time",
        "1h | '' | PT999999999999H | `--for` goes too far"
      })
  void what_makes_no_window_is_wrong_usage(String from, String to, String length, String message) {
    var refused = refusal(() -> read(from, to, length));
    assertThat(refused.message()).isEqualTo(message);
    assertThat(refused.code()).isEqualTo("usage");
    assertThat(refused.hint()).isPresent();
  }

  @Test
  void a_declared_window_stands_alone() {
    var event = new Window(NOW.minusSeconds(60), NOW.plusSeconds(60));
    assertThat(
            new WindowText(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(event))
                .read(TIMES))
        .isEqualTo(event);
    assertThat(
            refusal(() ->
                    new WindowText(
                            Optional.of("1h"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(event))
                        .read(TIMES))
                .message())
        .isEqualTo("`--event` is the whole window");
  }

  @Test
  void only_what_is_over_can_have_been_recorded() {
    var open = new Window(NOW.minusSeconds(60), NOW.plusSeconds(60));
    assertThat(open.isOpen(NOW)).isTrue();
    assertThat(open.past(NOW)).isEqualTo(new Window(NOW.minusSeconds(60), NOW));
    var over = new Window(NOW.minusSeconds(60), NOW.minusSeconds(30));
    assertThat(over.past(NOW)).isEqualTo(over);
    var ahead = new Window(NOW.plusSeconds(60), NOW.plusSeconds(90));
    assertThat(refusal(() -> ahead.past(NOW)).code()).isEqualTo("window-in-the-future");
  }

  @Test
  void limits_hold_to_the_second() {
    var end = Instant.parse("2026-11-21T00:00:00Z");
    LIMITS.check(new Window(end.minusSeconds(86_400), end), NOW);
    var longer = refusal(() -> LIMITS.check(new Window(end.minusSeconds(86_401), end), NOW));
    assertThat(longer.message())
        .isEqualTo("OSS makes playlists of at most 24h at once; this is 24h1s");
    assertThat(longer.hint()).contains("ask for it in parts: `--for 24h`");

    var oldest = Instant.parse("2026-08-21T13:30:01Z");
    LIMITS.check(new Window(oldest, oldest.plusSeconds(1)), NOW);
    var older = refusal(() -> LIMITS.check(new Window(oldest.minusSeconds(1), oldest), NOW));
    assertThat(older.code()).isEqualTo("window-too-old");
    assertThat(older.message())
        .isEqualTo(
            "OSS makes playlists of the last 3 months only; this begins at 2026-08-21T13:30:00Z");
    WindowLimits.NONE.check(new Window(Instant.EPOCH, NOW), NOW);
  }

  @Test
  void any_two_moments_make_a_window_of_whole_seconds_or_none() {
    long seed = 3;
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      var start = NOW.plusMillis(random.nextInt(10_000));
      var end = NOW.plusMillis(random.nextInt(10_000));
      try {
        var window = new Window(start, end);
        assertThat(window.start()).isEqualTo(start.truncatedTo(ChronoUnit.SECONDS));
        assertThat(window.end()).isEqualTo(end.truncatedTo(ChronoUnit.SECONDS));
        assertThat(window.length()).as("seed %d", seed).isPositive();
      } catch (Refused e) {
        assertThat(Duration.between(start, end))
            .as("seed %d", seed)
            .isLessThan(Duration.ofSeconds(1));
      }
    }
  }
}
