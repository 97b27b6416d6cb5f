package dev.weir.provider.volcenginelive;

import static dev.weir.provider.volcenginelive.RelayBench.relay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.plan.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Fixed relays: time windows, pages, and how fast the service is called. */
class FixedRelaysTest {

  private static final String SOURCE = "srcAddrs: [\"rtmp://origin.example.org/live/final\"]";
  private static final String TO_COME =
      SOURCE + ", startTime: 2026-02-01T20:00:00+08:00, endTime: 2026-02-02T02:00:00+08:00";
  private static final String OVER =
      SOURCE + ", startTime: 2025-12-01T20:00:00+08:00, endTime: 2025-12-02T02:00:00+08:00";

  @TempDir Path work;

  private static JsonNode only(RelayBench bench) {
    var shelf = bench.state().path("volcengine-live").path("relaySourceV4");
    assertThat(shelf.size()).isEqualTo(1);
    return shelf.values().iterator().next();
  }

  @Test
  void a_window_is_moved_and_dropped_in_place_and_always_as_a_whole() {
    try (var bench = new RelayBench(work, "{}")) {
      bench.declare(relay("final", TO_COME));
      bench.converge();
      assertThat(only(bench).path("StartTime").asLong())
          .isEqualTo(Instant.parse("2026-02-01T12:00:00Z").getEpochSecond());

      // The end alone moves, yet both times are sent: what lacks is a window dropped.
      bench.declare(relay("final", TO_COME.replace("02T02:00", "02T03:00")));
      assertThat(bench.plan().effective())
          .extracting(change -> change.action())
          .containsExactly(Action.UPDATE);
      bench.converge();
      assertThat(bench.received("UpdateRelaySourceV4"))
          .last()
          .satisfies(body -> assertThat(body.has("StartTime") && body.has("EndTime")).isTrue());

      bench.declare(relay("final", SOURCE));
      bench.converge();
      assertThat(only(bench).has("StartTime")).isFalse();
      assertThat(bench.received("CreateRelaySourceV4")).hasSize(1);
      assertThat(bench.received("DeleteRelaySourceV4")).isEmpty();
    }
  }

  @Test
  void another_stream_is_another_relay() {
    try (var bench = new RelayBench(work, "{}")) {
      bench.declare(relay("final", SOURCE));
      bench.converge();
      bench.declare(relay("final", SOURCE + ", stream: semifinal"));
      assertThat(bench.plan().effective())
          .extracting(change -> change.action())
          .containsExactly(Action.REPLACE_CREATE_FIRST);
      bench.converge();
      assertThat(only(bench).path("Stream").asString()).isEqualTo("semifinal");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept", "removed"})
  void a_window_that_is_over_asks_for_nothing(String expired) {
    try (var bench = new RelayBench(work, "{\"expired\": \"%s\"}".formatted(expired))) {
      bench.declare(relay("final", TO_COME));
      bench.converge();

      bench.time().pass(Duration.ofDays(40));
      bench.assertSettled();
      assertThat(bench.plan().unmanaged()).isEmpty();
      // Told of as over in any case; that it is gone is a note, and no drift.
      assertThat(bench.plan().notes())
          .extracting(Diagnostic::code)
          .containsExactlyInAnyOrder(
              expired.equals("kept")
                  ? new String[] {"window-over"}
                  : new String[] {"window-over", "explained-by-the-clock"});

      bench.declare();
      bench.converge();
      assertThat(bench.run().store().read().entries()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept", "removed"})
  void a_window_that_was_over_from_the_start_is_not_made(String expired) {
    try (var bench = new RelayBench(work, "{\"expired\": \"%s\"}".formatted(expired))) {
      bench.declare(relay("final", OVER));

      bench.assertSettled();
      assertThat(bench.plan().notes()).extracting(Diagnostic::code).containsExactly("window-over");
      bench.converge();

      assertThat(bench.received("CreateRelaySourceV4")).isEmpty();
      bench.declare(relay("final", TO_COME));
      bench.converge();
      assertThat(bench.received("CreateRelaySourceV4")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-01T00:00:00Z, 2026-02-08T00:00:01Z, window-too-long",
    "2026-02-02T00:00:00Z, 2026-02-01T00:00:00Z, window-backwards",
    "2026-02-01T00:00:00Z, 2026-02-01T00:00:00Z, window-backwards",
    "2038-01-19T03:14:07Z, 2038-01-20T00:00:00Z, window-out-of-range",
    "2026-02-01T00:00:00Z, , window-incomplete"
  })
  void a_window_that_cannot_be_is_refused_where_it_is_written(
      String start, String end, String code) {
    try (var bench = new RelayBench(work, "{}")) {
      bench.declare(
          relay(
              "final",
              SOURCE + ", startTime: " + start + (end == null ? "" : ", endTime: ".concat(end))));

      assertThatThrownBy(bench::plan)
          .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
          .satisfies(refused -> {
            assertThat(refused.diagnostics()).extracting(Diagnostic::code).containsExactly(code);
            assertThat(refused.diagnostics().getFirst().place()).isPresent();
          });
      assertThat(bench.received()).isEmpty();
    }
  }

  @Test
  void every_page_is_read_and_a_domain_costs_one_call_a_page() {
    try (var bench = new RelayBench(work, "{\"listed\": \"vhost\"}")) {
      var state = bench.state();
      var shelf = state.withObject("/volcengine-live").withObjectProperty("relaySourceV4");
      for (int i = 0; i < 1001; i++) {
        var stream = "s%04d".formatted(i);
        shelf
            .putObject("pull.example.com/live/" + stream)
            .put("Domain", "pull.example.com")
            .put("App", "live")
            .put("Stream", stream)
            .putArray("SrcAddrS")
            .add("rtmp://origin.example.org/live/" + stream);
      }
      bench.putState(state);
      bench.declare(relay("final", SOURCE));

      assertThat(bench.plan().unmanaged()).hasSize(1001);
      assertThat(bench.received("ListRelaySourceV4"))
          .extracting(body -> body.path("Page").asInt())
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void no_second_sees_more_calls_of_an_operation_than_are_allowed() {
    try (var bench = new RelayBench(work, "{}")) {
      bench.declare(
          IntStream.range(0, 60).mapToObj(i -> relay("r" + i, SOURCE)).toArray(String[]::new));

      assertThat(bench.apply(1).failed()).isEmpty();

      for (var operation : List.of("CreateRelaySourceV4", "ListRelaySourceV4")) {
        var times =
            bench.received().stream()
                .filter(r -> r.operation().equals(operation))
                .map(RelayBench.Received::at)
                .toList();
        assertThat(times.size()).isGreaterThanOrEqualTo(60);
        for (int i = 0; i + 10 < times.size(); i++) {
          // The tenth after this one comes when its second is over.
          assertThat(Duration.between(times.get(i), times.get(i + 10)))
              .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
      }
      assertThat(bench.run().requests("POST"::equals)).allMatch(line -> line.endsWith(" 200"));
    }
  }
}
