package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was recorded, through both generations of PILI's API. */
class SegmentsCommandTest {

  @TempDir Path folder;

  private OperationsFixture stack;

  @BeforeEach
  void channelsThatWerePushed() {
    stack = OperationsFixture.applied(folder);
    var studio = stack.studio();
    var names = java.util.List.of("first-generation", "second-generation");
    for (var name : names) {
      var json = "{\"title\": \"%s\"}".formatted(name);
      for (int i = 3; i >= 1; i--) {
        var begin = OperationsFixture.START.minusSeconds(i * 3600L);
        studio.publish("qiniu-pili", json, begin);
        studio.unpublish("qiniu-pili", json, begin.plusSeconds(i * 60L));
      }
    }
  }

  private CommandLineFixture.Outcome segments(String... more) {
    var arguments =
        new java.util.ArrayList<>(java.util.List.of("segments", "--sandbox", "--zone", "UTC"));
    arguments.addAll(java.util.List.of(more));
    return stack.weir().run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Channel.first-generation", "Channel.second-generation"})
  void all_there_are_are_told(String address) {
    assertThat(segments(address).exits(0).out())
        .isEqualTo(
            """
            START                 END                   LENGTH
            2026-11-21T09:00:00Z  2026-11-21T09:03:00Z  3m
            2026-11-21T10:00:00Z  2026-11-21T10:02:00Z  2m
            2026-11-21T11:00:00Z  2026-11-21T11:01:00Z  1m

            Together: 6m in 3.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Channel.first-generation", "Channel.second-generation"})
  void those_of_a_time_and_not_too_many_are_told(String address) {
    var told = segments(address, "--from", "2h30m", "--limit", "1").exits(0);
    assertThat(told.out()).contains("2026-11-21T10:00:00Z").contains("Together: 2m in 1.");
    assertThat(told.err()).contains("From 2026-11-21T09:30:00Z to 2026-11-21T12:00:00Z (2h30m).");
    assertThat(segments(address, "--limit", "2").exits(0).out()).contains("Together: 5m in 2.");
    assertThat(segments(address, "--from", "30m").exits(0).out())
        .isEqualTo("Nothing was recorded of %s then.\n".formatted(address));
  }

  @Test
  void the_same_as_json() {
    assertThat(
            segments("Channel.first-generation", "--from", "09:00", "--to", "09:30", "-o", "json")
                .exits(0)
                .out())
        .contains("\"from\": \"2026-11-21T09:00:00Z\"")
        .contains("\"to\": \"2026-11-21T09:30:00Z\"")
        .contains("\"seconds\": 180")
        .contains("\"start\": \"2026-11-21T09:00:00Z\"");
  }

  @Test
  void what_cannot_be_is_refused() {
    segments("Channel.first-generation", "--limit", "0").exits(64);
    segments("Channel.first-generation", "--from", "soon").exits(64);
    assertThat(segments("Channel.main-stage").exits(1).err())
        .contains("tells no list of pieces")
        .contains("`weir vod show` what is there");
    assertThat(segments("--provider", "old-hub", "--key", "nobody").exits(1).err())
        .contains("error[not-found]");
  }
}
