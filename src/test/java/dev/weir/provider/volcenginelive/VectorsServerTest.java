package dev.weir.provider.volcenginelive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests recorded from the vendor's own clients, sent to the sandbox byte for byte. */
class VectorsServerTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Recorded pages that make up the whole listing. */
  private static final List<String> PAGES =
      List.of("vl-py-v4-list-defaults.json", "vl-py-v4-list-page3-last.json");

  @TempDir Path temporary;

  static Stream<Vector> vectors() throws IOException {
    return Vector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_recorded_request_gets_the_recorded_answer(Vector vector) throws IOException {
    try (var sandbox = start(vector, vector.account())) {
      prepare(vector, sandbox);

      var answer = send(vector, sandbox);

      var body = JSON.readTree(answer.body());
      assertThat(answer.status()).as(answer.body()).isEqualTo(vector.status());
      assertThat(Vector.plain(body)).isEqualTo(Vector.plain(vector.answer()));
      assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
      assertThat(answer.header("x-tt-logid"))
          .matches("[0-9]{14}[0-9A-F]{20}")
          .isEqualTo(body.at("/ResponseMetadata/RequestId").asString());
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void one_wrong_byte_in_the_secret_gives_it_away(Vector vector) throws IOException {
    var known = vector.account();
    var secret = known.secret();
    var wrong = secret.substring(0, secret.length() - 1) + (secret.endsWith("x") ? "y" : "x");

    try (var sandbox =
        start(vector, new Account(known.key(), wrong, known.token(), known.expires()))) {
      var answer = send(vector, sandbox);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).contains("\"CodeN\":100010,\"Code\":\"SignatureDoesNotMatch\"");
    }
  }

  private Sandbox start(Vector vector, Account account) throws IOException {
    var file = temporary.resolve("world.json");
    var world = JSON.createObjectNode();
    world.set(LiveEmulator.NAME, world(vector));
    Files.writeString(file, world.toString());
    var options =
        SandboxOptions.defaults().withAccounts(account).withWorld(file).withClock(vector.clock());
    return Sandbox.start(
        options,
        InstantSource.system(),
        new SplittableRandom(1),
        Map.of(LiveEmulator.NAME, LiveEmulator::new));
  }

  /** What has to be so for the recorded answer to be right. */
  private static ObjectNode world(Vector vector) {
    var world = JSON.createObjectNode();
    switch (vector.file()) {
      case "vl-py-list-domain-detail.json" -> domain(domain(world, "push"), "pull");
      case "vl-py-err-request-forbidden.json" -> domain(world, "push");
      case "vl-py-err-access-denied.json" -> world.putArray("denied").add(vector.operation());
      default -> {}
    }
    return world;
  }

  private static ObjectNode domain(ObjectNode world, String name) {
    world
        .withArray("domains")
        .addObject()
        .put("vhost", "push.example.com")
        .put("domain", name + ".example.com");
    return world;
  }

  /** Brings about what the recorded answer tells of. */
  private static void prepare(Vector vector, Sandbox sandbox) {
    var state = JSON.createObjectNode();
    var arguments = vector.arguments();
    switch (vector.operation()) {
      case "DescribeRelaySourceV3" ->
          vector
              .answer()
              .at("/Result/RelaySourceConfigList")
              .forEach(configuration -> triggered(state, configuration));
      case "DeleteRelaySourceV3" -> triggered(state, groups(arguments));
      case "UpdateRelaySourceV4", "DeleteRelaySourceV4" -> fixedUnlessFailing(state, vector);
      case "ListRelaySourceV4" -> {
        if (!relays(vector).isEmpty()) {
          PAGES.forEach(page -> relays(Vector.named(page)).forEach(relay -> fixed(state, relay)));
        }
      }
      default -> {}
    }
    fewer(state, vector);
    control(sandbox, "state", JSON.createObjectNode().set(LiveEmulator.NAME, state));
    fault(vector, sandbox);
  }

  private static JsonNode relays(Vector vector) {
    return vector.answer().at("/Result/List");
  }

  /** The recordings of other clients have fewer relays. */
  private static void fewer(ObjectNode state, Vector vector) {
    var total = vector.answer().at("/Result/Pagination/TotalCount").asInt(0);
    for (int i = total + 1; total > 0 && i <= 9; i++) {
      state.withObject("relaySourceV4").remove("pull.example.com/live/s" + i);
    }
  }

  private static JsonNode groups(JsonNode arguments) {
    var configuration = JSON.createObjectNode();
    configuration.put("Vhost", arguments.path("Vhost").asString());
    configuration.put("App", arguments.path("App").asString(""));
    var group = configuration.putArray("GroupDetails").addObject();
    group.put("Group", arguments.path("Group").asString("any")).putArray("Servers");
    return configuration;
  }

  private static void triggered(ObjectNode state, JsonNode configuration) {
    var key = configuration.path("Vhost").asString() + "/" + configuration.path("App").asString("");
    state.withObject("relaySourceV3").set(key, configuration);
  }

  private static void fixedUnlessFailing(ObjectNode state, Vector vector) {
    if (!vector.file().contains("-err-")) {
      fixed(state, vector.arguments());
    }
  }

  private static void fixed(ObjectNode state, JsonNode relay) {
    var key =
        String.join(
            "/",
            relay.path("Domain").asString(),
            relay.path("App").asString(),
            relay.path("Stream").asString());
    state.withObject("relaySourceV4").set(key, relay);
  }

  private static void fault(Vector vector, Sandbox sandbox) {
    switch (vector.file()) {
      case "vl-py-err-flow-limit.json" ->
          control(sandbox, "faults", JSON.createObjectNode().put("kind", "throttle"));
      case "vl-go-err-500-create.json" ->
          control(sandbox, "faults", JSON.createObjectNode().put("kind", "fail-before"));
      default -> {}
    }
  }

  private static void control(Sandbox sandbox, String what, JsonNode body) {
    var endpoint = sandbox.endpoints().get(LiveEmulator.NAME);
    assertThat(Wire.control(endpoint, "PUT", what, body.toString()).status()).isEqualTo(200);
  }

  private static Wire.Response send(Vector vector, Sandbox sandbox) {
    var headers = new LinkedHashMap<String, String>();
    vector
        .json()
        .at("/request/headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return Wire.send(
        sandbox.endpoints().get(LiveEmulator.NAME),
        vector.text("/request/method"),
        vector.text("/request/path") + "?" + vector.text("/request/raw_query"),
        headers,
        body(vector));
  }

  /** The bodies of chunked requests were recorded without their chunks. */
  private static String body(Vector vector) {
    var body = vector.text("/request/body");
    return vector.header("Transfer-Encoding").isPresent()
        ? Integer.toHexString(body.getBytes(UTF_8).length) + "\r\n" + body + "\r\n0\r\n\r\n"
        : body;
  }
}
