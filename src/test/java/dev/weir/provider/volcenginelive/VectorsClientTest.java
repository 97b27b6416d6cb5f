package dev.weir.provider.volcenginelive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.ApiClients;
import dev.weir.http.Limit;
import dev.weir.http.Service;
import dev.weir.http.Sleeper;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our client, asked for what the vendor's own clients were asked for, and given their answers. */
class VectorsClientTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Calls that we do not make: with filters, without an app, with a list that is none. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "vl-py-v3-delete-vhost-only.json",
          "vl-py-v3-describe-app-group.json",
          "vl-py-v3-describe-empty.json",
          "vl-java-v3-describe-app.json",
          "vl-java-host-loopback-describe.json",
          "vl-node-v3-describe-app.json",
          "vl-py-clock-year-start.json",
          "vl-py-list-domain-detail.json",
          "vl-py-err-bind.json");

  static Stream<Vector> calls() throws IOException {
    return Vector.all().filter(vector -> !NOT_OURS.contains(vector.file()));
  }

  static Stream<Vector> vectors() throws IOException {
    return Vector.all();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_same_call_makes_the_same_request(Vector vector) {
    var sent = new ArrayList<Request>();
    var failure = catchThrowable(() -> call(vector, client(vector, sent)));
    assertThat(failure == null)
        .isEqualTo(vector.answer().at("/ResponseMetadata/Error").isMissingNode());

    var request = sent.getFirst();
    var url = URI.create(request.url());
    assertThat(request.httpMethod().name()).isEqualTo(vector.text("/request/method"));
    assertThat(url.getRawPath()).isEqualTo(vector.text("/request/path"));
    assertThat(url.getRawQuery()).isEqualTo(vector.text("/request/raw_query"));
    assertThat(header(request, "X-Date")).isEqualTo(vector.text("/clock"));
    assertThat(header(request, "X-Security-Token"))
        .isEqualTo(vector.header("X-Security-Token").orElse(""));
    var body = JSON.readTree(request.body());
    assertThat(Vector.plain(body))
        .isEqualTo(Vector.plain(asked(vector, JSON.readTree(vector.text("/request/body")))));
  }

  /** Our listings ask for the largest pages. */
  private static JsonNode asked(Vector vector, JsonNode body) {
    return vector.operation().equals("ListRelaySourceV4")
        ? ((ObjectNode) body)
            .put("Page", body.path("Page").asInt(1))
            .put("Size", body.path("Size").asInt(20))
        : body;
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_same_answer_is_understood(Vector vector) {
    var error = vector.answer().at("/ResponseMetadata/Error");
    if (error.isMissingNode()) {
      var result = call(vector, client(vector, new ArrayList<>()));
      assertThat(Vector.plain(JSON.readTree(JSON.writeValueAsBytes(result))))
          .isEqualTo(Vector.plain(vector.answer().withObject("/Result")));
      return;
    }
    assertThatThrownBy(() -> call(vector, client(vector, new ArrayList<>())))
        .isInstanceOfSatisfying(
            RemoteFailure.class,
            failure -> {
              var details = failure.details();
              assertThat(details.operation()).isEqualTo(vector.operation());
              assertThat(details.status()).isEqualTo(vector.status());
              assertThat(details.code()).isEqualTo(error.path("Code").asString());
              assertThat(details.requestId())
                  .contains(vector.answer().at("/ResponseMetadata/RequestId").asString());
              assertThat(LiveError.of(details.code())).isPresent();
            });
  }

  @Test
  void what_might_empty_a_vhost_never_leaves() {
    var vector = Vector.named("vl-py-v3-delete-vhost-only.json");
    var sent = new ArrayList<Request>();
    var api = client(vector, sent);

    for (var app : List.of("", " ", "*")) {
      assertThatThrownBy(() ->
              api.deleteRelaySourceV3(
                  new RelaySourceV3.OneGroup("push.example.com", app, "relay1")))
          .hasStackTraceContaining("it was not sent");
    }
    assertThatThrownBy(() ->
            api.deleteRelaySourceV3(new RelaySourceV3.OneGroup("push.example.com", "live", "")))
        .hasStackTraceContaining("it was not sent");
    assertThatThrownBy(() ->
            api.updateRelaySourceV3(
                new RelaySourceV3.Configuration("push.example.com", "live", List.of())))
        .hasStackTraceContaining("it was not sent");
    assertThat(sent).isEmpty();
  }

  private static Object call(Vector vector, LiveApi api) {
    var arguments = vector.arguments();
    return switch (vector.operation()) {
      case "DescribeRelaySourceV3" ->
          api.describeRelaySourceV3(as(arguments, RelaySourceV3.Vhost.class));
      case "ListRelaySourceV4" ->
          api.listRelaySourceV4(as(asked(vector, arguments), RelaySourceV4.PageOf.class));
      case "CreateRelaySourceV4" ->
          api.createRelaySourceV4(as(arguments, RelaySourceV4.Relay.class));
      case "UpdateRelaySourceV3" ->
          nothing(() -> api.updateRelaySourceV3(as(arguments, RelaySourceV3.Configuration.class)));
      case "DeleteRelaySourceV3" ->
          nothing(() -> api.deleteRelaySourceV3(as(arguments, RelaySourceV3.OneGroup.class)));
      case "UpdateRelaySourceV4" ->
          nothing(() -> api.updateRelaySourceV4(as(arguments, RelaySourceV4.Relay.class)));
      case "DeleteRelaySourceV4" ->
          nothing(() -> api.deleteRelaySourceV4(as(arguments, RelaySourceV4.Name.class)));
      default -> throw new AssertionError("no test for " + vector.operation());
    };
  }

  private static Object nothing(Runnable call) {
    call.run();
    return JSON.createObjectNode();
  }

  private static <T> T as(JsonNode json, Class<T> type) {
    return JSON.treeToValue(json, type);
  }

  /** A client whose every call gets the recorded answer. */
  private static LiveApi client(Vector vector, List<Request> sent) {
    var clock = InstantSource.fixed(vector.clock());
    Sleeper sleeper = _ -> {};
    var clients =
        new ApiClients(
            clock,
            sleeper,
            new Random(1),
            Optional.empty(),
            Optional.of((request, _) -> {
              sent.add(request);
              return answer(vector, request);
            }));
    var messages = new LiveWire();
    return clients.client(
        LiveApi.class,
        new Service(
            "test",
            URI.create("https://" + vector.header("Host").orElseThrow()),
            messages.wire(),
            new LiveSigner(vector.text("/credentials/region"), vector.credentials()),
            messages,
            new Limit(1_000, 1_000, 10)));
  }

  private static Response answer(Vector vector, Request request) {
    Map<String, Collection<String>> headers =
        Map.of("Content-Type", List.of("application/json; charset=utf-8"));
    return Response.builder()
        .request(request)
        .status(vector.status())
        .headers(headers)
        .body(vector.text("/response/body"), UTF_8)
        .build();
  }

  private static String header(Request request, String name) {
    return String.join(",", request.headers().getOrDefault(name, List.of()));
  }
}
