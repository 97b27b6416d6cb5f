package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.Query;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Routes;
import dev.weir.sandbox.World;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ApsaraVideo Live as far as recording goes: all thirteen operations, the listing of streams on the
 * air, both signatures, JSON and XML.
 *
 * <p>What is wrong with a request is looked for in this order: access key, time, signature, nonce,
 * operation, pace, required parameters, domain, values, state.
 */
final class LiveEmulator implements Emulator {

  private static final String HOST = "live.aliyuncs.com";

  private final World world;
  private final LiveWorld switches;
  private final LiveGate gate;
  private final LiveLimits limits;
  private final Memory memory;
  private final RuleStore rules;
  private final Recorder recorder;
  private final LiveService service;
  private final Routes routes = Routes.of(LiveApi.class);

  LiveEmulator(World world) {
    this.world = world;
    this.switches = new LiveWorld(world.provider(AliyunLiveModule.NAME));
    this.gate = new LiveGate(world);
    this.limits = new LiveLimits(switches.limited(), System::nanoTime);
    this.memory = world.memory(AliyunLiveModule.NAME);
    this.rules = new RuleStore(memory);
    var notifications = memory.shelf("notifications", LiveAnswers.NotifyConfig.class);
    var pushes = memory.shelf("pushes", LivePush.class);
    this.recorder =
        new Recorder(
            world,
            switches,
            rules,
            notifications,
            pushes,
            memory.shelf("recordings", Recording.class));
    this.service =
        new LiveService(
            new RuleDesk(world, switches, rules),
            new NotificationDesk(switches, notifications),
            new OnlineDesk(pushes),
            recorder,
            new Archive(
                world,
                switches,
                recorder,
                pushes,
                memory.shelf("indexes", LiveAnswers.Index.class)));
  }

  @Override
  public String name() {
    return AliyunLiveModule.NAME;
  }

  @Override
  public Answer answer(Call call) {
    try {
      var request = LiveCall.of(call);
      return succeeded(request, perform(request));
    } catch (LiveRefusal refusal) {
      return refused(call, refusal);
    }
  }

  private ObjectNode perform(LiveCall request) {
    if (!request.call().method().equals("GET") && !request.call().method().equals("POST")) {
      throw new LiveRefusal(400, "UnsupportedHTTPMethod", "This http method is not supported.");
    }
    var keyId = gate.admit(request);
    if (!request.isFormatKnown()) {
      throw new LiveRefusal(
          400, "InvalidParameter.Format", "Only XML and JSON is supported for Format.");
    }
    var operation = LiveOperation.of(request.action()).orElseThrow(LiveRefusal::apiNotFound);
    if (!request.version().equals(LiveReads.VERSION)) {
      throw new LiveRefusal(400, "InvalidVersion", "Specified parameter Version is not valid.");
    }
    limits.count(keyId, operation);
    check(request, operation);
    if (switches.forbids(keyId, operation)) {
      throw LiveRefusal.forbidden();
    }
    return invoke(request, operation);
  }

  private void check(LiveCall request, LiveOperation operation) {
    var domain =
        request.parameter("DomainName").orElseThrow(() -> LiveRefusal.missing("DomainName"));
    for (var name : operation.required()) {
      if (request.parameter(name).isEmpty()) {
        throw LiveRefusal.missing(name);
      }
    }
    switches.checkDomain(domain.toLowerCase(Locale.ROOT));
  }

  private ObjectNode invoke(LiveCall request, LiveOperation operation) {
    try {
      var result = hit(operation).invoke(service, type -> argument(request, type));
      return result == null
          ? LiveCodec.JSON.createObjectNode()
          : (ObjectNode) LiveCodec.JSON.valueToTree(result);
    } catch (DatabindException e) {
      throw LiveRefusal.malformed(e.getPath().getLast().getPropertyName());
    }
  }

  /** The service takes both methods for every operation, the interface names one. */
  private Routes.Hit hit(LiveOperation operation) {
    var query =
        new Query(
            List.of(
                new Query.Parameter("Action", operation.action()),
                new Query.Parameter("Version", LiveReads.VERSION)));
    return routes
        .find("POST", "/", query, _ -> Optional.empty())
        .or(() -> routes.find("GET", "/", query, _ -> Optional.empty()))
        .orElseThrow(LiveRefusal::apiNotFound);
  }

  private static Object argument(LiveCall request, Type type) {
    return LiveCodec.request(request.parameters(), (Class<?>) type);
  }

  private Answer succeeded(LiveCall request, ObjectNode members) {
    var id = requestId();
    var tree = LiveCodec.JSON.createObjectNode().put("RequestId", id);
    tree.setAll(members);
    return written(200, id, request.action() + "Response", tree, request.wantsXml());
  }

  private Answer refused(Call call, LiveRefusal refusal) {
    var id = requestId();
    boolean xml = wantsXml(call);
    var tree =
        LiveCodec.JSON
            .createObjectNode()
            .put("RequestId", id)
            .put("HostId", HOST)
            .put("Code", refusal.code())
            .put("Message", refusal.getMessage());
    if (!xml) {
      tree.put(
          "Recommend",
          "https://api.aliyun.com/troubleshoot?q=%s&product=live&requestId=%s"
              .formatted(refusal.code(), id));
    }
    return written(refusal.status(), id, "Error", tree, xml);
  }

  private static boolean wantsXml(Call call) {
    try {
      return LiveCall.of(call).wantsXml();
    } catch (LiveRefusal unreadable) {
      return true;
    }
  }

  private Answer written(int status, String id, String root, JsonNode tree, boolean xml) {
    var body =
        xml
            ? LiveCodec.xml(root, tree).document()
            : LiveCodec.JSON.writeValueAsString(tree).getBytes(UTF_8);
    var type = xml ? "text/xml;charset=utf-8" : "application/json;charset=utf-8";
    return new Answer(
        status,
        List.of(
            new Call.Header("Content-Type", type),
            new Call.Header("x-acs-request-id", id),
            new Call.Header("x-acs-trace-id", world.hex(32).toLowerCase(Locale.ROOT))),
        body);
  }

  private String requestId() {
    return world.hex(32).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  @Override
  public Optional<String> operation(Call call) {
    try {
      return LiveOperation.of(LiveCall.of(call).action()).map(LiveOperation::action);
    } catch (LiveRefusal unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public Answer throttled(Call call) {
    return refused(call, LiveRefusal.throttled());
  }

  @Override
  public Answer failed(Call call, int status) {
    return refused(call, LiveRefusal.failed(status));
  }

  @Override
  public JsonNode dump() {
    return memory.dump();
  }

  @Override
  public void load(JsonNode state) {
    memory.load(state);
    rules.reload();
  }

  /**
   * Members: {@code domain}, {@code app}, {@code stream}; {@code parameters} of the push URL,
   * {@code clientIp}, {@code bitrate}, {@code codec}, {@code width}, {@code height}.
   */
  @Override
  public void publish(JsonNode stream) {
    var push = LivePush.read(stream);
    try {
      switches.checkDomain(push.domain());
    } catch (LiveRefusal refusal) {
      throw new IllegalArgumentException(refusal.getMessage(), refusal);
    }
    recorder.connect(push);
  }

  @Override
  public void unpublish(JsonNode stream) {
    recorder.disconnect(LivePush.read(stream).key());
  }
}
