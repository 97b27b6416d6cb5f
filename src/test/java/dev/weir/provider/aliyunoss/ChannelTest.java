package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Defaults;
import dev.weir.kind.Kind;
import dev.weir.kind.Scalars;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manifest may say of a channel. */
class ChannelTest {

  private static final Kind<Channel> KIND = Kind.of(Channel.class);

  private static String judge(String path, String text) {
    Shape shape = KIND.shape();
    var names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      shape = ((AttributeType.Nested) shape.attribute(names[i]).type()).shape();
    }
    try {
      Scalars.read(shape.attribute(names[names.length - 1]).type(), text);
      return "fine";
    } catch (Scalars.Unreadable e) {
      return e.getMessage();
    }
  }

  @Test
  void a_manifest_that_says_nothing_gives_the_services_defaults() {
    var spec = Defaults.fill(Value.Fields.empty(KIND.shape()), "main-stage");

    assertThat(KIND.bind(spec))
        .isEqualTo(
            new Channel(
                "main-stage",
                "",
                Channel.Status.ENABLED,
                Optional.of(new Channel.Target("playlist.m3u8", 3, Duration.ofSeconds(5))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  static Stream<String> longestNames() {
    return Stream.of("n".repeat(63), "频".repeat(21), "a b.c", "...", ".hidden");
  }

  @ParameterizedTest
  @MethodSource("longestNames")
  void names_may_be_anything_that_a_url_can_hold(String name) {
    assertThat(judge("channel", name)).isEqualTo("fine");
  }

  @ParameterizedTest
  @CsvSource({
    "channel, '', must not be empty",
    "channel, a/b, 'must hold no slash, backslash or control character, nor be `.` or `..`'",
    "channel, a\\b, 'must hold no slash, backslash or control character, nor be `.` or `..`'",
    "channel, .., 'must hold no slash, backslash or control character, nor be `.` or `..`'",
    "target.playlistName, a.M3U8, must end in `.m3u8` and hold no slash",
    "target.playlistName, x/a.m3u8, must end in `.m3u8` and hold no slash",
    "target.playlistName, a.m3u8, fine",
    "target.fragCount, 100, fine",
    "target.fragCount, 101, 'is out of range: expected a whole number, 1 to 100'",
    "target.fragDuration, 1m40s, fine",
    "target.fragDuration, 101s, 'is out of range: expected a duration such as 5s or 30m, 1s to"
        + " 100s'",
    "target.fragDuration, 0s, 'is out of range: expected a duration such as 5s or 30m, 1s to 100s'",
    "snapshot.interval, 100s, fine",
    "status, Enabled, 'expected one of enabled, disabled'",
  })
  void limits_are_those_of_the_service(String path, String text, String expected) {
    assertThat(judge(path, text)).isEqualTo(expected);
  }

  @Test
  void lengths_are_counted_in_bytes() {
    assertThat(judge("channel", "频".repeat(22)))
        .isEqualTo("takes at most 63 bytes in UTF-8, has 66");
    assertThat(judge("description", "é".repeat(64))).isEqualTo("fine");
    assertThat(judge("description", "é".repeat(65)))
        .isEqualTo("takes at most 128 bytes in UTF-8, has 130");
    assertThat(judge("description", "two\nlines")).isEqualTo("fine");
    assertThat(judge("description", "a\u0001b"))
        .isEqualTo("must hold no control characters but tabs and line breaks");
  }
}
