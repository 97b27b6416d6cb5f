package dev.weir.provider.qiniupili;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.kind.Secret;
import dev.weir.provider.qiniupili.PublishSecurity.Dynamic;
import dev.weir.provider.qiniupili.PublishSecurity.Expiry;
import dev.weir.provider.qiniupili.PublishSecurity.ExpirySk;
import dev.weir.provider.qiniupili.PublishSecurity.None;
import dev.weir.provider.qiniupili.PublishSecurity.Static;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Addresses to push to and play from, held against those that official clients build. */
class PiliAddressesTest {

  @ParameterizedTest
  @MethodSource("dev.weir.provider.qiniupili.PiliVector#addresses")
  void an_official_clients_address_comes_out_of_our_code(PiliVector vector) {
    switch (vector.operation()) {
      case "v1.url.publish" -> publishFirst(vector);
      case "v1.url.rtmp_live" -> live(vector, "/rtmp", PlayUrl::rtmp);
      case "v1.url.hls_live" -> live(vector, httpOr(vector, "/hls"), PlayUrl::hls);
      case "v1.url.flv_live" -> live(vector, httpOr(vector, "/hdl"), PlayUrl::flv);
      case "v1.streams.playback" -> playback(vector);
      case "v2.url.publish", "v2.url.publish_expiry" -> publishSecond(vector);
      case "v2.url.publish_none" ->
          assertThat(PublishUrl.unsigned(vector.text("/input/domain"), "live-demo", "camera-01"))
              .isEqualTo(vector.text("/output"));
      case "v2.url.play" -> play(vector);
      case "v2.url.sign_publish" -> signPublish(vector);
      case "v2.url.sign_play" -> signPlay(vector);
      default -> throw new AssertionError("no such operation: " + vector.operation());
    }
  }

  /** The oldest client takes another host. */
  private static String httpOr(PiliVector vector, String host) {
    return vector.text("/sdk").contains("1.5.0") ? "/http" : host;
  }

  private static void publishFirst(PiliVector vector) {
    var stream = vector.at("/input/stream");
    var base =
        PublishUrl.unsigned(
            stream.at("/hosts/publish/rtmp").asString(),
            stream.path("hub").asString(),
            stream.path("title").asString());
    if (vector.text("/output").isEmpty()) {
      assertThat(vector.id()).isEqualTo("v1-url-publish-unknown-security-node");
      return;
    }
    assertThat(PublishUrl.first(base, security(stream, vector.at("/clock").asLong()), "").reveal())
        .isEqualTo(vector.text("/output"));
  }

  /** Clients that do not know the security take it for dynamic; ours is told which to use. */
  private static PublishSecurity security(JsonNode stream, long nonce) {
    var key = Secret.of(stream.path("publishKey").asString());
    return stream.path("publishSecurity").asString().equals("static")
        ? new Static(key)
        : new Dynamic(key, nonce);
  }

  private interface Address {
    String of(String host, String hub, String title);
  }

  private static void live(PiliVector vector, String protocol, Address address) {
    var host = vector.text("/input/stream/hosts/live" + protocol);
    sameForEach(vector, title -> address.of(host, "live-demo", title));
  }

  private static void playback(PiliVector vector) {
    var host = vector.text("/input/stream/hosts/playback/http");
    long start = vector.at("/input/start").asLong();
    long end = vector.at("/input/end").asLong();
    sameForEach(vector, title -> PlayUrl.playback(host, "live-demo", title, start, end));
  }

  private static void sameForEach(PiliVector vector, Function<String, String> address) {
    var profiles =
        vector.at("/input/stream/profiles").valueStream().map(JsonNode::asString).toList();
    var urls = PlayUrl.each(vector.text("/input/stream/title"), profiles, address);
    assertThat(urls).isEqualTo(texts(vector.at("/output")));
    assertThat(urls.firstEntry().getKey()).isEqualTo(PlayUrl.ORIGIN);
  }

  private static Map<String, String> texts(JsonNode json) {
    var texts = new HashMap<String, String>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    return texts;
  }

  private static void publishSecond(PiliVector vector) {
    var until = vector.clock().plusSeconds(vector.at("/input/expireAfter").asLong());
    var security =
        vector.has("/input/publishKey")
            ? new Expiry(Secret.of(vector.text("/input/publishKey")), until)
            : new ExpirySk(vector.credentials(), until);
    var base =
        PublishUrl.unsigned(vector.text("/input/domain"), "live-demo", vector.text("/input/key"));

    assertThat(PublishUrl.second(base, security).reveal()).isEqualTo(vector.text("/output"));
    assertThat(PublishUrl.first(base, security, "").reveal()).isEqualTo(vector.text("/output"));
  }

  private static void play(PiliVector vector) {
    var expected = texts(vector.at("/output"));
    // The newest client writes https, for which the domain needs a certificate.
    expected.replaceAll((_, url) -> url.replaceFirst("^https", "http"));
    var actual = new HashMap<String, String>();
    for (var name : expected.keySet()) {
      var host = vector.text(hostOf(vector, name));
      actual.put(
          name,
          switch (name) {
            case "rtmp", "rtmpPlay" -> PlayUrl.rtmp(host, "live-demo", "camera-01");
            case "hls", "hlsPlay" -> PlayUrl.hls(host, "live-demo", "camera-01");
            case "hdl", "hdlPlay" -> PlayUrl.flv(host, "live-demo", "camera-01");
            case "snapshot" -> PlayUrl.cover(host, "live-demo", "camera-01");
            case "rtmpPublish" -> PublishUrl.unsigned(host, "live-demo", "camera-01");
            case "srtPublish" -> PublishUrl.unsignedSrt(host, "live-demo", "camera-01");
            default -> throw new AssertionError(name);
          });
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static String hostOf(PiliVector vector, String name) {
    var own = "/input/" + (name.equals("snapshot") ? "snap" : name);
    return vector.has(own) ? own : "/input/domain";
  }

  private static void signPublish(PiliVector vector) {
    var key = Secret.of(vector.text("/input/PublishKey"));
    var until = Instant.ofEpochSecond(vector.at("/input/ExpireAt").asLong(0));
    PublishSecurity security =
        switch (vector.text("/input/SecurityType")) {
          case "static" -> new Static(key);
          case "dynamic" -> new Dynamic(key, vector.at("/input/Nonce").asLong());
          case "expiry" -> new Expiry(key, until);
          case "expiry_sk" -> new ExpirySk(vector.credentials(), until);
          case "none" -> new None();
          default -> throw new AssertionError(vector.id());
        };
    assertThat(PublishUrl.second(vector.text("/input/URL"), security).reveal())
        .isEqualTo(vector.text("/output"));
  }

  private static void signPlay(PiliVector vector) {
    var signature =
        new PlaySignature(
            Secret.of(vector.text("/input/Key")),
            vector.text("/input/Rule"),
            vector.text("/input/TsPart"),
            vector.at("/input/TsBase").asInt(),
            vector.text("/input/SignPart"));
    var time = Instant.ofEpochSecond(vector.at("/input/Timestamp").asLong());
    assertThat(signature.sign(vector.text("/input/URL"), time).reveal())
        .isEqualTo(vector.text("/output"));
  }

  @ParameterizedTest
  @CsvSource({
    "pk-2f6c9d1180, /live-demo/camera-01?nonce=1767323045, HrsGWMXAb7eqNtClZlmKLFKL92w=",
    "12345678, /live-demo/camera-01?expire=1767326645, lswZVhivgGKFAAa7DuPccTQh3RY=",
    "12345678, /testhub/teststreamtitle?expire=1584522520, zYvN7rHgJiw2QUSo_xRoBZIf1kM="
  })
  void a_known_path_has_its_known_token(String key, String path, String token) {
    assertThat(PiliSignature.sign(Secret.of(key), path)).isEqualTo(token);
  }

  /** Examples of the vendor's own tests. */
  @Test
  void the_vendors_examples_come_out() {
    var key = Secret.of("test123");
    var time = Instant.ofEpochSecond(1634745600);

    assertThat(
            PublishUrl.second(
                    "rtmp://publish.domain.com/hub/streamTitle?xyz=custom&token=abc",
                    new Expiry(key, time))
                .reveal())
        .isEqualTo(
            "rtmp://publish.domain.com/hub/streamTitle?expire=1634745600&xyz=custom"
                + "&token=fH7U5UgXdClDfeGmUKc6wrNzlho=");
    assertThat(
            new PlaySignature(key, "$(key)$(path)$(_t)", "t", 16, "sign")
                .sign("https://play.domain.com/hub/streamTitle", time)
                .reveal())
        .isEqualTo(
            "https://play.domain.com/hub/streamTitle?sign=b1a151275da51ce22f50dd97df3cdc86"
                + "&t=61703d00");
  }

  @Test
  void further_parameters_of_a_dynamic_address_stand_between_nonce_and_token_and_are_signed() {
    var base = PublishUrl.unsigned("pub.example.com", "live-demo", "camera-01");
    var url =
        PublishUrl.first(base, new Dynamic(Secret.of("pk-2f6c9d1180"), 5), "domain=a.example.com");

    var token =
        PiliSignature.sign(
            Secret.of("pk-2f6c9d1180"), "/live-demo/camera-01?nonce=5&domain=a.example.com");
    assertThat(url.reveal())
        .isEqualTo(
            "rtmp://pub.example.com/live-demo/camera-01?nonce=5&domain=a.example.com&token="
                + token);
  }

  @Test
  void an_address_that_proves_something_is_not_shown() {
    var url = PublishUrl.first("rtmp://h/a/b", new Static(Secret.of("hunter22")), "");

    assertThat(url).hasToString("(sensitive value)");
    assertThat(new Static(Secret.of("hunter22")).toString()).doesNotContain("hunter22");
  }

  @Test
  void levels_of_the_path_can_be_signed_and_what_is_not_there_cannot() {
    var levels = new PlaySignature(Secret.of("k"), "$(path_1)-$(path_2)", "t", 36, "s");
    var time = Instant.ofEpochSecond(35);

    assertThat(levels.sign("http://h/hub/title.flv", time).reveal())
        .isEqualTo("http://h/hub/title.flv?s=" + md5("hub-title.flv") + "&t=z");
    var wrong = new PlaySignature(Secret.of("k"), "$(_nothing)", "t", 10, "s");
    assertThatThrownBy(() -> wrong.sign("http://h/hub/title.flv", time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rule names `$(_nothing)`, which is not there");
  }

  private static String md5(String text) {
    var digest = dev.weir.http.Hmac.md5(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(digest);
  }

  @Test
  void addresses_of_transcodings_bear_their_name() {
    assertThat(PlayUrl.each("main", List.of("720p"), title -> PlayUrl.hls("h", "hub", title)))
        .isEqualTo(
            Map.of("ORIGIN", "http://h/hub/main.m3u8", "720p", "http://h/hub/main@720p.m3u8"));
  }
}
