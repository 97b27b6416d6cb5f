package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Secret;
import feign.Request;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PiliSignatureTest {

  private static final PiliCredentials CREDENTIALS =
      new PiliCredentials(
          "FAKEak0public000000000000000000000000a1",
          Secret.of("FAKEsk0public0not0a0secret000000000000b2"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST /v1/streams~Host: pili.qiniuapi.com~Content-Type: application/json~~{"hub":"live-demo","title":"camera-01","publishKey":"pk-2f6c9d1180","publishSecurity":"static"} | jVUsE-NB5Q8VWIwSOL8xt_C6n4U=
          GET /v1/streams?hub=live-demo&marker=2&limit=2&title=camera~Host: pili.qiniuapi.com~~ | ChPO5lPR2OcELInby5y88hpm94I=
          GET /v1/streams?hub=live-demo&marker=2&limit=2&title=camera~Host: 127.0.0.1:18971~~ | 1htWoia0-XxGYJy8Icd8h9mo6VI=
          GET /v1/streams/z1.live-demo.camera-01~Host: pili.qiniuapi.com~Content-Type: application/json~~ | Beq3OWFhxKlBk3nju6bAIYPjSlc=
          DELETE /v1/streams/z1.live-demo.camera-01~Host: pili.qiniuapi.com~~ | vhSQYxz4MYljOg3QjDMiHZuM9AM=
          POST /v2/hubs/live-demo/streams/Y2FtZXJhLTAx/disabled~Host: pili.qiniuapi.com~Content-Type: application/json~~{"disabledTill":-1} | jyVrpg7AmXeBOcseAxt-9xcTng4=
          GET /v2/hubs/live-demo/streams/Y2FtZXJhLTAx~Host: pili.qiniuapi.com~Content-Type: application/x-www-form-urlencoded~X-Qiniu-Date: 20260102T030405Z~~ | vHxajuACSArXm169u54vgOVNd3w=
          """)
  void a_known_text_has_its_known_signature(String text, String signature) {
    assertThat(PiliSignature.sign(CREDENTIALS.secretKey(), text.replace('~', '\n')))
        .isEqualTo(signature);
  }

  @ParameterizedTest
  @MethodSource("dev.weir.provider.qiniupili.PiliVector#requests")
  void an_official_clients_signature_comes_out_of_our_code(PiliVector vector) {
    boolean sound = vector.at("/signatureMatchesRequest").asBoolean(true);
    if (sound) {
      assertThat(new String(PiliSignature.bytesToSign(vector.parts()), UTF_8))
          .isEqualTo(vector.text("/signing/stringToSign"));
    }
    var ours = PiliSignature.authorization(vector.credentials(), vector.parts());
    assertThat(ours.equals(vector.authorization())).isEqualTo(sound);
  }

  @Test
  void headers_of_qiniu_are_signed_by_name_in_canonical_case_and_others_are_not() {
    var headers =
        SignedParts.qiniuHeaders(
            List.of(
                new SignedParts.Header("x-qiniu-meta-b", "2"),
                new SignedParts.Header("X-QINIU-META-A", "9"),
                new SignedParts.Header("x-qiniu-", "nothing after the dash"),
                new SignedParts.Header("X-Qiniuish", "no"),
                new SignedParts.Header("X-Qiniu-Meta-A", "1")));

    assertThat(headers)
        .containsExactly(
            new SignedParts.Header("X-Qiniu-Meta-A", "1"),
            new SignedParts.Header("X-Qiniu-Meta-A", "9"),
            new SignedParts.Header("X-Qiniu-Meta-B", "2"));
  }

  @Test
  void a_body_counts_byte_by_byte_and_only_with_a_content_type_that_says_what_it_is() {
    byte[] noText = {(byte) 0xC3, 0x28};

    assertThat(PiliSignature.bytesToSign(parts(Optional.of("application/json"), noText)))
        .endsWith('\n', '\n', 0xC3, 0x28);
    assertThat(PiliSignature.bytesToSign(parts(Optional.of("application/octet-stream"), noText)))
        .endsWith('\n', '\n');
    assertThat(PiliSignature.bytesToSign(parts(Optional.empty(), noText))).endsWith('\n', '\n');
  }

  private static SignedParts parts(Optional<String> contentType, byte[] body) {
    return new SignedParts("POST", "/v1/streams", "", "h", contentType, List.of(), body);
  }

  @ParameterizedTest
  @CsvSource({
    "https://pili.qiniuapi.com/v1/streams, pili.qiniuapi.com",
    "https://pili.qiniuapi.com:443/v1/streams, pili.qiniuapi.com",
    "http://pili.qiniuapi.com:443/v1/streams, pili.qiniuapi.com:443",
    "http://127.0.0.1:18971/v1/streams, 127.0.0.1:18971",
    "http://[::1]:80/v1/streams, [::1]"
  })
  void a_request_is_signed_with_the_host_that_the_http_client_sends(String url, String host) {
    var expected =
        new SignedParts("GET", "/v1/streams", "", host, Optional.empty(), List.of(), new byte[0]);

    assertThat(signed(url).headers().get("Authorization"))
        .containsExactly(PiliSignature.authorization(CREDENTIALS, expected));
  }

  @Test
  void padding_of_a_key_goes_out_as_it_is() {
    assertThat(signed("http://h/v2/hubs/a/streams/Z2F0ZQ%3D%3D?marker=Z2F0ZQ%3D%3D").url())
        .isEqualTo("http://h/v2/hubs/a/streams/Z2F0ZQ==?marker=Z2F0ZQ%3D%3D");
  }

  private static Request signed(String url) {
    Map<String, Collection<String>> headers = Map.of("Accept", List.of("*/*"));
    var request = Request.create(Request.HttpMethod.GET, url, headers, null, UTF_8, null);
    return new PiliSigner(CREDENTIALS).sign(request, Instant.EPOCH);
  }
}
