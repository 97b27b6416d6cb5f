package dev.weir.provider.volcenginelive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Hmac;
import feign.Request;
import feign.RequestTemplate;
import java.io.IOException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signature, held against what the vendor's own clients sent. */
class SignatureTest {

  static Stream<Vector> vectors() throws IOException {
    return Vector.all();
  }

  static Stream<Vector> usualClients() throws IOException {
    return vectors().filter(vector -> vector.text("/signing/signed_headers").contains("host"));
  }

  @Test
  void the_worked_example_comes_out_step_by_step() {
    var secret = "T1RrM1pEazBOelkxTkRFNVptSmtPR0V4TWpNME5UWT0=";
    var day = Hmac.sha256(secret.getBytes(UTF_8), "20260101");
    var region = Hmac.sha256(day, "cn-north-1");
    var service = Hmac.sha256(region, "live");
    var key = Hmac.sha256(service, "request");

    assertThat(List.of(hex(day), hex(region), hex(service), hex(key)))
        .containsExactly(
            "13f20049a40132e6746abb057739bc630b8e298e8fdac5cc196c8e755aa41ea8",
            "4c7f7dd986845e67bca10976f670076dc5d2fe5b7ec916c52b843baf40101a3f",
            "9f297a24a9437fce01b08634e82676f99bc5ebc6243982d63fba2de57a77595f",
            "83f89eca976ca466acf535e45c45704cf15256e3bd9862192fe5863c6ceaae99");
    var vector = Vector.named("vl-py-clock-year-start.json");
    assertThat(sign(vector))
        .isEqualTo("874eaa20c0a70631b98696085a605b5d0754911c04020e3ef23087db1f14d34b");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void every_recorded_signature_comes_out(Vector vector) {
    assertThat(canonical(vector)).isEqualTo(vector.text("/signing/canonical_request"));
    assertThat(stringToSign(vector)).isEqualTo(vector.text("/signing/string_to_sign"));
    assertThat(sign(vector)).isEqualTo(vector.text("/signing/signature"));
  }

  @ParameterizedTest
  @MethodSource("usualClients")
  void our_client_signs_as_theirs_do(Vector vector) {
    var request = vector.json().path("request");
    var url =
        "https://"
            + vector.header("Host").orElseThrow()
            + request.path("path").asString()
            + "?"
            + request.path("raw_query").asString();
    var body = request.path("body").asString().getBytes(UTF_8);
    Map<String, Collection<String>> headers =
        Map.of("Content-Type", List.of(vector.header("Content-Type").orElseThrow()));
    var unsigned =
        Request.create(Request.HttpMethod.POST, url, headers, body, UTF_8, new RequestTemplate());
    var signer = new LiveSigner(vector.text("/credentials/region"), vector.credentials());
    boolean allowed = !vector.file().equals("vl-py-v3-delete-vhost-only.json");

    if (allowed) {
      var signed = signer.sign(unsigned, vector.clock()).headers();
      for (var name : List.of("Authorization", "X-Date", "X-Content-Sha256", "X-Security-Token")) {
        assertThat(signed.getOrDefault(name, List.of()))
            .as(name)
            .containsExactlyElementsOf(vector.header(name).stream().toList());
      }
    }
  }

  @Test
  void an_authorization_reads_as_it_is_written() {
    var header = Vector.named("vl-go-sts-v4-list.json").header("Authorization").orElseThrow();

    assertThat(Signature.Authorization.parse(header).orElseThrow()).hasToString(header);
    assertThat(Signature.Authorization.parse(header.replace("Signature=", "Signature=x")))
        .isEmpty();
    assertThat(Signature.Authorization.parse("")).isEmpty();
  }

  private static String canonical(Vector vector) {
    var body = vector.text("/request/body").getBytes(UTF_8);
    return Signature.canonicalRequest(
        vector.text("/request/method"),
        vector.text("/request/path"),
        vector.query(),
        vector.signedHeaders(),
        Hmac.sha256Hex(body));
  }

  private static String stringToSign(Vector vector) {
    return Signature.stringToSign(vector.text("/clock"), scope(vector), canonical(vector));
  }

  private static String sign(Vector vector) {
    return Signature.sign(vector.credentials().secretKey(), scope(vector), stringToSign(vector));
  }

  private static Signature.Scope scope(Vector vector) {
    return new Signature.Scope(
        vector.text("/clock").substring(0, 8),
        vector.text("/credentials/region"),
        vector.text("/credentials/service"));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
