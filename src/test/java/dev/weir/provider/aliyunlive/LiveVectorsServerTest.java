package dev.weir.provider.aliyunlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests recorded from the official clients, sent to the sandbox byte for byte. Each file in the
 * folder is a test.
 */
class LiveVectorsServerTest {

  /** What is another each time, and what two recordings with breaks cannot give exactly. */
  private static final Set<String> NOT_COMPARED =
      Set.of("RequestId", "Recommend", "RecordId", "CreateTime of RecordInfo", "Duration");

  /** What the world file has to say for an answer to be an error. */
  private static final Map<String, String> WORLDS =
      Map.of(
          "MissingOssObjectPrefix", "{\"missingPrefix\":\"refuse\"}",
          "InvalidDomain.NotFound", "{\"domains\":[\"other.com\"]}",
          "InvalidOssBucket.NotFound", "{\"buckets\":[\"other\"]}",
          "Forbidden.RAM", "{\"forbidden\":{\"FAKEAKIDLIVE0001\":[\"AddLiveAppRecordConfig\"]}}");

  @TempDir Path temporary;

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunlive.LiveVector#requests")
  void a_recorded_request_gets_the_recorded_answer(LiveVector vector) throws IOException {
    var secret = vector.json().path("serverSideSecret").asString(secret(vector));
    try (var sandbox = start(vector, secret)) {
      var endpoint = sandbox.endpoints().get(AliyunLiveModule.NAME);
      prepare(vector, endpoint);

      var answer = send(vector, endpoint);

      assertThat(answer.status()).as(answer.body()).isEqualTo(vector.status());
      assertThat(comparable(LiveVector.members(answer.body())))
          .isEqualTo(comparable(vector.answer()));
      assertThat(answer.header("content-type"))
          .isEqualTo(vector.text("/response/headers/Content-Type"));
      assertThat(LiveVector.members(answer.body()).path("RequestId").asString())
          .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
          .isEqualTo(answer.header("x-acs-request-id"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunlive.LiveVector#requests")
  void one_wrong_byte_in_the_secret_gives_it_away(LiveVector vector) throws IOException {
    if (vector.error().equals("InvalidAccessKeyId.NotFound")) {
      return;
    }
    var wrong = secret(vector).substring(1) + "?";
    try (var sandbox = start(vector, wrong)) {
      var answer = send(vector, sandbox.endpoints().get(AliyunLiveModule.NAME));

      assertThat(answer.status()).isEqualTo(400);
      var members = LiveVector.members(answer.body());
      assertThat(members.path("Code").asString()).isEqualTo("SignatureDoesNotMatch");
      assertThat(members.path("Message").asString())
          .endsWith("string to sign is:" + vector.text("/signature/stringToSign"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunlive.LiveVector#requests")
  void a_request_that_comes_again_is_refused(LiveVector vector) throws IOException {
    if (vector.error().equals("InvalidAccessKeyId.NotFound")) {
      return;
    }
    try (var sandbox = start(vector, secret(vector))) {
      var endpoint = sandbox.endpoints().get(AliyunLiveModule.NAME);
      send(vector, endpoint);

      var again = send(vector, endpoint);

      assertThat(LiveVector.members(again.body()).path("Code").asString())
          .isEqualTo("SignatureNonceUsed");
    }
  }

  private static String secret(LiveVector vector) {
    return vector.credentials().secret().reveal();
  }

  private Sandbox start(LiveVector vector, String secret) throws IOException {
    var known = !vector.error().equals("InvalidAccessKeyId.NotFound");
    var account =
        new Account(
            known ? vector.credentials().keyId() : "SOMEBODY",
            secret,
            vector.json().at("/credentials/securityToken").asStringOpt(),
            Optional.empty());
    var world = temporary.resolve("world.json");
    Files.writeString(world, "{\"aliyun-live\":" + WORLDS.getOrDefault(vector.error(), "{}") + "}");
    return Sandbox.start(
        SandboxOptions.defaults()
            .withAccounts(account)
            .withWorld(world)
            .withClock(vector.clock().plusSeconds(30)),
        InstantSource.system(),
        new SplittableRandom(1),
        Map.of(AliyunLiveModule.NAME, LiveEmulator::new));
  }

  private static void prepare(LiveVector vector, URI endpoint) {
    var state = JsonMapper.shared().createObjectNode();
    state.set(AliyunLiveModule.NAME, LiveVectorState.before(vector));
    var loaded = Wire.control(endpoint, "PUT", "state", state.toString());
    assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
    var fault =
        switch (vector.error()) {
          case "Throttling.User" -> "[{\"kind\":\"throttle\"}]";
          case "InternalError" -> "[{\"kind\":\"fail\",\"status\":500}]";
          default -> "[]";
        };
    Wire.control(endpoint, "PUT", "faults", fault);
  }

  private static Wire.Response send(LiveVector vector, URI endpoint) {
    var query = vector.text("/request/query");
    boolean chunked = vector.headers().containsKey("Transfer-Encoding");
    return Wire.send(
        endpoint,
        vector.text("/request/method"),
        vector.text("/request/path") + (query.isEmpty() ? "" : "?" + query),
        vector.headers(),
        chunked ? "0\r\n\r\n" : vector.text("/request/body"));
  }

  /** An answer's leaves by path; JSON and XML come to the same. */
  private static Map<String, String> comparable(JsonNode answer) {
    var leaves = new TreeMap<String, String>();
    collect("", "", answer, leaves);
    return leaves;
  }

  private static void collect(
      String parent, String path, JsonNode node, Map<String, String> leaves) {
    for (var member : node.properties()) {
      var name = member.getKey();
      if (!NOT_COMPARED.contains(name) && !NOT_COMPARED.contains(name + " of " + parent)) {
        collect(name, path + "/" + name, member.getValue(), leaves);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(parent, path + "[" + i + "]", node.get(i), leaves);
    }
    if (!node.isContainer() && !node.asString().isEmpty()) {
      leaves.put(path, node.asString());
    }
  }
}
