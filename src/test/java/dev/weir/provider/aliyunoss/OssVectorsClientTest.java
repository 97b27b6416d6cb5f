package dev.weir.provider.aliyunoss;

import static dev.weir.diag.RemoteFailure.Category.BUSY;
import static dev.weir.diag.RemoteFailure.Category.CLOCK;
import static dev.weir.diag.RemoteFailure.Category.INVALID;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.THROTTLED;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.http.ScriptedClient;
import dev.weir.http.XmlElement;
import dev.weir.provider.Session;
import feign.Request;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds our client against what official clients sent for the same calls: their signatures come out
 * of our code byte for byte, and our requests mean the same as theirs.
 */
class OssVectorsClientTest {

  private static final Map<String, RemoteFailure.Category> CATEGORIES =
      Map.ofEntries(
          Map.entry("AccessDenied", REFUSED),
          Map.entry("ChannelStillLive", BUSY),
          Map.entry("InvalidArgument", INVALID),
          Map.entry("InvalidChannelName", INVALID),
          Map.entry("MalformedXML", INVALID),
          Map.entry("MetaOperationQpsLimitExceeded", THROTTLED),
          Map.entry("NoSuchBucket", NOT_FOUND),
          Map.entry("NoSuchLiveChannel", NOT_FOUND),
          Map.entry("RequestTimeTooSkewed", CLOCK),
          Map.entry("SignatureDoesNotMatch", REFUSED));

  /** What the service takes for an element that is missing or empty. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "Status",
          "enabled",
          "FragDuration",
          "5",
          "FragCount",
          "3",
          "PlaylistName",
          "playlist.m3u8");

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunoss.OssVector#all")
  void their_signature_comes_out_of_our_code(OssVector vector) {
    var secret = vector.credentials().secret();
    var version = vector.text("/signing/version");
    switch (version) {
      case "v1" -> {
        var text = SignatureV1.stringToSign(vector.parts());
        assertThat(text).isEqualTo(vector.text("/signing/string_to_sign"));
        assertThat(SignatureV1.sign(secret, text)).isEqualTo(vector.text("/signing/signature"));
      }
      case "v4" -> {
        var canonical = SignatureV4.canonicalRequest(vector.parts(), new TreeSet<>());
        assertThat(canonical).isEqualTo(vector.text("/signing/canonical_request"));
        var scope =
            new SignatureV4.Scope(
                SignatureV4.timestamp(vector.clock()).substring(0, 8),
                vector.text("/signing/region"));
        var date = vector.parts().header("x-oss-date").or(() -> vector.parts().header("date"));
        var text = SignatureV4.stringToSign(date.orElseThrow(), scope, canonical);
        assertThat(text).isEqualTo(vector.text("/signing/string_to_sign"));
        assertThat(SignatureV4.sign(secret, scope, text))
            .isEqualTo(vector.text("/signing/signature"));
      }
      case "v1-rtmp" -> {
        var text =
            PublishUrl.stringToSign(
                vector.text("/bucket"),
                vector.text("/args/channel"),
                expires(vector).getEpochSecond(),
                signedParameters(vector));
        assertThat(text).isEqualTo(vector.text("/signing/string_to_sign"));
        assertThat(SignatureV1.sign(secret, text)).isEqualTo(vector.text("/signing/signature"));
      }
      default -> assertThat(vector.anonymous()).as("unsigned by intent").isTrue();
    }
  }

  /** Official clients disagree on whether the token is signed; ours follows the majority. */
  private static boolean disputed(OssVector vector) {
    return vector.text("/note").startsWith("DISPUTED");
  }

  private static Instant expires(OssVector vector) {
    return vector.has("/args/expiresAt")
        ? Instant.ofEpochSecond(vector.json().at("/args/expiresAt").asLong())
        : vector.clock().plusSeconds(vector.json().at("/args/expires").asLong());
  }

  private static SortedMap<String, String> signedParameters(OssVector vector) {
    var parameters = new TreeMap<>(extra(vector));
    vector
        .optional("/args/playlist")
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> parameters.put("playlistName", name));
    if (!disputed(vector)) {
      vector
          .optional("/credentials/securityToken")
          .ifPresent(token -> parameters.put("security-token", token));
    }
    return parameters;
  }

  private static Map<String, String> extra(OssVector vector) {
    return vector.json().at("/args/params").properties().stream()
        .collect(toMap(Map.Entry::getKey, parameter -> parameter.getValue().asString()));
  }

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunoss.OssVector#all")
  void our_request_means_the_same_and_their_answer_is_understood(OssVector vector) {
    if (vector.operation().equals("sign_rtmp_url")) {
      ourAddressIsTheirs(vector);
      return;
    }
    var network =
        new ScriptedClient()
            .always(vector.status(), vector.answerHeaders(), vector.text("/response/body"));
    var api = client(vector, network);
    if (vector.status() / 100 == 2) {
      theAnswerIsUnderstood(vector, call(api, vector));
    } else {
      theErrorIsUnderstood(
          vector, catchThrowableOfType(RemoteFailure.class, () -> call(api, vector)));
    }
    var attempts = network.requests();
    ourRequestIsTheirs(vector, attempts.getFirst());
    itIsRepeatedWhereThatHelps(vector, attempts.size());
  }

  private static void ourAddressIsTheirs(OssVector vector) {
    var channel = vector.text("/args/channel");
    var ours =
        PublishUrl.sign(
                vector.credentials(),
                vector.text("/bucket"),
                channel,
                OssEndpoint.of(vector.settings(), Optional.empty()).publishUrl(channel),
                vector.text("/args/playlist"),
                expires(vector),
                extra(vector))
            .reveal()
            .split("\\?");
    var theirs = vector.text("/result/url").split("\\?");

    assertThat(ours[0]).isEqualTo(theirs[0]);
    var expected = parameters(Query.parse(theirs[1]));
    var actual = parameters(Query.parse(ours[1]));
    if (disputed(vector)) {
      assertThat(actual.remove("Signature")).isNotEqualTo(expected.remove("Signature"));
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static OssApi client(OssVector vector, ScriptedClient network) {
    var time = new FakeTime(vector.clock());
    var clients = new ApiClients(time, time, new Random(1), Optional.empty(), Optional.of(network));
    var session = new Session(clients, _ -> Optional.empty(), Optional.empty());
    return AliyunOssModule.client(OssApi.class, vector.settings(), session);
  }

  /** Makes the call of the vector; what it gives back, if anything. */
  private static @Nullable Object call(OssApi api, OssVector vector) {
    var channel = vector.text("/args/channel");
    long start = vector.json().at("/args/start").asLong(0);
    long end = vector.json().at("/args/end").asLong(0);
    return switch (vector.operation()) {
      case "PutLiveChannel" -> api.putLiveChannel(channel, configuration(vector));
      case "GetLiveChannelInfo" -> api.getLiveChannelInfo(channel);
      case "GetLiveChannelStat" -> api.getLiveChannelStat(channel);
      case "GetLiveChannelHistory" -> api.getLiveChannelHistory(channel);
      case "ListLiveChannel" ->
          api.listLiveChannel(
              vector.optional("/args/prefix").orElse(null),
              vector.optional("/args/marker").or(() -> markerBefore(vector)).orElse(null),
              vector.number("/args/maxKeys").orElse(null));
      case "GetVodPlaylist" -> api.getVodPlaylist(channel, start, end);
      case "PutLiveChannelStatus" ->
          nothing(() -> api.putLiveChannelStatus(channel, vector.text("/args/status")));
      case "DeleteLiveChannel" -> nothing(() -> api.deleteLiveChannel(channel));
      case "PostVodPlaylist" ->
          nothing(() -> api.postVodPlaylist(channel, vector.text("/args/playlist"), start, end));
      default -> throw new AssertionError("no such operation: " + vector.operation());
    };
  }

  private static @Nullable Object nothing(Runnable call) {
    call.run();
    return null;
  }

  /** The second page of an iterator starts where the first one's answer says. */
  private static Optional<String> markerBefore(OssVector vector) {
    return vector.id().endsWith("-p2")
        ? OssVector.named(vector.id().replace("-p2", "-p1"))
            .answer()
            .map(page -> page.textOf("NextMarker"))
        : Optional.empty();
  }

  private static OssChannels.Configuration configuration(OssVector vector) {
    var snapshot =
        vector.has("/args/snapshot")
            ? Optional.of(
                new OssChannels.Snapshot(
                    vector.text("/args/snapshot/RoleName"),
                    vector.text("/args/snapshot/DestBucket"),
                    vector.text("/args/snapshot/NotifyTopic"),
                    vector.number("/args/snapshot/Interval")))
            : Optional.<OssChannels.Snapshot>empty();
    return new OssChannels.Configuration(
        vector.text("/args/description"),
        vector.optional("/args/status").orElse("enabled"),
        new OssChannels.Target(
            "HLS",
            vector.number("/args/target/fragDuration").or(() -> Optional.of(5)),
            vector.number("/args/target/fragCount").or(() -> Optional.of(3)),
            vector.optional("/args/target/playlistName").orElse("playlist.m3u8")),
        snapshot);
  }

  private static void theAnswerIsUnderstood(OssVector vector, @Nullable Object answer) {
    switch (answer) {
      case null -> assertThat(vector.text("/response/body")).isEmpty();
      case String text -> assertThat(text).isEqualTo(vector.text("/response/body"));
      case OssChannels.Document document ->
          assertThat(document.xml()).isEqualTo(compact(vector.answer().orElseThrow()));
      default -> throw new AssertionError("no such answer: " + answer);
    }
  }

  /** The same without the blanks that indent it. */
  private static XmlElement compact(XmlElement xml) {
    boolean indented = !xml.children().isEmpty() || xml.text().isBlank();
    return new XmlElement(
        xml.name(),
        indented ? "" : xml.text(),
        xml.children().stream().map(OssVectorsClientTest::compact).toList());
  }

  private static void theErrorIsUnderstood(OssVector vector, RemoteFailure failure) {
    var told =
        vector.optional("/result/error/errorCode").or(() -> vector.optional("/result/error/code"));
    var requestId =
        vector
            .optional("/result/error/requestId")
            .or(() -> vector.optional("/result/error/request_id"));
    var number = vector.optional("/result/error/ec").map(ec -> " (EC " + ec + ")");
    var category = CATEGORIES.get(told.orElseThrow());

    assertThat(failure.details())
        .isEqualTo(
            new RemoteFailure.Details(
                vector.operation(),
                category,
                vector.status(),
                told.get(),
                vector.text("/result/error/message")
                    + number.filter(_ -> category == INVALID).orElse(""),
                requestId,
                false));
    assertThat(failure.diagnostic().hint().isPresent())
        .isEqualTo(OssError.of(told.get()).orElseThrow().hint().isPresent());
  }

  private static void itIsRepeatedWhereThatHelps(OssVector vector, int attempts) {
    switch (vector.text("/result/error/code") + vector.text("/result/error/errorCode")) {
      case "MetaOperationQpsLimitExceeded" -> assertThat(attempts).isGreaterThan(6);
      case "RequestTimeTooSkewed" -> assertThat(attempts).isEqualTo(2);
      default -> assertThat(attempts).isEqualTo(1);
    }
  }

  private static void ourRequestIsTheirs(OssVector vector, Request request) {
    var url = URI.create(request.url());
    var style = vector.pathStyle() ? "http://" : "https://" + vector.text("/bucket") + ".";
    assertThat(url.getScheme() + "://" + url.getAuthority())
        .isEqualTo(style + vector.text("/endpoint"));
    assertThat(request.httpMethod().name()).isEqualTo(vector.text("/request/method"));
    assertThat(Percent.decode(url.getRawPath())).isEqualTo(vector.path());
    assertThat(meaning(Query.parse(url.getRawQuery()))).isEqualTo(meaning(vector.query()));
    if (request.body() != null) {
      ourBodyIsTheirs(vector, XmlElement.parse(request.body()));
    } else {
      assertThat(vector.text("/request/body")).isEmpty();
    }
    if (!vector.anonymous()) {
      ourSignatureIsTheirs(vector, request, url);
    }
  }

  /** The parameters without those that say what goes without saying. */
  private static Map<String, String> meaning(Query query) {
    var meaning = parameters(query);
    meaning.remove("prefix", "");
    meaning.remove("marker", "");
    meaning.remove("max-keys", "100");
    return meaning;
  }

  private static Map<String, String> parameters(Query query) {
    var parameters = new HashMap<String, String>();
    query.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
    return parameters;
  }

  private static void ourBodyIsTheirs(OssVector vector, XmlElement ours) {
    vector
        .body()
        .ifPresentOrElse(
            theirs -> assertThat(settled(ours)).isEqualTo(settled(theirs)),
            () -> {
              assertThat(vector.id()).as("malformed by intent").contains("unescaped");
              assertThat(ours.textOf("Description")).isEqualTo(vector.text("/args/description"));
            });
  }

  /** What the service takes the document for. */
  private static Map<String, String> settled(XmlElement xml) {
    var settled = new TreeMap<>(DEFAULTS);
    settled.put("Description", "");
    settle(xml, settled);
    return settled;
  }

  private static void settle(XmlElement xml, Map<String, String> settled) {
    if (!xml.text().isBlank()) {
      settled.put(xml.name(), xml.text());
    }
    xml.children().forEach(child -> settle(child, settled));
  }

  private static void ourSignatureIsTheirs(OssVector vector, Request request, URI url) {
    var headers =
        request.headers().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, header -> header.getValue().iterator().next()));
    var endpoint = OssEndpoint.of(vector.settings(), Optional.empty());
    var ours =
        SignedParts.of(
            request.httpMethod().name(),
            endpoint.resource(request.url()),
            Query.parse(url.getRawQuery()),
            headers);
    var theirs = vector.parts();
    assertThat(ours.resource()).isEqualTo(theirs.resource());
    theirs.headers().keySet().stream()
        .filter(name -> SignedParts.isOssHeader(name) && !name.equals("x-oss-date"))
        .forEach(name -> assertThat(ours.header(name)).as(name).isEqualTo(theirs.header(name)));
    if (theirs.headers().containsKey("x-oss-date")) {
      assertThat(ours.header("x-oss-date")).isEqualTo(theirs.header("x-oss-date"));
    }
    var authorization = headers.get("Authorization");
    if (covered(ours).equals(covered(theirs)) && sameQuery(ours, theirs)) {
      assertThat(authorization).endsWith(vector.text("/signing/signature"));
    }
    assertThat(authorization).contains(vector.text("/credentials/accessKeyId"));
  }

  private static String covered(SignedParts parts) {
    return parts.headerLines(
        name -> SignedParts.isOssHeader(name) || name.matches("content-(md5|type)|date"));
  }

  private static boolean sameQuery(SignedParts ours, SignedParts theirs) {
    return parameters(ours.query()).equals(parameters(theirs.query()));
  }
}
