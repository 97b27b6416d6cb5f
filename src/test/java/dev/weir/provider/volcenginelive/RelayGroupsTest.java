package dev.weir.provider.volcenginelive;

import static dev.weir.provider.volcenginelive.RelayBench.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Groups come out as declared whether the service replaces all groups of an app or merges those
 * that it is sent, and somebody else's groups beside them stay as they are.
 */
class RelayGroupsTest {

  private static final String FOREIGN =
      """
      {"Group": "theirs", "Servers": [
        {"RelaySourceProtocol": "flv", "RelaySourceDomain": "198.51.100.7:8000",
         "RelaySourceParams": {"key": "a+b/c=d&e%20f", "name": "\\u95e8\\u53e3 \\"?<>", "empty": ""}},
        {"RelaySourceProtocol": "rtmp", "RelaySourceDomain": "Spare.Example.ORG",
         "RelaySourceParams": {}}]}
      """;

  @TempDir Path work;

  private RelayBench bench(String writing) {
    return new RelayBench(work, "{\"relaySourceV3\": \"%s\"}".formatted(writing));
  }

  private static JsonNode foreign(RelayBench bench) {
    return bench.groups("live").stream()
        .filter(group -> group.path("Group").asString().equals("theirs"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void groups_live_beside_those_of_others_from_the_first_to_the_last(String writing) {
    try (var bench = bench(writing)) {
      bench.putForeign("live", FOREIGN);
      var untouched = foreign(bench).toString();

      bench.declare(
          group("a", "live", "", "one.example.org", "two.example.org"),
          group("b", "live", "", "three.example.org"));
      bench.converge();
      assertThat(bench.groupNames("live")).startsWith("theirs").contains("a", "b").hasSize(3);
      assertThat(bench.servers("live", "a")).containsExactly("one.example.org", "two.example.org");

      // Another server, and another order of servers.
      bench.declare(
          group("a", "live", "", "two.example.org", "one.example.org"),
          group("b", "live", "", "three.example.org", "four.example.org"));
      assertThat(bench.plan().effective())
          .extracting(change -> change.action())
          .containsExactly(Action.UPDATE, Action.UPDATE);
      bench.converge();
      assertThat(bench.servers("live", "a")).containsExactly("two.example.org", "one.example.org");
      assertThat(bench.servers("live", "b"))
          .containsExactly("three.example.org", "four.example.org");

      bench.declare(group("a", "live", "", "two.example.org", "one.example.org"));
      bench.converge();
      assertThat(bench.groupNames("live")).containsExactly("theirs", "a");
      assertThat(bench.received("DeleteRelaySourceV3").toString())
          .isEqualTo("[{\"Vhost\":\"push.example.com\",\"App\":\"live\",\"Group\":\"b\"}]");

      bench.declare();
      bench.converge();
      assertThat(bench.groupNames("live")).containsExactly("theirs");
      assertThat(foreign(bench).toString()).isEqualTo(untouched);
      assertThat(bench.received("UpdateRelaySourceV3"))
          .allSatisfy(body ->
              assertThat(body.path("GroupDetails").valueStream().map(JsonNode::toString))
                  .contains(untouched));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void the_last_group_of_an_app_goes_by_its_name(String writing) {
    try (var bench = bench(writing)) {
      bench.declare(group("a", "live", "", "one.example.org"));
      bench.converge();

      bench.declare();
      bench.converge();

      assertThat(bench.groups("live")).isEmpty();
      assertThat(bench.received("DeleteRelaySourceV3")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void the_declared_order_is_the_failover_order(String writing) {
    try (var bench = bench(writing)) {
      bench.putForeign("live", FOREIGN);
      bench.declare(
          group("a", "live", "order: 30", "one.example.org"),
          group("b", "live", "order: 20", "two.example.org"),
          group("c", "live", "order: 10", "three.example.org"));
      bench.converge();
      assertThat(bench.groupNames("live")).containsExactly("theirs", "c", "b", "a");

      bench.declare(
          group("a", "live", "order: 10", "one.example.org"),
          group("b", "live", "order: 20", "two.example.org"),
          group("c", "live", "order: 30", "three.example.org"));
      bench.converge();

      assertThat(bench.groupNames("live")).containsExactly("theirs", "a", "b", "c");
      assertThat(foreign(bench)).isEqualTo(RelayBench.JSON.readTree(FOREIGN));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void another_name_is_made_first_and_the_leftover_deleted_by_name(String writing) {
    try (var bench = bench(writing)) {
      bench.declare(
          group("a", "live", "", "one.example.org"), group("b", "live", "", "two.example.org"));
      bench.converge();
      bench.forget();

      bench.declare(
          group("a", "live", "group: renamed", "one.example.org"),
          group("b", "live", "", "two.example.org"));
      bench.converge();

      assertThat(bench.groupNames("live")).containsExactlyInAnyOrder("renamed", "b");
      assertThat(bench.received())
          .extracting(RelayBench.Received::operation)
          .filteredOn(operation -> !operation.startsWith("Describe"))
          .containsExactly("UpdateRelaySourceV3", "DeleteRelaySourceV3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void an_edit_by_somebody_else_is_drift_and_written_back(String writing) {
    try (var bench = bench(writing)) {
      bench.declare(
          group("a", "live", "", "one.example.org"), group("b", "live", "", "two.example.org"));
      bench.converge();
      var state = bench.state();
      bench.putState(
          (tools.jackson.databind.node.ObjectNode)
              RelayBench.JSON.readTree(
                  state.toString().replace("one.example.org", "evil.example.org")));

      var changes = bench.plan().effective();

      assertThat(changes).hasSize(1);
      assertThat(changes.iterator().next().attributes())
          .extracting(attribute -> attribute.verdict())
          .containsExactly(Verdict.DRIFT);
      bench.converge();
      assertThat(bench.servers("live", "a")).containsExactly("one.example.org");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void a_service_that_tells_late_is_waited_for_and_not_written_twice(String writing) {
    try (var bench = bench(writing)) {
      bench.putForeign("live", FOREIGN);
      bench.faults(
          "[{\"kind\": \"stale-read\", \"operation\": \"DescribeRelaySourceV3\", \"times\": 12}]");
      bench.declare(
          group("a", "live", "", "one.example.org"), group("b", "live", "", "two.example.org"));

      assertThat(bench.apply().failed()).isEmpty();

      // One write for each group, the second of which knows of the first.
      assertThat(bench.received("UpdateRelaySourceV3")).hasSize(2);
      assertThat(bench.groupNames("live")).containsExactly("theirs", "a", "b");
      assertThat(bench.time().sleeps()).isNotEmpty();
      bench.faults("[]");
      bench.assertSettled();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "merge"})
  void an_error_with_status_200_is_an_error(String writing) {
    try (var bench = bench(writing)) {
      bench.declare(group("a", "live", "", "one.example.org"));
      bench.faults(
          "[{\"kind\": \"fail-before\", \"operation\": \"UpdateRelaySourceV3\", \"status\": 200}]");

      var failed = bench.apply().failed();

      assertThat(failed).hasSize(1);
      assertThat(failed.values().iterator().next().diagnostic().message()).contains("CommonErr");
      assertThat(bench.groups("live")).isEmpty();
      // The documentation asks for another try; but not for ever.
      assertThat(bench.run().requests("POST"::equals))
          .filteredOn(request -> request.contains("UpdateRelaySourceV3"))
          .hasSizeBetween(2, 10)
          .allMatch(request -> request.endsWith(" 200"));

      bench.faults(
          "[{\"kind\": \"fail-before\", \"operation\": \"UpdateRelaySourceV3\", \"status\": 200,"
              + " \"times\": 2}]");
      bench.converge();
    }
  }
}
