package dev.weir.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  /** 21:30 on a Saturday in Shanghai. */
  private static final Instant NOW = Instant.parse("2026-11-21T13:30:00Z");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static TimeText times() {
    return new TimeText(NOW, SHANGHAI);
  }

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-21T13:30:00Z",
    "1h, 2026-11-21T12:30:00Z",
    "-1h, 2026-11-21T12:30:00Z",
    "+1h30m, 2026-11-21T15:00:00Z",
    "1d12h, 2026-11-20T01:30:00Z",
    "2026-11-20T20:00+08:00, 2026-11-20T12:00:00Z",
    "2026-11-20T20:00:00+08:00, 2026-11-20T12:00:00Z",
    "2026-11-20T20:00:00.250+08:00, 2026-11-20T12:00:00.250Z",
    "2026-11-20T20:00:00+0800, 2026-11-20T12:00:00Z",
    "2026-11-20T20:00:00+08, 2026-11-20T12:00:00Z",
    "2026-11-20t20:00z, 2026-11-20T20:00:00Z",
    "2026-11-20T20:00Z, 2026-11-20T20:00:00Z",
    "2026-11-20 20:00, 2026-11-20T12:00:00Z",
    "2026-11-20 9:05, 2026-11-20T01:05:00Z",
    "2026-11-20 20:00 Europe/Berlin, 2026-11-20T19:00:00Z",
    "2026-11-20 20:00 -05:00, 2026-11-21T01:00:00Z",
    "20:00, 2026-11-21T12:00:00Z",
    "yesterday 20:00, 2026-11-20T12:00:00Z",
    "tomorrow 0:00, 2026-11-21T16:00:00Z",
    "today 24:00, 2026-11-21T16:00:00Z",
    "@1741521870, 2025-03-09T12:04:30Z",
    "' now ', 2026-11-21T13:30:00Z"
  })
  void a_moment_has_many_spellings(String text, Instant moment) {
    assertThat(times().read(text)).isEqualTo(TimeText.Reach.of(moment));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-19T16:00:00Z, 2026-11-20T16:00:00Z",
    "today, 2026-11-20T16:00:00Z, 2026-11-21T16:00:00Z",
    "yesterday, 2026-11-19T16:00:00Z, 2026-11-20T16:00:00Z",
    "2026-11-20 UTC, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
    "2026-11-20Z, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
    // The clocks were set back that day.
    "2026-10-25 Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z"
  })
  void a_date_is_the_whole_day_of_its_zone(String text, Instant begin, Instant end) {
    assertThat(times().read(text)).isEqualTo(new TimeText.Reach(begin, end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noon | is no time | write `1h` for an hour ago",
        "'' | is no time | write `1h`",
        "2026-02-30 | is on no calendar or clock | months go to 12",
        "2026-11-20T25:00 | is on no calendar or clock | months go to 12",
        "2026-13-01 | is on no calendar or clock | months go to 12",
        "2026/11/20 | is no time | dates are written as `2026-11-05`",
        "2026-1-5 | is no time | dates are written as `2026-11-05`",
        "1741521870 | is a number without a unit | Unix seconds are `@1741521870`",
        "1741521870123 | is a number without a unit | Unix seconds are `@1741521870`",
        "@1741521870123 | is out of reach | Unix seconds are meant, not milliseconds",
        "30m1h | is no duration | the largest unit first and each once",
        "99999999999999999999h | is no duration | the largest unit first",
        "9999999d | is out of reach | between 1970 and 9998",
        "1969-12-31T00:00Z | is out of reach | between 1970 and 9998",
        "today Nowhere/City | names the time zone `Nowhere/City`, which there is not | zones are",
        "2026-11-20T20:00+99:00 | is on no calendar or clock | months",
        "2026-03-29 02:30 Europe/Berlin | never was in Europe/Berlin | give an offset",
        "2026-10-25 02:30 Europe/Berlin | was twice in Europe/Berlin"
            + " | `2026-10-25T02:30+02:00` or `2026-10-25T02:30+01:00`",
      })
  void nonsense_is_told_with_a_way_out(String text, String message, String hint) {
    assertThatThrownBy(() -> times().read(text))
        .isInstanceOfSatisfying(
            TimeText.Unreadable.class,
            e -> {
              assertThat(e.getMessage()).contains(message);
              assertThat(e.hint()).contains(hint);
            });
  }

  @Test
  void whatever_a_time_is_written_as_it_is_the_same_moment() {
    long seed = 20261121;
    var random = new Random(seed);
    var zones = List.of("Asia/Shanghai", "UTC", "Europe/Berlin", "America/St_Johns", "+05:45");
    var forms =
        List.of(
            "yyyy-MM-dd'T'HH:mm:ssxxx",
            "yyyy-MM-dd HH:mm:ss xxx",
            "yyyy-MM-dd'T'HH:mm:ssxx",
            "yyyy-MM-dd HH:mm:ss.SSS xxx");
    for (int i = 0; i < 3_000; i++) {
      var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      var moment = Instant.ofEpochSecond(random.nextLong(250_000_000_000L));
      var form = DateTimeFormatter.ofPattern(forms.get(random.nextInt(forms.size())));
      var text = form.format(moment.atZone(zone));

      assertThat(times().read(text))
          .as("%s, seed %d", text, seed)
          .isEqualTo(TimeText.Reach.of(moment));
    }
  }

  @Test
  void local_times_are_those_of_the_zone_unless_its_clock_jumped() {
    long seed = 42;
    var random = new Random(seed);
    var berlin = ZoneId.of("Europe/Berlin");
    for (int i = 0; i < 3_000; i++) {
      var local =
          LocalDate.of(2026, 1, 1).atStartOfDay().plusMinutes(random.nextInt(5 * 365 * 24 * 60));
      var text = local.toString();
      var offsets = berlin.getRules().getValidOffsets(local);
      var read = new TimeText(NOW, berlin);
      if (offsets.size() == 1) {
        assertThat(read.read(text).begin())
            .as("%s, seed %d", text, seed)
            .isEqualTo(local.toInstant(offsets.getFirst()));
      } else {
        assertThatThrownBy(() -> read.read(text)).isInstanceOf(TimeText.Unreadable.class);
      }
    }
  }

  @Test
  void every_day_follows_the_day_before() {
    var berlin = new TimeText(NOW, ZoneId.of("Europe/Berlin"));
    for (var day = LocalDate.of(2026, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
      assertThat(berlin.read(day.toString()).end())
          .isEqualTo(berlin.read(day.plusDays(1).toString()).begin());
    }
  }

  @Test
  void durations_go_back_as_far_as_they_say() {
    long seed = 7;
    var random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      long seconds = random.nextInt(90_000_000);
      var text = "%dh%dm%ds".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
      assertThat(Duration.between(times().read(text).begin(), NOW).toSeconds())
          .as("%s, seed %d", text, seed)
          .isEqualTo(seconds);
    }
  }

  @Test
  void any_text_is_a_time_or_told_not_to_be() {
    long seed = 99;
    var random = new Random(seed);
    var seeds =
        List.of("now", "2026-11-20T20:00:00.5+08:00", "yesterday 20:00", "@1741521870", "1d2h3m4s");
    var letters = "0123456789-+:.,TZtz@ dhms/_nowyesterda年\u0000";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
      for (int n = random.nextInt(4); n >= 0 && !text.isEmpty(); n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, letters.charAt(random.nextInt(letters.length())));
          default -> text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
        }
      }
      try {
        var reach = times().read(text.toString());
        assertThat(reach.end()).as("%s, seed %d", text, seed).isAfterOrEqualTo(reach.begin());
      } catch (TimeText.Unreadable e) {
        assertThat(e.hint()).as("%s, seed %d", text, seed).isNotBlank();
      }
    }
  }

  @Test
  void a_zone_is_named_or_an_offset() {
    assertThat(TimeText.zone("+08:00")).isEqualTo(ZoneOffset.ofHours(8));
    assertThat(TimeText.zone("Asia/Shanghai")).isEqualTo(SHANGHAI);
    assertThat(ZonedDateTime.ofInstant(NOW, TimeText.zone("UTC")).getHour()).isEqualTo(13);
    assertThatThrownBy(() -> TimeText.zone("Shanghai")).isInstanceOf(TimeText.Unreadable.class);
  }
}
