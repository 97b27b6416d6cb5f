package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.SandboxClock;
import dev.weir.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in, and with which words others are turned away. */
class GateTest {

  private static final Instant NOW = LiveBench.START;
  private static final Account PERMANENT = Account.of("KEY", "secret");
  private static final Account TEMPORARY =
      new Account("STS.KEY", "secret", Optional.of("token"), Optional.of(NOW.plusSeconds(3_600)));

  private final World world =
      new World(
          new SandboxClock(InstantSource.fixed(NOW)),
          new SplittableRandom(1),
          JsonMapper.shared().createObjectNode(),
          List.of(PERMANENT, TEMPORARY));
  private final LiveEmulator emulator = new LiveEmulator(world);
  private int nonce;

  private SortedMap<String, String> parameters(String action) {
    var parameters = new TreeMap<String, String>();
    parameters.put("Action", action);
    parameters.put("Version", "2016-11-01");
    parameters.put("Format", "JSON");
    parameters.put("DomainName", "test.com");
    parameters.put("AccessKeyId", "KEY");
    parameters.put("SignatureMethod", "HMAC-SHA1");
    parameters.put("SignatureVersion", "1.0");
    parameters.put("SignatureNonce", "n" + nonce++);
    parameters.put("Timestamp", "2026-01-02T03:04:05Z");
    return parameters;
  }

  private static String query(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> Percent.encode(p.getKey()) + "=" + Percent.encode(p.getValue()))
        .collect(joining("&"));
  }

  private static String signed(SortedMap<String, String> parameters) {
    var text = SignatureV1.stringToSign("POST", parameters);
    parameters.put("Signature", SignatureV1.sign(Secret.of("secret"), text));
    return query(parameters);
  }

  private static Call post(String query, Call.Header... headers) {
    return new Call("POST", "/", query, List.of(headers), new byte[0]);
  }

  private static String body(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static String code(Answer answer) {
    return answer.status() + " " + LiveVector.members(body(answer)).path("Code").asString("");
  }

  private String code(SortedMap<String, String> parameters) {
    return code(emulator.answer(post(signed(parameters))));
  }

  @Test
  void a_good_request_comes_in() {
    assertThat(code(parameters("DescribeLiveRecordConfig"))).isEqualTo("200 ");
  }

  @ParameterizedTest
  @CsvSource({
    "AccessKeyId, NOBODY, 404 InvalidAccessKeyId.NotFound",
    "AccessKeyId, , 400 MissingAccessKeyId",
    "Timestamp, 2026-01-02T02:49:04Z, 400 InvalidTimeStamp.Expired",
    "Timestamp, 2026-01-02T02:49:05Z, '200 '",
    "Timestamp, 2026-01-02T03:19:06Z, 400 InvalidTimeStamp.Expired",
    "Timestamp, yesterday, 400 InvalidTimeStamp.Format",
    "Timestamp, 2026-01-02T03:04:05.5Z, 400 InvalidTimeStamp.Format",
    "SignatureMethod, HMAC-MD5, 400 InvalidSignatureMethod",
    "SignatureNonce, , 400 MissingSignatureNonce",
    "SecurityToken, token, 400 InvalidSecurityToken.MismatchWithAccessKey",
    "Action, DescribeSomething, 404 InvalidApi.NotFound",
    "Action, , 404 InvalidApi.NotFound",
    "Version, 2014-11-01, 400 InvalidVersion",
    "Format, YAML, 400 InvalidParameter.Format",
    "DomainName, , 400 MissingDomainName",
    "PageSize, 31, 400 InvalidPageSize.Malformed",
    "PageSize, many, 400 InvalidPageSize.Malformed",
    "PageNum, 0, 400 InvalidPageNum.Malformed",
    "Order, up, 400 InvalidOrder.Malformed",
    "Colour, blue, '200 '",
  })
  void what_is_wrong_is_named(String name, String value, String expected) {
    var parameters = parameters("DescribeLiveRecordConfig");
    if (value == null) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }

    assertThat(code(parameters)).isEqualTo(expected);
  }

  /** Each line has two mistakes; the first is the one that is told. */
  @ParameterizedTest
  @CsvSource({
    "AccessKeyId, NOBODY, Timestamp, 2025-01-01T00:00:00Z, InvalidAccessKeyId.NotFound",
    "Timestamp, 2025-01-01T00:00:00Z, Signature, wrong, InvalidTimeStamp.Expired",
    "Signature, wrong, Action, Nothing, SignatureDoesNotMatch",
    "Action, Nothing, DomainName, '', InvalidApi.NotFound",
    "DomainName, '', PageSize, 31, MissingDomainName",
  })
  void mistakes_are_looked_for_in_order(
      String first, String wrong, String second, String alsoWrong, String expected) {
    var parameters = parameters("DescribeLiveRecordConfig");
    parameters.put(first, wrong);
    parameters.put(second, alsoWrong);
    var query = signed(parameters);
    if (first.equals("Signature") || second.equals("Signature")) {
      parameters.put("Signature", "wrong");
      query = query(parameters);
    }

    assertThat(code(emulator.answer(post(query)))).endsWith(" " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400 MissingSecurityToken",
    "token, '200 '",
    "another, 400 InvalidSecurityToken.Malformed",
  })
  void a_temporary_key_needs_its_token(String token, String expected) {
    var parameters = parameters("DescribeLiveRecordConfig");
    parameters.put("AccessKeyId", "STS.KEY");
    if (!token.isEmpty()) {
      parameters.put("SecurityToken", token);
    }

    assertThat(code(parameters)).isEqualTo(expected);
  }

  @Test
  void a_temporary_key_ends() {
    world.clock().advance(Duration.ofHours(1));
    var parameters = parameters("DescribeLiveRecordConfig");
    parameters.put("AccessKeyId", "STS.KEY");
    parameters.put("SecurityToken", "token");
    parameters.put("Timestamp", "2026-01-02T04:04:05Z");

    assertThat(code(parameters)).isEqualTo("400 InvalidSecurityToken.Expired");
  }

  @Test
  void a_nonce_is_good_once() {
    var call = post(signed(parameters("DescribeLiveRecordConfig")));

    assertThat(code(emulator.answer(call))).isEqualTo("200 ");
    assertThat(code(emulator.answer(call))).isEqualTo("400 SignatureNonceUsed");
  }

  @Test
  void a_signature_is_for_its_method() {
    var call = post(signed(parameters("DescribeLiveRecordConfig")));
    var get = new Call("GET", "/", call.rawQuery(), List.of(), new byte[0]);
    var put = new Call("PUT", "/", call.rawQuery(), List.of(), new byte[0]);

    assertThat(code(emulator.answer(get))).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(code(emulator.answer(put))).isEqualTo("400 UnsupportedHTTPMethod");
  }

  @Test
  void parameters_may_stand_in_query_and_form_alike() {
    var parameters = parameters("DescribeLiveRecordConfig");
    var query = signed(parameters);
    int middle = query.indexOf('&', query.length() / 2);
    var call =
        new Call(
            "POST",
            "/",
            query.substring(0, middle),
            List.of(new Call.Header("content-type", "application/x-www-form-urlencoded")),
            query.substring(middle + 1).getBytes(UTF_8));

    assertThat(code(emulator.answer(call))).isEqualTo("200 ");
  }

  @Test
  void without_a_format_the_answer_is_xml() {
    var parameters = parameters("DescribeLiveRecordNotifyConfig");
    parameters.remove("Format");

    var answer = emulator.answer(post(signed(parameters)));

    assertThat(answer.headers())
        .contains(new Call.Header("Content-Type", "text/xml;charset=utf-8"));
    assertThat(body(answer).replaceAll("<RequestId>[^<]*", "<RequestId>"))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><RequestId></RequestId>"
                + "<HostId>live.aliyuncs.com</HostId><Code>InvalidConfig.NotFound</Code>"
                + "<Message>Config does not exist.</Message></Error>");
  }

  @Test
  void a_query_that_cannot_be_read_is_refused() {
    assertThat(code(emulator.answer(post("Action=%G1&Format=JSON"))))
        .isEqualTo("400 InvalidParameter");
    assertThat(emulator.operation(post("Action=%G1"))).isEmpty();
  }

  private Call version3(String authorization, String body) {
    var headers = new ArrayList<Call.Header>();
    headers.add(new Call.Header("Host", "127.0.0.1:1"));
    headers.add(new Call.Header("x-acs-action", "DescribeLiveRecordConfig"));
    headers.add(new Call.Header("x-acs-version", "2016-11-01"));
    headers.add(new Call.Header("x-acs-date", "2026-01-02T03:04:05Z"));
    headers.add(new Call.Header("x-acs-signature-nonce", "n" + nonce++));
    headers.add(new Call.Header("Authorization", authorization));
    return new Call("POST", "/", "DomainName=test.com", headers, body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "'ACS3-HMAC-SHA256', IncompleteSignature",
    "'ACS3-HMAC-SHA256 Credential=KEY,Signature=0', IncompleteSignature",
    "'ACS3-HMAC-SHA256 Credential=KEY,SignedHeaders=x-acs-none,Signature=0', IncompleteSignature",
    "'ACS3-HMAC-SHA256 Credential=NO,SignedHeaders=host,Signature=0', InvalidAccessKeyId.NotFound",
    "'ACS3-HMAC-SHA256 Credential=KEY,SignedHeaders=host,Signature=0', SignatureDoesNotMatch",
  })
  void an_authorization_has_three_parts(String authorization, String expected) {
    assertThat(code(emulator.answer(version3(authorization, "")))).endsWith(" " + expected);
  }

  @Test
  void the_body_counts_and_the_port_of_the_host_too() {
    var host = new TreeMap<String, String>();
    host.put("host", "127.0.0.1:1");
    var emptyHash = dev.weir.http.Hmac.sha256Hex(new byte[0]);
    var text =
        SignatureV3.stringToSign(
            SignatureV3.canonicalRequest(
                "POST", "/", Query.parse("DomainName=test.com"), host, emptyHash));
    var authorization =
        "ACS3-HMAC-SHA256 Signature=%s, SignedHeaders=Host, Credential=KEY"
            .formatted(SignatureV3.sign(Secret.of("secret"), text));

    assertThat(code(emulator.answer(version3(authorization, "")))).isEqualTo("200 ");
    assertThat(code(emulator.answer(version3(authorization, "x"))))
        .isEqualTo("400 SignatureDoesNotMatch");
  }

  @Test
  void each_operation_has_a_pace_of_its_own() {
    var nanos = new long[1];
    var limits = new LiveLimits(true, () -> nanos[0]);
    var counted = new ArrayList<Integer>();
    for (var operation : List.of(LiveOperation.DESCRIBE_INDEXES, LiveOperation.ADD_RULE)) {
      counted.add(passed(limits, "KEY", operation));
    }
    counted.add(passed(limits, "OTHER", LiveOperation.ADD_RULE));
    nanos[0] = 100_000_000;
    counted.add(passed(limits, "KEY", LiveOperation.ADD_RULE));

    assertThat(counted).containsExactly(15, 30, 30, 3);
    assertThat(passed(new LiveLimits(false, () -> 0), "KEY", LiveOperation.ADD_RULE))
        .isEqualTo(1_000);
  }

  /** How many of a thousand calls at once are let through. */
  private static int passed(LiveLimits limits, String key, LiveOperation operation) {
    int passed = 0;
    for (int i = 0; i < 1_000; i++) {
      try {
        limits.count(key, operation);
        passed++;
      } catch (LiveRefusal refusal) {
        assertThat(refusal.code()).isEqualTo("Throttling.User");
        assertThat(refusal.status()).isEqualTo(400);
      }
    }
    return passed;
  }
}
