package dev.weir.provider.volcenginelive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.Query;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Memory;
import dev.weir.sandbox.World;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Volcengine Live as far as relay sources go: the gateway with its signature, the seven calls, and
 * the listing of domains.
 */
final class LiveEmulator implements Emulator {

  static final String NAME = "volcengine-live";

  private static final String VERSION = "2023-01-01";
  private static final Set<String> ACTIONS =
      Set.of(
          "UpdateRelaySourceV3",
          "DescribeRelaySourceV3",
          "DeleteRelaySourceV3",
          "CreateRelaySourceV4",
          "UpdateRelaySourceV4",
          "DeleteRelaySourceV4",
          "ListRelaySourceV4",
          "ListDomainDetail");

  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private final World world;
  private final LiveWorld rules;
  private final Memory memory;
  private final LiveGate gate;
  private final FlowLimit limit;
  private final TriggeredSources triggered;
  private final FixedSources fixed;
  private final DomainDirectory domains;
  private final LiveStreams streams;

  LiveEmulator(World world) {
    this.world = world;
    this.rules = LiveWorld.of(world.provider(NAME));
    this.memory = world.memory(NAME);
    this.gate = new LiveGate(world);
    this.limit = new FlowLimit(rules.requestsPerSecond());
    this.triggered = new TriggeredSources(rules, memory);
    this.fixed = new FixedSources(rules, world, memory);
    this.domains = new DomainDirectory(rules, this::used);
    this.streams = new LiveStreams(world, memory);
  }

  private Set<String> used() {
    var used = new TreeSet<>(triggered.vhosts());
    used.addAll(fixed.domains());
    return used;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer answer(Call call) {
    var query = query(call);
    try {
      var action = action(call, query);
      admit(call, query, action);
      return answered(query, perform(action, call));
    } catch (LiveRefusal refusal) {
      return refused(query, refusal);
    }
  }

  @Override
  public Optional<String> operation(Call call) {
    return LiveGate.action(query(call)).filter(ACTIONS::contains);
  }

  @Override
  public Answer throttled(Call call) {
    return refused(query(call), new LiveRefusal(LiveError.FLOW_LIMIT));
  }

  @Override
  public Answer failed(Call call, int status) {
    var error =
        switch (status) {
          case 200 -> LiveError.COMMON;
          case 502 -> LiveError.FAIL_TO_CONNECT;
          case 503 -> LiveError.UNAVAILABLE_NOW;
          case 504 -> LiveError.TIMEOUT;
          default -> LiveError.INTERNAL;
        };
    var answer = refused(query(call), new LiveRefusal(error));
    return new Answer(status, answer.headers(), answer.body());
  }

  @Override
  public JsonNode dump() {
    return memory.dump();
  }

  @Override
  public void load(JsonNode state) {
    memory.load(state);
  }

  @Override
  public void publish(JsonNode stream) {
    streams.publish(stream);
  }

  @Override
  public void unpublish(JsonNode stream) {
    streams.unpublish(stream);
  }

  private static String action(Call call, Query query) {
    if (!call.rawPath().equals("/")) {
      throw new LiveRefusal(LiveError.SERVICE_NOT_FOUND);
    }
    if (!query.has("Version")) {
      throw new LiveRefusal(LiveError.MISSING_PARAMETER);
    }
    return LiveGate.action(query).orElseThrow(() -> new LiveRefusal(LiveError.MISSING_PARAMETER));
  }

  private void admit(Call call, Query query, String action) {
    if (!call.method().equals("POST")) {
      throw new LiveRefusal(LiveError.METHOD_NOT_ALLOWED);
    }
    var accessKey = gate.admit(call, query);
    if (!ACTIONS.contains(action) || !query.first("Version").equals(Optional.of(VERSION))) {
      throw new LiveRefusal(LiveError.INVALID_ACTION);
    }
    if (rules.denied().contains(action)) {
      throw new LiveRefusal(
          LiveError.ACCESS_DENIED, LiveError.ACCESS_DENIED.message().formatted(action));
    }
    limit.count(accessKey, action, world.now());
  }

  /** What stands in {@code Result}; a missing node when nothing does. */
  private JsonNode perform(String action, Call call) {
    var message = Message.of(call.body());
    return switch (action) {
      case "UpdateRelaySourceV3" -> nothing(() -> triggered.update(message));
      case "DescribeRelaySourceV3" -> triggered.describe(message);
      case "DeleteRelaySourceV3" -> nothing(() -> triggered.delete(message));
      case "CreateRelaySourceV4" -> LiveWire.JSON.valueToTree(fixed.create(message));
      case "UpdateRelaySourceV4" -> nothing(() -> fixed.update(message));
      case "DeleteRelaySourceV4" -> nothing(() -> fixed.delete(message));
      case "ListRelaySourceV4" -> LiveWire.JSON.valueToTree(fixed.list(message));
      case "ListDomainDetail" -> LiveWire.JSON.valueToTree(domains.list(message));
      default -> throw new LiveRefusal(LiveError.INVALID_ACTION);
    };
  }

  private static JsonNode nothing(Runnable effect) {
    effect.run();
    return LiveWire.JSON.missingNode();
  }

  private Answer answered(Query query, JsonNode result) {
    var body = LiveWire.JSON.createObjectNode();
    var requestId = metadata(body, query);
    if (!result.isMissingNode()) {
      body.set("Result", result);
    }
    return answer(200, requestId, body);
  }

  private Answer refused(Query query, LiveRefusal refusal) {
    var body = LiveWire.JSON.createObjectNode();
    var requestId = metadata(body, query);
    var error = body.withObject("ResponseMetadata").putObject("Error");
    if (refusal.error().number() != 0) {
      error.put("CodeN", refusal.error().number());
    }
    error.put("Code", refusal.error().code()).put("Message", refusal.words());
    return answer(refusal.error().status(), requestId, body);
  }

  /** What asked for no operation is answered without one. */
  private String metadata(ObjectNode body, Query query) {
    var requestId = REQUEST_TIME.format(world.now()) + world.hex(20);
    var metadata = body.putObject("ResponseMetadata").put("RequestId", requestId);
    LiveGate.action(query)
        .ifPresent(action ->
            metadata
                .put("Action", action)
                .put("Version", query.first("Version").orElse(""))
                .put("Service", Signature.SERVICE)
                .put("Region", "cn-north-1"));
    return requestId;
  }

  private static Answer answer(int status, String requestId, ObjectNode body) {
    return new Answer(
        status,
        List.of(
            new Call.Header("Content-Type", "application/json; charset=utf-8"),
            new Call.Header("X-Tt-Logid", requestId)),
        LiveWire.JSON.writeValueAsString(body).getBytes(UTF_8));
  }

  private static Query query(Call call) {
    try {
      return Query.parse(call.rawQuery());
    } catch (IllegalArgumentException _) {
      return Query.parse("");
    }
  }
}
