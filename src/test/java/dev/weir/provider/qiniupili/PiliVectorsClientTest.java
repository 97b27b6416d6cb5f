package dev.weir.provider.qiniupili;

import static dev.weir.diag.RemoteFailure.Category.EXISTS;
import static dev.weir.diag.RemoteFailure.Category.INVALID;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.http.ScriptedClient;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import feign.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds our client against what official clients sent for the same calls: our requests mean the
 * same as theirs, are signed as they are, and the answers are understood.
 */
class PiliVectorsClientTest {

  /** Calls that Weir makes none of, and requests that only a faulty client sends. */
  static Stream<PiliVector> ours() throws IOException {
    return PiliVector.requests()
        .filter(vector -> !vector.operation().startsWith("fop."))
        .filter(vector -> !vector.operation().startsWith("v2.domains."))
        .filter(vector -> !vector.operation().equals("v1.streams.available"))
        .filter(vector -> !vector.operation().equals("v2.hubs.list"))
        .filter(vector ->
            !List.of(
                    "v2.hubs.hlsplus",
                    "v2.hubs.persistence",
                    "v2.hubs.security",
                    "v2.hubs.snapshot")
                .contains(vector.operation()))
        .filter(vector -> !vector.id().equals("v1-list-py158-idonly"))
        .filter(vector -> !vector.id().equals("v1-segments-java-limit-only-bug"))
        .filter(vector -> !vector.id().equals("v1-list-java-odd-marker"))
        .filter(vector -> !vector.id().endsWith("-defaults"))
        .filter(vector -> !vector.id().equals("v1-create-py158-none-args"));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void our_request_means_the_same_and_their_answer_is_understood(PiliVector vector) {
    var network = new ScriptedClient();
    for (int i = 0; i < 6; i++) {
      var body = vector.answer().isNull() ? "" : vector.answer().toString();
      network.then(vector.status(), Map.of("x-reqid", List.of("abc")), body);
    }
    if (vector.status() / 100 == 2) {
      theAnswerIsUnderstood(vector, call(vector, network));
    } else {
      theErrorIsUnderstood(
          vector, catchThrowableOfType(RemoteFailure.class, () -> call(vector, network)));
    }
    assertThat(network.requests()).hasSize(vector.status() == 503 ? 6 : 1);
    ourRequestIsTheirs(vector, network.requests().getFirst());
  }

  private static <A> A client(Class<A> api, PiliVector vector, ScriptedClient network) {
    var time = new FakeTime(vector.clock());
    var clients = new ApiClients(time, time, new Random(1), Optional.empty(), Optional.of(network));
    var session = new Session(clients, _ -> Optional.empty(), Optional.empty());
    var credentials = vector.credentials();
    var settings =
        new Provider(
            vector.hub(),
            "http://" + vector.text("/request/headers/Host"),
            Optional.empty(),
            vector.isSecond() ? Provider.ApiGeneration.V2 : Provider.ApiGeneration.V1,
            Optional.of(
                new Provider.Credentials(
                    Secret.of(credentials.accessKey()), credentials.secretKey())),
            new Provider.Limits(Optional.empty(), Optional.empty()));
    return PiliAccount.of(settings, session).client(api);
  }

  private static @Nullable Object call(PiliVector vector, ScriptedClient network) {
    return vector.isSecond()
        ? callSecond(client(V2Api.class, vector, network), vector)
        : callFirst(client(V1Api.class, vector, network), vector);
  }

  private static @Nullable Object callFirst(V1Api api, PiliVector vector) {
    var steps = vector.path().split("/");
    var id = steps.length > 3 ? steps[3] : "";
    var query = vector.query();
    var body = new Body(vector.bodyJson());
    return switch (vector.operation()) {
      case "v1.streams.create" ->
          api.createStream(
              new V1Messages.NewStream(
                  body.text("hub").orElse(""),
                  body.text("title").orElse(""),
                  body.text("publishKey").map(Secret::of),
                  body.text("publishSecurity")));
      case "v1.streams.get" -> api.getStream(id);
      case "v1.streams.list" ->
          api.listStreams(
              query.first("hub").orElse(""),
              query.first("status").orElse(null),
              query.first("marker").orElse(null),
              query.first("limit").map(Integer::valueOf).orElse(null),
              query.first("title").orElse(null));
      case "v1.streams.update", "v1.streams.disable", "v1.streams.enable" ->
          api.updateStream(
              id,
              new V1Messages.StreamChange(
                  body.text("publishKey").map(Secret::of),
                  body.text("publishSecurity"),
                  body.truth("disabled")));
      case "v1.streams.delete" -> nothing(() -> api.deleteStream(id));
      case "v1.streams.status" -> api.getStatus(id);
      case "v1.streams.segments" ->
          api.getSegments(
              id,
              query.first("start").map(Long::valueOf).orElse(null),
              query.first("end").map(Long::valueOf).orElse(null),
              query.first("limit").map(Integer::valueOf).orElse(null));
      case "v1.streams.saveas", "v1.streams.playback" ->
          api.saveAs(
              id,
              new V1Messages.SaveAs(
                  body.text("name").orElse(""),
                  body.whole("start"),
                  body.whole("end"),
                  body.text("format"),
                  body.text("notifyUrl"),
                  body.text("pipeline")));
      case "v1.streams.snapshot" ->
          api.takeSnapshot(
              id,
              new V1Messages.Snapshot(
                  body.text("name").orElse(""),
                  body.text("format").orElse(""),
                  body.whole("time"),
                  body.text("notifyUrl"),
                  body.text("pipeline")));
      default -> throw new AssertionError("no such operation: " + vector.operation());
    };
  }

  private static @Nullable Object callSecond(V2Api api, PiliVector vector) {
    var steps = vector.path().split("/");
    var hub = steps[3];
    var key = steps.length > 5 ? steps[5] : "";
    var query = vector.query();
    var body = new Body(vector.bodyJson());
    return switch (vector.operation()) {
      case "v2.streams.create" ->
          nothing(
              () -> api.createStream(hub, new V2Messages.NewStream(body.text("key").orElse(""))));
      case "v2.streams.get" -> api.getStream(hub, key);
      case "v2.streams.list" ->
          api.listStreams(
              hub,
              query.first("liveonly").map(Boolean::valueOf).orElse(null),
              query.first("prefix").filter(text -> !text.isEmpty()).orElse(null),
              query.first("limit").map(Integer::valueOf).orElse(null),
              query.first("marker").filter(text -> !text.isEmpty()).orElse(null));
      case "v2.streams.disabled" ->
          nothing(() ->
              api.disableStream(
                  hub,
                  key,
                  new V2Messages.Disabled(
                      body.whole("disabledTill").orElse(0L), body.whole("disablePeriodSecond"))));
      case "v2.streams.converts" ->
          nothing(() -> api.setConverts(hub, key, new V2Messages.Converts(body.texts("converts"))));
      case "v2.streams.live" -> api.getLive(hub, key);
      case "v2.livestreams" -> api.getLives(hub, new V2Messages.Keys(body.texts("items")));
      case "v2.streams.history" ->
          api.getHistory(
              hub,
              key,
              query.first("start").map(Long::valueOf).orElse(null),
              query.first("end").map(Long::valueOf).orElse(null));
      case "v2.streams.saveas" ->
          api.saveAs(
              hub,
              key,
              new V2Messages.SaveAs(
                  body.text("fname"),
                  body.whole("start"),
                  body.whole("end"),
                  body.text("format"),
                  body.text("pipeline"),
                  body.text("notify"),
                  body.whole("expireDays").map(Math::toIntExact),
                  body.whole("persistentDeleteAfterDays").map(Math::toIntExact),
                  body.whole("firstTsType").map(Math::toIntExact)));
      case "v2.streams.snapshot" ->
          api.takeSnapshot(
              hub,
              key,
              new V2Messages.Snapshot(
                  body.text("fname"),
                  body.whole("time"),
                  body.text("format"),
                  body.text("pipeline"),
                  body.text("notify"),
                  body.whole("deleteAfterDays").map(Math::toIntExact)));
      case "v2.hubs.get" -> api.getHub(hub);
      default -> throw new AssertionError("no such operation: " + vector.operation());
    };
  }

  /** What a recorded body says; null is as good as nothing. */
  private record Body(JsonNode json) {
    Optional<String> text(String name) {
      return json.path(name).asStringOpt();
    }

    Optional<Long> whole(String name) {
      return json.has(name) ? Optional.of(json.path(name).asLong()) : Optional.empty();
    }

    Optional<Boolean> truth(String name) {
      return json.has(name) ? Optional.of(json.path(name).asBoolean()) : Optional.empty();
    }

    List<String> texts(String name) {
      return json.path(name).valueStream().map(JsonNode::asString).toList();
    }
  }

  private static @Nullable Object nothing(Runnable call) {
    call.run();
    return null;
  }

  /** What of the answer we read is what the answer says. */
  private static void theAnswerIsUnderstood(PiliVector vector, @Nullable Object answer) {
    if (answer == null) {
      assertThat(vector.answer().isNull() || vector.answer().isEmpty()).isTrue();
      return;
    }
    var read = JsonMapper.shared().readTree(PiliJson.write(answer));
    contains(vector.answer(), read, vector.id());
  }

  private static void contains(JsonNode told, JsonNode read, String path) {
    if (read.isObject()) {
      read.properties()
          .forEach(e -> contains(told.path(e.getKey()), e.getValue(), path + "/" + e.getKey()));
    } else if (read.isArray()) {
      assertThat(read.size()).as(path).isEqualTo(told.size());
      for (int i = 0; i < read.size(); i++) {
        contains(told.path(i), read.path(i), path + "/" + i);
      }
    } else if (read.isNumber()) {
      assertThat(read.asDouble()).as(path).isEqualTo(told.asDouble());
    } else {
      assertThat(read).as(path).isEqualTo(told);
    }
  }

  private static void theErrorIsUnderstood(PiliVector vector, RemoteFailure failure) {
    var error = vector.answer().path("error");
    assertThat(failure.details())
        .isEqualTo(
            new RemoteFailure.Details(
                failure.details().operation(),
                category(vector),
                vector.status(),
                error.isNumber() ? error.asString() : "",
                message(vector.answer()),
                Optional.of("abc"),
                false));
    assertThat(failure.diagnostic().hint().isPresent())
        .isEqualTo(vector.status() == 401 || vector.id().contains("unknown-hub"));
  }

  private static RemoteFailure.Category category(PiliVector vector) {
    if (vector.answer().toString().contains("duplicated content")) {
      return EXISTS;
    }
    return switch (vector.status()) {
      case 400 -> INVALID;
      case 401 -> REFUSED;
      case 404, 612, 619 -> NOT_FOUND;
      case 614 -> EXISTS;
      case 503 -> UNAVAILABLE;
      default -> throw new AssertionError(vector.status());
    };
  }

  private static String message(JsonNode answer) {
    var text = answer.path("message").asString(answer.path("error").asString(""));
    var details = new StringBuilder(text);
    answer
        .path("details")
        .properties()
        .forEach(e -> details.append(": `%s`: %s".formatted(e.getKey(), e.getValue().asString())));
    return details.toString();
  }

  private static void ourRequestIsTheirs(PiliVector vector, Request request) {
    var url = URI.create(request.url());
    assertThat(request.httpMethod().name()).isEqualTo(vector.method());
    assertThat(url.getRawPath()).isEqualTo(expectedPath(vector));
    var query = Optional.ofNullable(url.getRawQuery()).orElse("");
    assertThat(meaning(Query.parse(query))).isEqualTo(meaning(vector.query()));
    var body = request.body() == null ? "" : new String(request.body(), UTF_8);
    assertThat(JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body))
        .isEqualTo(meaning(vector.bodyJson(), vector));
    assertThat(request.headers().get("Authorization"))
        .containsExactly(PiliSignature.authorization(vector.credentials(), parts(vector, request)));
  }

  /** Of the two names of the history, ours is the documented one. */
  private static String expectedPath(PiliVector vector) {
    return vector.path().replace("/historyrecord", "/historyactivity");
  }

  /** The parameters without those that say what goes without saying. */
  private static Map<String, String> meaning(Query query) {
    var meaning = new HashMap<String, String>();
    query.parameters().forEach(parameter -> meaning.put(parameter.name(), parameter.value()));
    meaning.values().removeIf(String::isEmpty);
    return meaning;
  }

  /** Without nulls, which mean nothing, and without what Weir never sends. */
  private static JsonNode meaning(JsonNode body, PiliVector vector) {
    var meaning = JsonMapper.shared().createObjectNode();
    body.properties()
        .forEach(member -> {
          if (member.getKey().equals("converts") && member.getValue().isNull()) {
            meaning.putArray("converts");
          } else if (!member.getValue().isNull() && !member.getKey().equals("clientIp")) {
            meaning.set(member.getKey(), member.getValue());
          }
        });
    if (vector.id().equals("v1-create-py150-none-args")) {
      meaning.put("title", "");
    }
    return meaning;
  }

  /** The parts of our request, put together without the code that signs it. */
  private static SignedParts parts(PiliVector vector, Request request) {
    var url = URI.create(request.url());
    Collection<String> types = request.headers().getOrDefault("Content-Type", List.of());
    assertThat(Percent.decode(url.getRawPath())).doesNotContain("%");
    return new SignedParts(
        request.httpMethod().name(),
        url.getRawPath(),
        Optional.ofNullable(url.getRawQuery()).orElse(""),
        vector.text("/request/headers/Host"),
        types.stream().findFirst(),
        List.of(),
        Optional.ofNullable(request.body()).orElse(new byte[0]));
  }
}
