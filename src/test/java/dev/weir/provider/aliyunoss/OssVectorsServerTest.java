package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.XmlElement;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests recorded from the official clients, sent to the sandbox byte for byte. Each file in the
 * folder is a test.
 */
class OssVectorsServerTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path FOLDER = Path.of("src/test/resources/vectors/aliyun-oss");

  @TempDir Path temporary;

  static Stream<Vector> requests() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(OssVectorsServerTest::read)
          .filter(vector -> vector.json().path("request").isObject())
          .toList()
          .stream();
    }
  }

  static Stream<Vector> signedRequests() throws IOException {
    return requests().filter(vector -> vector.json().path("signing").path("signature").isString());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_recorded_request_gets_the_recorded_answer(Vector vector) throws IOException {
    var server = vector.json().path("server");
    var secret = server.path("accessKeySecret").asString(vector.credential("accessKeySecret"));
    var time = server.path("time").asString(vector.json().path("clock").asString());

    try (var sandbox = start(vector, secret, time)) {
      OssVectorState.prepare(vector.json(), sandbox.endpoints().get(OssEmulator.NAME));

      var answer = send(vector, sandbox);

      var expected = vector.json().path("response");
      assertThat(answer.status()).as(answer.body()).isEqualTo(expected.path("status").asInt());
      assertThat(elements(answer.body()))
          .containsAllEntriesOf(elements(expected.path("body").asString("")));
      assertThat(answer.header("date")).isEqualTo(expected.at("/headers/Date").asString());
      assertThat(answer.header("server")).isEqualTo("AliyunOSS");
      assertThat(answer.header("content-type"))
          .isEqualTo(expected.at("/headers/Content-Type").asString(""));
      assertThat(answer.header("x-oss-request-id")).matches("[0-9A-F]{24}");
    }
  }

  @ParameterizedTest
  @MethodSource("signedRequests")
  void one_wrong_byte_in_the_secret_gives_it_away(Vector vector) throws IOException {
    var secret = vector.credential("accessKeySecret");
    var wrong = secret.substring(0, secret.length() - 1) + (secret.endsWith("x") ? "y" : "x");

    try (var sandbox = start(vector, wrong, vector.json().path("clock").asString())) {
      var answer = send(vector, sandbox);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(elements(answer.body()))
          .containsEntry("/Error/Code", "SignatureDoesNotMatch")
          .containsEntry(
              "/Error/StringToSign", vector.json().at("/signing/string_to_sign").asString())
          .containsEntry(
              "/Error/SignatureProvided", vector.json().at("/signing/signature").asString());
    }
  }

  private Sandbox start(Vector vector, String secret, String time) throws IOException {
    var bucketIsMissing = vector.json().at("/response/body").asString("").contains("NoSuchBucket");
    var world = temporary.resolve("world.json");
    Files.writeString(world, bucketIsMissing ? "{\"aliyun-oss\":{\"buckets\":{}}}" : "{}");
    var account =
        new Account(
            vector.credential("accessKeyId"),
            secret,
            vector.json().at("/credentials/securityToken").asStringOpt(),
            Optional.empty());
    var options =
        SandboxOptions.defaults()
            .withAccounts(account)
            .withWorld(world)
            .withClock(Instant.parse(time));
    return Sandbox.start(
        options,
        InstantSource.system(),
        new SplittableRandom(1),
        Map.of(OssEmulator.NAME, OssEmulator::new));
  }

  private static Wire.Response send(Vector vector, Sandbox sandbox) {
    var request = vector.json().path("request");
    var headers = new LinkedHashMap<String, String>();
    request
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    var query = request.path("query").asString("");
    return Wire.send(
        sandbox.endpoints().get(OssEmulator.NAME),
        request.path("method").asString(),
        request.path("path").asString() + (query.isEmpty() ? "" : "?" + query),
        headers,
        request.path("body").asString(""));
  }

  /** An answer's texts by their path; what is different every time is left out. */
  private static Map<String, String> elements(String body) {
    if (!body.startsWith("<")) {
      return body.isEmpty() ? Map.of() : Map.of("", body);
    }
    var texts = new TreeMap<String, String>();
    collect("", List.of(XmlElement.parse(body.getBytes(StandardCharsets.UTF_8))), texts);
    texts.remove("/Error/RequestId");
    return texts;
  }

  private static void collect(String path, List<XmlElement> siblings, Map<String, String> texts) {
    var seen = new TreeMap<String, Integer>();
    for (var element : siblings) {
      var count = seen.merge(element.name(), 1, Integer::sum);
      var here = path + "/" + element.name() + (count == 1 ? "" : "[" + count + "]");
      texts.put(here, element.text().isBlank() ? "" : element.text());
      collect(here, element.children(), texts);
    }
  }

  private static Vector read(Path file) {
    try {
      return new Vector(file.getFileName().toString(), JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  record Vector(String file, JsonNode json) {

    String credential(String name) {
      return json.path("credentials").path(name).asString("anonymous");
    }

    @Override
    public String toString() {
      return file;
    }
  }
}
