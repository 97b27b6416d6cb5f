package dev.weir.provider.aliyunlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Answers that the vendor published, and those of the contract. */
class SignatureTest {

  private static final Secret VENDOR = Secret.of("testsecret");
  private static final Secret OURS = Secret.of("testAccessKeySecret");
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void version_1_gives_the_vendors_answer() {
    var parameters =
        new TreeMap<>(
            Map.of(
                "Timestamp", "2016-02-23T12:46:24Z",
                "Format", "XML",
                "AccessKeyId", "testid",
                "Action", "DescribeRegions",
                "SignatureMethod", "HMAC-SHA1",
                "SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                "Version", "2014-05-26",
                "SignatureVersion", "1.0"));

    assertThat(SignatureV1.sign(VENDOR, SignatureV1.stringToSign("GET", parameters)))
        .isEqualTo("OLeaidS1JvxuMvnyHOwuJ+uX5qY=");
  }

  private static SortedMap<String, String> addition() {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("Action", "AddLiveAppRecordConfig"),
            Map.entry("Version", "2016-11-01"),
            Map.entry("Format", "JSON"),
            Map.entry("AccessKeyId", "testAccessKeyId"),
            Map.entry("SignatureMethod", "HMAC-SHA1"),
            Map.entry("SignatureVersion", "1.0"),
            Map.entry("SignatureNonce", "5b1a3c0e2f6d4a719c1e0d9f8b7a6c5d"),
            Map.entry("Timestamp", "2026-01-02T03:04:05Z"),
            Map.entry("DomainName", "test.com"),
            Map.entry("AppName", "*"),
            Map.entry("OssBucket", "test123"),
            Map.entry("OssEndpoint", "oss-cn-shanghai.aliyuncs.com"),
            Map.entry("RecordFormat.1.Format", "mp4"),
            Map.entry("RecordFormat.1.CycleDuration", "1800"),
            Map.entry("RecordFormat.1.OssObjectPrefix", "录/{AppName} ~+/{StartTime}_{EndTime}")));
  }

  @Test
  void version_1_gives_the_contracts_answers() {
    var parameters = addition();
    assertThat(SignatureV1.sign(OURS, SignatureV1.stringToSign("POST", parameters)))
        .isEqualTo("F+q2OZpbb61alDZkwaeeeBK3syA=");

    parameters.put("SecurityToken", "tok/en+1==");
    assertThat(SignatureV1.sign(OURS, SignatureV1.stringToSign("POST", parameters)))
        .isEqualTo("GTbM09oB25+dDBytp9Qs3vHbdog=");
  }

  @Test
  void version_1_covers_everything_but_itself() {
    var signed = addition();
    signed.put("Signature", "anything");

    assertThat(SignatureV1.stringToSign("POST", signed))
        .isEqualTo(SignatureV1.stringToSign("POST", addition()))
        .isNotEqualTo(SignatureV1.stringToSign("GET", addition()));
  }

  private static SortedMap<String, String> headers() {
    return new TreeMap<>(
        Map.of(
            "host", "live.aliyuncs.com",
            "x-acs-action", "DescribeLiveRecordConfig",
            "x-acs-version", "2016-11-01",
            "x-acs-date", "2026-01-02T03:04:05Z",
            "x-acs-signature-nonce", "5b1a3c0e2f6d4a719c1e0d9f8b7a6c5d",
            "x-acs-content-sha256", EMPTY));
  }

  private static String version3(Map<String, String> more) {
    var headers = headers();
    headers.putAll(more);
    var query = Query.parse("StreamName=%E6%B5%81%20~1&AppName=*&DomainName=test.com");
    var canonical = SignatureV3.canonicalRequest("POST", "/", query, headers, EMPTY);
    return SignatureV3.sign(OURS, SignatureV3.stringToSign(canonical));
  }

  @Test
  void version_3_gives_the_contracts_answers() {
    assertThat(version3(Map.of()))
        .isEqualTo("cb447c7914a1360eddd5ed68e76f02c4024acd75f75984699b637c7540ebe0f4");
    assertThat(
            version3(
                Map.of(
                    "x-acs-security-token", "tok/en+1==",
                    "x-acs-accesskey-id", "testAccessKeyId")))
        .isEqualTo("e2b3c9472fec5956960f92fc4f183d30539c831ff623da6f3a6fe97d2ef63993");
  }

  @Test
  void version_3_has_one_form_for_a_request() {
    var query = Query.parse("b=2&a=%2A&a=1");

    assertThat(
            SignatureV3.canonicalRequest(
                "GET", "/", query, new TreeMap<>(Map.of("host", " x ")), EMPTY))
        .isEqualTo("GET\n/\na=%2A&a=1&b=2\nhost:x\n\nhost\n" + EMPTY);
  }
}
