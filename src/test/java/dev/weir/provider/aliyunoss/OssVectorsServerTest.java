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

/**
 * Requests recorded from the official clients, sent to the sandbox byte for byte. Each file in the
 * folder is a test.
 */
class OssVectorsServerTest {

  @TempDir Path temporary;

  static Stream<OssVector> requests() throws IOException {
    return OssVector.all().filter(vector -> vector.has("/request"));
  }

  static Stream<OssVector> signedRequests() throws IOException {
    return requests().filter(vector -> vector.has("/signing/signature"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_recorded_request_gets_the_recorded_answer(OssVector vector) throws IOException {
    var secret = vector.optional("/server/accessKeySecret").orElse(secret(vector));
    var time = vector.optional("/server/time").map(Instant::parse).orElse(vector.clock());

    try (var sandbox = start(vector, secret, time)) {
      OssVectorState.prepare(vector.json(), sandbox.endpoints().get(OssEmulator.NAME));

      var answer = send(vector, sandbox);

      assertThat(Optional.of(answer.status()))
          .as(answer.body())
          .isEqualTo(vector.number("/response/status"));
      assertThat(elements(answer.body()))
          .containsAllEntriesOf(elements(vector.text("/response/body")));
      assertThat(answer.header("date")).isEqualTo(vector.text("/response/headers/Date"));
      assertThat(answer.header("server")).isEqualTo("AliyunOSS");
      assertThat(answer.header("content-type"))
          .isEqualTo(vector.text("/response/headers/Content-Type"));
      assertThat(answer.header("x-oss-server-time")).isNotEmpty();
      assertThat(answer.header("content-length")).isNotEmpty();
      assertThat(answer.header("x-oss-request-id")).matches("[0-9A-F]{24}");
    }
  }

  @ParameterizedTest
  @MethodSource("signedRequests")
  void one_wrong_byte_in_the_secret_gives_it_away(OssVector vector) throws IOException {
    var secret = secret(vector);
    var wrong = secret.substring(0, secret.length() - 1) + (secret.endsWith("x") ? "y" : "x");

    try (var sandbox = start(vector, wrong, vector.clock())) {
      var answer = send(vector, sandbox);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(elements(answer.body()))
          .containsEntry("/Error/Code", "SignatureDoesNotMatch")
          .containsEntry("/Error/StringToSign", vector.text("/signing/string_to_sign"))
          .containsEntry("/Error/SignatureProvided", vector.text("/signing/signature"));
    }
  }

  private Sandbox start(OssVector vector, String secret, Instant time) throws IOException {
    var bucketIsMissing = vector.text("/response/body").contains("NoSuchBucket");
    var world = temporary.resolve("world.json");
    Files.writeString(world, bucketIsMissing ? "{\"aliyun-oss\":{\"buckets\":{}}}" : "{}");
    var account =
        new Account(
            vector.credentials().keyId(),
            secret,
            vector.optional("/credentials/securityToken"),
            Optional.empty());
    var options = SandboxOptions.defaults().withAccounts(account).withWorld(world).withClock(time);
    return Sandbox.start(
        options,
        InstantSource.system(),
        new SplittableRandom(1),
        Map.of(OssEmulator.NAME, OssEmulator::new));
  }

  private static Wire.Response send(OssVector vector, Sandbox sandbox) {
    var headers = new LinkedHashMap<String, String>();
    vector
        .json()
        .at("/request/headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    var query = vector.text("/request/query");
    return Wire.send(
        sandbox.endpoints().get(OssEmulator.NAME),
        vector.text("/request/method"),
        vector.text("/request/path") + (query.isEmpty() ? "" : "?" + query),
        headers,
        vector.text("/request/body"));
  }

  private static String secret(OssVector vector) {
    return vector.credentials().secret().reveal();
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
}
