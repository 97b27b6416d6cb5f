package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that the vendor published, and those of the contract. */
class SignatureTest {

  private static final Secret VENDOR = Secret.of("OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV");
  private static final Secret OURS = Secret.of("fakeAccessKeySecret01");

  @Test
  void version_1_gives_the_vendors_answer() {
    var parts =
        SignedParts.of(
            "PUT",
            "/oss-example/nelson",
            Query.parse(""),
            Map.of(
                "Content-Md5", "ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM=",
                "Content-Type", "text/html",
                "Date", "Thu, 17 Nov 2005 18:49:58 GMT",
                "Host", "oss-example.oss-cn-hangzhou.aliyuncs.com",
                "X-OSS-Meta-Author", "foo@bar.com",
                "X-OSS-Magic", "abracadabra"));

    assertThat(SignatureV1.stringToSign(parts))
        .isEqualTo(
            """
            PUT
            ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM=
            text/html
            Thu, 17 Nov 2005 18:49:58 GMT
            x-oss-magic:abracadabra
            x-oss-meta-author:foo@bar.com
            /oss-example/nelson\
            """);
    assertThat(SignatureV1.sign(VENDOR, SignatureV1.stringToSign(parts)))
        .isEqualTo("26NBxoKdsyly4EDv6inkoDft/yA=");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, test_rtmp_live, live, 2025-03-09T12:00:00Z, 8T3hECjFgbO3VGeNUI/jhBIzc/A=",
    "PUT, test_rtmp_live, live&status=disabled, 2025-03-09T13:00:01Z, OHZvS28NZ2er+QbIuAp1L0Su2Uw=",
    "POST, test_rtmp_live/my_vod_list.m3u8, vod=&startTime=1741521870&endTime=1741522231,"
        + " 2025-03-09T13:00:03Z, N9mSIE4SOZJLvXj75rMTmFXJCG4=",
  })
  void version_1_gives_the_contracts_answers(
      String method, String key, String query, Instant time, String expected) {
    var date = Map.of("date", SignatureV1.timestamp(time));
    var parts = SignedParts.of(method, "/live-bucket-a/" + key, Query.parse(query), date);

    assertThat(SignatureV1.sign(OURS, SignatureV1.stringToSign(parts))).isEqualTo(expected);
  }

  @Test
  void version_1_prefers_the_oss_date_and_leaves_listing_parameters_unsigned() {
    var date = "Fri, 08 Aug 2025 08:08:08 GMT";
    var parts =
        SignedParts.of(
            "GET",
            "/live-bucket-a/",
            Query.parse("prefix=a&live=&marker=b&max-keys=3"),
            Map.of("x-oss-date", date, "date", "Sat, 09 Aug 2025 00:00:00 GMT"));

    assertThat(SignatureV1.stringToSign(parts))
        .isEqualTo("GET\n\n\n" + date + "\nx-oss-date:" + date + "\n/live-bucket-a/?live");
    assertThat(SignatureV1.sign(OURS, SignatureV1.stringToSign(parts)))
        .isEqualTo("GVCea7KA20RDDvOMciv/dCxnZec=");
  }

  @Test
  void version_4_gives_the_vendors_answer() {
    var timestamp = SignatureV4.timestamp(Instant.parse("2023-12-16T16:20:57Z"));
    var parts =
        SignedParts.of(
            "PUT",
            "/bucket/1234+-/123/1.txt",
            Query.parse(
                "param1=value1&%2Bparam1=value3&%7Cparam1=value4&%2Bparam2&%7Cparam2&param2"),
            Map.of(
                "x-oss-head1", "value",
                "abc", "value",
                "ZAbc", "value",
                "XYZ", "value",
                "content-type", "text/plain",
                "x-oss-date", timestamp,
                "x-oss-content-sha256", "UNSIGNED-PAYLOAD"));
    var scope = new SignatureV4.Scope("20231216", "cn-hangzhou");
    var canonical = SignatureV4.canonicalRequest(parts, new TreeSet<>());

    assertThat(
            SignatureV4.sign(
                Secret.of("sk"), scope, SignatureV4.stringToSign(timestamp, scope, canonical)))
        .isEqualTo("e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe");
  }

  @Test
  void version_4_names_additional_headers() {
    var parts =
        SignedParts.of(
            "GET", "/b/", Query.parse("live"), Map.of("Host", "b.example", "Accept", "*/*"));

    assertThat(SignatureV4.canonicalRequest(parts, new TreeSet<>(java.util.Set.of("host"))))
        .isEqualTo("GET\n/b/\nlive\nhost:b.example\n\nhost\nUNSIGNED-PAYLOAD");
  }

  @Test
  void a_publish_url_gives_the_vendors_answer() {
    var parameters = new TreeMap<>(Map.of("playlistName", "test.m3u8"));
    var text =
        PublishUrl.stringToSign("cpp-sdk-live-channel-bucket", "channel", 1706289617, parameters);

    assertThat(SignatureV1.sign(Secret.of("sk"), text)).isEqualTo("Y1LCM2PzyECssQhTdi+GKra7iXE=");
  }

  @Test
  void a_publish_url_carries_its_signature_and_is_a_secret() {
    var url =
        PublishUrl.sign(
            new OssCredentials("fakeAccessKeyId01", OURS, Optional.empty()),
            "live-bucket-a",
            "test_rtmp_live",
            "rtmp://live-bucket-a.oss-cn-hangzhou.aliyuncs.com/live/test_rtmp_live",
            "test.m3u8",
            Instant.ofEpochSecond(1741525200),
            Map.of());

    assertThat(url.reveal())
        .isEqualTo(
            "rtmp://live-bucket-a.oss-cn-hangzhou.aliyuncs.com/live/test_rtmp_live"
                + "?Expires=1741525200&OSSAccessKeyId=fakeAccessKeyId01"
                + "&Signature=UnDs%2FhBVBbOg7jMsTPaYyRhCc0o%3D&playlistName=test.m3u8");
    assertThat(url).hasToString("(sensitive value)");
  }
}
