package dev.weir.provider.aliyunlive;

import static dev.weir.diag.RemoteFailure.Category.EXISTS;
import static dev.weir.diag.RemoteFailure.Category.INVALID;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.THROTTLED;
import static dev.weir.diag.RemoteFailure.Category.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.http.Hmac;
import dev.weir.http.Query;
import dev.weir.http.ScriptedClient;
import dev.weir.provider.Session;
import dev.weir.provider.aliyunlive.LiveConnection.Group;
import dev.weir.sandbox.Call;
import feign.Request;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Holds our client against what official clients sent for the same calls: their signatures come out
 * of our code byte for byte, and our requests mean the same as theirs.
 */
class LiveVectorsClientTest {

  private static final Map<String, RemoteFailure.Category> CATEGORIES =
      Map.ofEntries(
          Map.entry("ConfigAlreadyExists", EXISTS),
          Map.entry("Forbidden.RAM", REFUSED),
          Map.entry("InternalError", UNAVAILABLE),
          Map.entry("InvalidAccessKeyId.NotFound", REFUSED),
          Map.entry("InvalidConfig.NotFound", NOT_FOUND),
          Map.entry("InvalidDomain.NotFound", NOT_FOUND),
          Map.entry("InvalidNotifyUrl.Malformed", INVALID),
          Map.entry("InvalidOssBucket.NotFound", INVALID),
          Map.entry("InvalidStream.NotFound", NOT_FOUND),
          Map.entry("MissingDomainName", INVALID),
          Map.entry("MissingOssObjectPrefix", INVALID),
          Map.entry("NoRecordContent", NOT_FOUND),
          Map.entry("SignatureDoesNotMatch", REFUSED),
          Map.entry("TaskAlreadyStarted", INVALID),
          Map.entry("Throttling.User", THROTTLED));

  private static final int MOST_ATTEMPTS = 1_000;

  /** What says how a call is made, not what it asks for. */
  private static final Set<String> COMMON =
      Set.of(
          "AccessKeyId",
          "Action",
          "Format",
          "RegionId",
          "SecurityToken",
          "Signature",
          "SignatureMethod",
          "SignatureNonce",
          "SignatureVersion",
          "Timestamp",
          "Version");

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunlive.LiveVector#requests")
  void their_signature_comes_out_of_our_code(LiveVector vector) {
    var secret = vector.credentials().secret();
    if (!vector.isVersion3()) {
      var text = SignatureV1.stringToSign(vector.text("/request/method"), vector.parameters());
      assertThat(text).isEqualTo(vector.text("/signature/stringToSign"));
      assertThat(SignatureV1.sign(secret, text)).isEqualTo(vector.text("/signature/signature"));
      return;
    }
    var signed = new TreeMap<String, String>();
    vector.headers().forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
    signed
        .keySet()
        .retainAll(
            vector
                .json()
                .at("/signature/signedHeaders")
                .valueStream()
                .map(JsonNode::asString)
                .toList());
    var canonical =
        SignatureV3.canonicalRequest(
            vector.text("/request/method"),
            vector.text("/request/path"),
            vector.query(),
            signed,
            Hmac.sha256Hex(new byte[0]));
    assertThat(canonical).isEqualTo(vector.text("/signature/canonicalRequest"));
    var text = SignatureV3.stringToSign(canonical);
    assertThat(text).isEqualTo(vector.text("/signature/stringToSign"));
    assertThat(SignatureV3.sign(secret, text)).isEqualTo(vector.text("/signature/signature"));
  }

  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunlive.LiveVector#requests")
  void our_request_means_the_same_and_their_answer_is_understood(LiveVector vector) {
    var network = new ScriptedClient();
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      network.then(vector.status(), vector.body());
    }
    var api = client(vector, network);

    if (vector.status() == 200) {
      theAnswerIsUnderstood(vector, call(api, vector));
    } else {
      theErrorIsUnderstood(
          vector, catchThrowableOfType(RemoteFailure.class, () -> call(api, vector)));
    }

    for (var request : network.requests()) {
      ourRequestIsTheirs(vector, request);
    }
    assertAttempts(vector, network.requests());
  }

  private static LiveApi client(LiveVector vector, ScriptedClient network) {
    var time = new FakeTime(vector.clock());
    var clients = new ApiClients(time, time, new Random(1), Optional.empty(), Optional.of(network));
    var session = new Session(clients, _ -> Optional.empty(), Optional.empty());
    return new LiveConnection(vector.settings(), session).client(LiveApi.class, Group.WRITE_RULES);
  }

  /** Makes the call of the vector; what it gives back, if anything. */
  private static @Nullable Object call(LiveApi api, LiveVector vector) {
    return switch (vector.operation()) {
      case "AddLiveAppRecordConfig" -> {
        api.addLiveAppRecordConfig(as(LiveRequests.AddRule.class, vector));
        yield null;
      }
      case "UpdateLiveAppRecordConfig" -> {
        api.updateLiveAppRecordConfig(as(LiveRequests.UpdateRule.class, vector));
        yield null;
      }
      case "DeleteLiveAppRecordConfig" -> {
        api.deleteLiveAppRecordConfig(as(LiveRequests.RuleName.class, vector));
        yield null;
      }
      case "AddLiveRecordNotifyConfig" -> {
        api.addLiveRecordNotifyConfig(as(LiveAnswers.NotifyConfig.class, vector));
        yield null;
      }
      case "UpdateLiveRecordNotifyConfig" -> {
        api.updateLiveRecordNotifyConfig(as(LiveAnswers.NotifyConfig.class, vector));
        yield null;
      }
      case "DeleteLiveRecordNotifyConfig" -> {
        api.deleteLiveRecordNotifyConfig(as(LiveRequests.DomainName.class, vector));
        yield null;
      }
      case "RealTimeRecordCommand" -> {
        api.realTimeRecordCommand(as(LiveRequests.Command.class, vector));
        yield null;
      }
      default -> read(api, vector);
    };
  }

  private static Object read(LiveApi api, LiveVector vector) {
    return switch (vector.operation()) {
      case "DescribeLiveRecordConfig" ->
          api.describeLiveRecordConfig(as(LiveRequests.RuleQuery.class, vector));
      case "DescribeLiveRecordNotifyConfig" ->
          api.describeLiveRecordNotifyConfig(as(LiveRequests.DomainName.class, vector));
      case "DescribeLiveStreamRecordContent" ->
          api.describeLiveStreamRecordContent(as(LiveRequests.Stretch.class, vector));
      case "CreateLiveStreamRecordIndexFiles" ->
          api.createLiveStreamRecordIndexFiles(as(LiveRequests.AddIndex.class, vector));
      case "DescribeLiveStreamRecordIndexFiles" ->
          api.describeLiveStreamRecordIndexFiles(as(LiveRequests.IndexQuery.class, vector));
      case "DescribeLiveStreamRecordIndexFile" ->
          api.describeLiveStreamRecordIndexFile(as(LiveRequests.IndexName.class, vector));
      default -> throw new AssertionError(vector.operation());
    };
  }

  private static <T> T as(Class<T> type, LiveVector vector) {
    return LiveCodec.JSON.treeToValue(vector.arguments(), type);
  }

  /** Everything the answer tells is in what we read of it. */
  private static void theAnswerIsUnderstood(LiveVector vector, @Nullable Object result) {
    if (result == null) {
      return;
    }
    var told = leaves(vector.answer());
    told.remove("/RequestId");
    assertThat(leaves(LiveCodec.JSON.valueToTree(result))).isEqualTo(told);
  }

  private static SortedMap<String, String> leaves(JsonNode node) {
    var leaves = new TreeMap<String, String>();
    collect("", node, leaves);
    return leaves;
  }

  /** One item and a list of one item are the same in XML. */
  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    node.properties().forEach(m -> collect(path + "/" + m.getKey(), m.getValue(), leaves));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + (i == 0 ? "" : "[" + i + "]"), node.get(i), leaves);
    }
    if (!node.isContainer()) {
      leaves.put(path, node.asString());
    }
  }

  private static void theErrorIsUnderstood(LiveVector vector, RemoteFailure failure) {
    var details = failure.details();
    assertThat(details.code()).isEqualTo(vector.error());
    assertThat(details.category()).isEqualTo(CATEGORIES.get(vector.error()));
    assertThat(details.operation()).isEqualTo(vector.operation());
    assertThat(details.requestId()).contains(vector.answer().path("RequestId").asString());
    assertThat(failure).hasMessageNotContaining("SignatureNonce");
  }

  private static void ourRequestIsTheirs(LiveVector vector, Request request) {
    var url = URI.create(request.url());
    var headers =
        new java.util.ArrayList<>(
            request.headers().entrySet().stream()
                .map(h -> new Call.Header(h.getKey(), String.join(",", h.getValue())))
                .toList());
    if (headers.stream().noneMatch(header -> header.name().equals("host"))) {
      headers.add(new Call.Header("host", vector.host()));
    }
    var ours =
        LiveCall.of(
            new Call(
                request.httpMethod().name(),
                url.getRawPath(),
                url.getRawQuery(),
                List.copyOf(headers),
                new byte[0]));

    assertThat(business(ours.query())).isEqualTo(business(vector));
    assertThat(ours.action()).isEqualTo(vector.operation());
    assertThat(ours.version()).isEqualTo("2016-11-01");
    assertThat(ours.wantsXml()).isFalse();
    var claim = LiveClaim.of(ours);
    assertThat(claim.keyId()).isEqualTo(vector.credentials().keyId());
    assertThat(claim.isSignedWith(vector.credentials().secret())).isTrue();
    assertThat(claim.token()).isEqualTo(vector.credentials().token().map(t -> t.reveal()));
    assertThat(claim.inHeaders()).isEqualTo(vector.isVersion3());
  }

  private static SortedMap<String, String> business(LiveVector vector) {
    var parameters = new TreeMap<>(vector.parameters());
    parameters.keySet().removeAll(COMMON);
    return parameters;
  }

  private static SortedMap<String, String> business(Query query) {
    var parameters = new TreeMap<String, String>();
    query.parameters().forEach(p -> parameters.put(p.name(), p.value()));
    parameters.keySet().removeAll(COMMON);
    return parameters;
  }

  /** What was only too fast is tried again for minutes, what failed six times in all. */
  private static void assertAttempts(LiveVector vector, List<Request> requests) {
    switch (vector.error()) {
      case "Throttling.User" -> assertThat(requests).hasSizeGreaterThan(6);
      case "InternalError" -> assertThat(requests).hasSize(6);
      default -> assertThat(requests).hasSize(1);
    }
    assertThat(requests.stream().map(LiveVectorsClientTest::nonce).distinct())
        .hasSameSizeAs(requests);
  }

  private static String nonce(Request request) {
    return Optional.ofNullable(request.headers().get("x-acs-signature-nonce"))
        .map(values -> values.iterator().next())
        .or(() -> Query.parse(URI.create(request.url()).getRawQuery()).first("SignatureNonce"))
        .orElseThrow();
  }
}
