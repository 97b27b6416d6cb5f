package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OssGateTest {

  private static final String WORLD =
      """
      {"aliyun-oss": {"buckets": {
        "live-demo": {"region": "cn-beijing", "cnames": ["live.example.com"]},
        "plain": {"snapshot": false}}}}
      """;
  private static final String BODY =
      "<LiveChannelConfiguration><Target><Type>HLS</Type></Target></LiveChannelConfiguration>";

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "live-demo.oss-cn-shanghai.aliyuncs.com, live-demo, cn-shanghai",
    "live-demo.oss-cn-shanghai-internal.aliyuncs.com, live-demo, cn-shanghai",
    "live-demo.oss-accelerate.aliyuncs.com:8080, live-demo, cn-hangzhou",
    "LIVE-DEMO.oss-cn-hangzhou.aliyuncs.com, live-demo, cn-hangzhou",
    "live-demo.localhost:1234, live-demo, cn-hangzhou",
    "127.0.0.1:1234, live-demo, cn-hangzhou"
  })
  void a_bucket_is_found_in_every_addressing_style(String host, String bucket, String region) {
    try (var oss = new OssCaller(SandboxOptions.defaults()).at(host, bucket)) {
      var created = oss.put("a", BODY);

      assertThat(created.body())
          .contains("<Url>rtmp://" + bucket + ".oss-" + region + ".aliyuncs.com/live/a</Url>");
    }
  }

  @Test
  void a_bucket_answers_to_the_names_that_the_world_file_gives_it() throws IOException {
    try (var oss = world().at("live.example.com", "live-demo")) {
      assertThat(oss.put("a", BODY).body())
          .contains("<Url>rtmp://live-demo.oss-cn-beijing.aliyuncs.com/live/a</Url>");
    }
  }

  @Test
  void only_the_buckets_of_the_world_file_exist() throws IOException {
    try (var oss = world().at("missing.oss-cn-hangzhou.aliyuncs.com", "missing")) {
      var answer = oss.put("a", BODY);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body())
          .contains("<Code>NoSuchBucket</Code>")
          .contains("<BucketName>missing</BucketName>");
    }
  }

  @Test
  void a_bucket_is_told_apart_from_its_namesake_elsewhere() throws IOException {
    try (var oss = world().at("live-demo.oss-cn-hangzhou.aliyuncs.com", "live-demo")) {
      var answer = oss.put("a", BODY);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).contains("<Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint>");
    }
  }

  @Test
  void a_region_without_pictures_refuses_a_snapshot() throws IOException {
    try (var oss = world().at("plain.oss-cn-hangzhou.aliyuncs.com", "plain")) {
      var xml =
          BODY.replace(
              "</Target>",
              "</Target><Snapshot><RoleName>r</RoleName><DestBucket>pictures</DestBucket>"
                  + "<NotifyTopic>t</NotifyTopic><Interval>5</Interval></Snapshot>");

      assertThat(oss.put("a", xml).header("x-oss-ec")).isEqualTo("0044-00000004");
    }
  }

  @Test
  void version_4_must_be_signed_for_the_bucket_s_region() throws IOException {
    try (var oss = world().at("127.0.0.1", "live-demo")) {
      assertThat(oss.callV4("GET", "", "live", "cn-beijing").status()).isEqualTo(200);
      var elsewhere = oss.callV4("GET", "", "live", "cn-hangzhou");
      assertThat(elsewhere.status()).isEqualTo(400);
      assertThat(elsewhere.header("x-oss-ec")).isEqualTo("0002-00000228");
    }
  }

  @Test
  void the_region_that_version_4_is_signed_for_shows_in_addresses() {
    try (var oss = new OssCaller(SandboxOptions.defaults()).at("127.0.0.1", "live-demo")) {
      oss.put("a", BODY);

      assertThat(oss.callV4("GET", "", "live", "us-west-1").body())
          .contains("http://live-demo.oss-us-west-1.aliyuncs.com/a/playlist.m3u8");
    }
  }

  @Test
  void the_real_endpoint_takes_no_bucket_in_the_path() {
    try (var oss = new OssCaller(SandboxOptions.defaults())) {
      var answer =
          oss.at("oss-cn-hangzhou.aliyuncs.com", "live-demo/a").call("GET", "", "live", "");

      assertThat(answer.status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OSS                                                                       | 400 | InvalidArgument
          OSS nobody                                                                | 400 | InvalidArgument
          Bearer token                                                              | 400 | InvalidArgument
          OSS nobody:c2ln                                                           | 403 | InvalidAccessKeyId
          OSS weir-sandbox-key:c2ln                                                 | 403 | SignatureDoesNotMatch
          OSS4-HMAC-SHA256 Credential=weir-sandbox-key/20260102/cn-hangzhou/oss,Signature=00 | 400 | InvalidArgument
          OSS4-HMAC-SHA256 Credential=weir-sandbox-key/20260103/cn-hangzhou/oss/aliyun_v4_request,Signature=00 | 400 | InvalidArgument
          OSS4-HMAC-SHA256 Credential=weir-sandbox-key/20260102/cn-hangzhou/oss/aws4_request,Signature=00 | 400 | InvalidArgument
          OSS4-HMAC-SHA256 Credential=weir-sandbox-key/20260102/cn-hangzhou/oss/aliyun_v4_request,Signature=00 | 403 | SignatureDoesNotMatch
          """)
  void an_authorization_that_is_wrong_says_how(String authorization, int status, String code) {
    try (var oss = new OssCaller(SandboxOptions.defaults())) {
      var answer =
          oss.plain(
              "GET",
              "a",
              "live",
              Map.of("Authorization", authorization, "Date", "Fri, 02 Jan 2026 03:04:05 GMT"));

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-01-02T03:04:05Z"})
  void a_request_without_a_legible_date_is_denied(String date) {
    try (var oss = new OssCaller(SandboxOptions.defaults())) {
      var answer =
          oss.plain(
              "GET", "a", "live", Map.of("Authorization", "OSS weir-sandbox-key:x", "Date", date));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fri, 02 Jan 2026 03:19:05 GMT | SignatureDoesNotMatch
          Fri, 02 Jan 2026 03:19:06 GMT | RequestTimeTooSkewed
          Fri, 02 Jan 2026 02:49:05 GMT | SignatureDoesNotMatch
          Fri, 02 Jan 2026 02:49:04 GMT | RequestTimeTooSkewed
          20260102T024904Z              | RequestTimeTooSkewed
          """)
  void a_clock_may_be_fifteen_minutes_off(String date, String code) {
    try (var oss = new OssCaller(SandboxOptions.defaults())) {
      var answer =
          oss.plain(
              "GET",
              "a",
              "live",
              Map.of("Authorization", "OSS weir-sandbox-key:x", "x-oss-date", date));

      assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STS.one, '', InvalidAccessKeyId",
    "STS.one, bogus, InvalidSecurityToken",
    "STS.one, token-two, AccessKeyIdAndSecurityTokenNotMatch",
    "STS.one, token-one, SignatureDoesNotMatch",
    "STS.two, token-two, SecurityTokenExpired",
    "permanent, token-one, InvalidAccessKeyId"
  })
  void a_temporary_key_comes_with_its_token(String key, String token, String code) {
    try (var oss = new OssCaller(SandboxOptions.defaults())) {
      oss.control(
          "PUT",
          "accounts",
          """
          [{"key":"STS.one","secret":"s","token":"token-one"},
           {"key":"STS.two","secret":"s","token":"token-two","expires":"2026-01-02T03:04:05Z"},
           {"key":"permanent","secret":"s"}]\
          """);

      assertThat(withToken(oss, key, token).body()).contains("<Code>" + code + "</Code>");
    }
  }

  private static Wire.Response withToken(OssCaller oss, String key, String token) {
    return oss.plain(
        "GET",
        "a",
        "live",
        Map.of(
            "Authorization",
            "OSS " + key + ":x",
            "Date",
            "Fri, 02 Jan 2026 03:04:05 GMT",
            "x-oss-security-token",
            token));
  }

  private OssCaller world() throws IOException {
    var file = Files.writeString(temporary.resolve("world.json"), WORLD);
    return new OssCaller(SandboxOptions.defaults().withWorld(file));
  }
}
