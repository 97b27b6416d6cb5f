package dev.weir.provider.volcenginelive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.http.FakeTime;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.sandbox.Call;
import dev.weir.testing.SandboxRun;
import dev.weir.testing.WatchedEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real engine against the emulated service over HTTP, with somebody at the service's side who
 * notes every request that might destroy what is not ours. Closing it fails when there was one.
 */
final class RelayBench implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.shared();

  private static final String PROVIDER =
      """
      {"apiVersion": "volcengine-live/v1", "kind": "Provider", "metadata": {"name": "volc"}}
      """;

  /** A request that came in, and when. */
  record Received(String operation, JsonNode body, Instant at) {}

  private final Path manifests;
  private final FakeTime time = new FakeTime(SandboxRun.NOW);
  private final SandboxRun run;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

  /**
   * A bench in an empty folder.
   *
   * @param world how the service is where the documentation leaves it open, as JSON
   */
  RelayBench(Path work, String world) {
    var file = work.resolve("world.json");
    this.manifests = work.resolve("manifests");
    try {
      Files.createDirectory(manifests);
      Files.writeString(file, "{\"volcengine-live\": %s}".formatted(world));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.run =
        new SandboxRun(
            work.resolve("ledger"),
            SandboxRun.Setting.usual()
                .withWorld(file)
                .withTime(time)
                .withAround(emulator -> new WatchedEmulator(emulator, this::note)));
  }

  private void note(String operation, Call call) {
    received.add(new Received(operation, JSON.readTree(call.body()), time.instant()));
  }

  /** What the service was asked so far. */
  List<Received> received() {
    return List.copyOf(received);
  }

  /** What it was asked of this kind since somebody last forgot. */
  List<JsonNode> received(String operation) {
    return received().stream()
        .filter(r -> r.operation().equals(operation))
        .map(Received::body)
        .toList();
  }

  void forget() {
    assertHarmless();
    received.clear();
  }

  FakeTime time() {
    return time;
  }

  SandboxRun run() {
    return run;
  }

  /** Writes the only manifest. */
  void declare(String... documents) {
    try {
      Files.writeString(
          manifests.resolve("relays.yaml"),
          SandboxRun.UNGUARDED + PROVIDER + "---\n" + String.join("\n---\n", documents));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A group of {@code push.example.com}. */
  static String group(String name, String app, String more, String... servers) {
    var list =
        List.of(servers).stream()
            .map("{relaySourceProtocol: rtmp, relaySourceDomain: %s}"::formatted)
            .toList();
    return """
    apiVersion: volcengine-live/v1
    kind: RelayGroup
    metadata: {name: %s}
    spec: {provider: volc, vhost: push.example.com, app: %s, servers: [%s]%s}
    """
        .formatted(name, app, String.join(", ", list), more.isEmpty() ? "" : ", " + more);
  }

  /** A relay of {@code pull.example.com}. */
  static String relay(String name, String more) {
    return """
    apiVersion: volcengine-live/v1
    kind: FixedRelay
    metadata: {name: %s}
    spec: {provider: volc, domain: pull.example.com, app: live%s}
    """
        .formatted(name, more.isEmpty() ? "" : ", " + more);
  }

  Plan plan() {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  RunReport apply() {
    return apply(4);
  }

  RunReport apply(int parallelism) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      return engine.apply(prepared, session, parallelism);
    }
  }

  /** Applies, and expects that nothing is left to do. */
  void converge() {
    var report = apply();
    assertThat(report.failed()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertSettled();
  }

  void assertSettled() {
    var plan = plan();
    assertThat(plan.isComplete()).isTrue();
    assertThat(plan.effective()).isEmpty();
  }

  /** The groups of an app of {@code push.example.com}, as the service keeps them. */
  List<JsonNode> groups(String app) {
    return state()
        .path("volcengine-live")
        .path("relaySourceV3")
        .path("push.example.com/" + app)
        .path("GroupDetails")
        .valueStream()
        .toList();
  }

  List<String> groupNames(String app) {
    return groups(app).stream().map(group -> group.path("Group").asString()).toList();
  }

  /** The origin servers of a group, in the order of tries. */
  List<String> servers(String app, String group) {
    return groups(app).stream()
        .filter(g -> g.path("Group").asString().equals(group))
        .flatMap(g -> g.path("Servers").valueStream())
        .map(server -> server.path("RelaySourceDomain").asString())
        .toList();
  }

  /** Puts somebody else's group last among an app's. */
  void putForeign(String app, String group) {
    var state = state();
    var shelf = state.withObject("/volcengine-live").withObjectProperty("relaySourceV3");
    var configuration = shelf.withObjectProperty("push.example.com/" + app);
    configuration.put("Vhost", "push.example.com").put("App", app);
    ArrayNode groups = configuration.withArrayProperty("GroupDetails");
    groups.add(JSON.readTree(group));
    run.control("PUT", "state", state.toString());
  }

  /** Everything the service keeps. */
  ObjectNode state() {
    return (ObjectNode) run.control("GET", "state", "");
  }

  void putState(ObjectNode state) {
    run.control("PUT", "state", state.toString());
  }

  void faults(String rules) {
    run.control("PUT", "faults", rules);
  }

  /** Without an app a deletion may empty the vhost; without a group, the app. */
  private void assertHarmless() {
    assertThat(received("DeleteRelaySourceV3"))
        .allSatisfy(body -> {
          assertThat(body.path("App").asString("")).isNotBlank().isNotEqualTo("*");
          assertThat(body.path("Group").asString("")).isNotBlank();
        });
    assertThat(received("UpdateRelaySourceV3"))
        .allSatisfy(body -> assertThat(body.path("GroupDetails").valueStream()).isNotEmpty());
  }

  @Override
  public void close() {
    run.close();
    assertHarmless();
  }
}
