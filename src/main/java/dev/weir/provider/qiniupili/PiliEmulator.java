package dev.weir.provider.qiniupili;

import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * PILI: both generations of the API, over the same streams, and the query for files in the making
 * that the vendor has on another host.
 */
final class PiliEmulator implements Emulator {

  static final String NAME = "qiniu-pili";

  private final PiliStore store;
  private final PiliGate gate;
  private final PiliPushes pushes;
  private final PiliJobs jobs;
  private final V1Desk first;
  private final V1Recordings firstRecordings;
  private final V2Desk second;
  private final V2Recordings secondRecordings;
  private final V2Hubs hubs;

  PiliEmulator(World world) {
    var settings = PiliWorld.of(world.provider(NAME));
    this.store = new PiliStore(world, settings, world.memory(NAME));
    this.gate = new PiliGate(world, settings);
    this.jobs = new PiliJobs(store);
    this.first = new V1Desk(store);
    this.firstRecordings = new V1Recordings(store, first, jobs);
    this.second = new V2Desk(store);
    this.secondRecordings = new V2Recordings(store, second, jobs);
    this.hubs = new V2Hubs(store);
    this.pushes =
        new PiliPushes(
            store,
            second,
            new PiliPushUrl(world, store, world.memory(NAME).shelf("nonces", Long.class)));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> operation(Call call) {
    return PiliOperation.find(call).map(hit -> hit.operation().title());
  }

  @Override
  public Answer answer(Call call) {
    try {
      return perform(call);
    } catch (PiliRefusal refusal) {
      return refused(call, refusal);
    }
  }

  private Answer perform(Call call) {
    var hit = PiliOperation.find(call);
    if (hit.filter(h -> h.operation() == PiliOperation.GET_PREFOP).isEmpty()) {
      gate.admit(call, unauthorized(call));
    }
    var json = hit.flatMap(h -> result(h, call)).orElseThrow(PiliRefusal::notFound);
    return json.isMissingNode() ? plain(204, new byte[0]) : plain(200, PiliJson.write(json));
  }

  private Optional<JsonNode> result(PiliOperation.Hit hit, Call call) {
    var path = hit.arguments();
    return switch (path.size()) {
      case 0 -> Optional.of(ofAccount(hit.operation(), call));
      case 1 ->
          Optional.of(
              call.rawPath().startsWith("/v1")
                  ? ofFirst(hit.operation(), path.getFirst(), call)
                  : ofHub(hit.operation(), path.getFirst(), call));
      default -> Optional.of(withinHub(hit.operation(), path.getFirst(), path.get(1), call));
    };
  }

  private JsonNode ofAccount(PiliOperation operation, Call call) {
    return switch (operation) {
      case V1_CREATE_STREAM -> first.create(PiliBody.of(call));
      case V1_LIST_STREAMS -> first.list(PiliQuery.of(call));
      case V2_LIST_HUBS -> hubs.list();
      case GET_PREFOP -> jobs.status(PiliQuery.of(call));
      default -> throw new IllegalStateException(operation + " names something");
    };
  }

  private JsonNode ofFirst(PiliOperation operation, String id, Call call) {
    return switch (operation) {
      case V1_GET_STREAM -> first.get(id);
      case V1_UPDATE_STREAM -> first.update(id, PiliBody.of(call));
      case V1_DELETE_STREAM -> nothing(() -> first.delete(id));
      case V1_SET_AVAILABLE -> nothing(() -> first.setAvailable(id, PiliBody.of(call)));
      case V1_GET_STATUS -> firstRecordings.status(id);
      case V1_GET_SEGMENTS -> firstRecordings.segments(id, PiliQuery.of(call));
      case V1_SAVE_AS -> firstRecordings.saveAs(id, PiliBody.of(call));
      case V1_TAKE_SNAPSHOT -> firstRecordings.snapshot(id, PiliBody.of(call));
      default -> throw new IllegalStateException(operation + " is not about a stream");
    };
  }

  private JsonNode ofHub(PiliOperation operation, String hub, Call call) {
    return switch (operation) {
      case V2_CREATE_STREAM -> second.create(hub, PiliBody.of(call));
      case V2_LIST_STREAMS -> second.list(hub, PiliQuery.of(call));
      case V2_GET_LIVES -> secondRecordings.lives(hub, PiliBody.of(call));
      case V2_GET_HUB -> hubs.get(hub);
      case V2_SET_HUB_SECURITY -> hubs.setSecurity(hub, PiliBody.of(call));
      case V2_SET_HUB_HLS_PLUS -> hubs.setHlsPlus(hub, PiliBody.of(call));
      case V2_SET_HUB_PERSISTENCE -> hubs.setPersistence(hub, PiliBody.of(call));
      case V2_SET_HUB_SNAPSHOT -> hubs.setSnapshot(hub, PiliBody.of(call));
      case V2_SET_HUB_VOD_DOMAIN -> hubs.setVodDomain(hub, PiliBody.of(call));
      case V2_LIST_DOMAINS -> hubs.domains(hub);
      case V2_BIND_DOMAIN -> hubs.bind(hub, PiliBody.of(call));
      default -> throw new IllegalStateException(operation + " is not about a hub");
    };
  }

  private JsonNode withinHub(PiliOperation operation, String hub, String name, Call call) {
    return switch (operation) {
      case V2_GET_STREAM -> second.get(hub, name);
      case V2_DISABLE_STREAM -> second.disable(hub, name, PiliBody.of(call));
      case V2_SET_CONVERTS -> second.setConverts(hub, name, PiliBody.of(call));
      case V2_GET_LIVE -> secondRecordings.live(hub, name);
      case V2_GET_HISTORY, V2_GET_HISTORY_RECORD ->
          secondRecordings.history(hub, name, PiliQuery.of(call));
      case V2_SAVE_AS -> secondRecordings.saveAs(hub, name, PiliBody.of(call));
      case V2_TAKE_SNAPSHOT -> secondRecordings.snapshot(hub, name, PiliBody.of(call));
      case V2_GET_DOMAIN -> hubs.domain(hub, name);
      case V2_UNBIND_DOMAIN -> hubs.unbind(hub, name);
      case V2_SET_DOMAIN_CERT -> hubs.setCert(hub, name, PiliBody.of(call));
      case V2_SET_DOMAIN_URL_REWRITE -> hubs.setUrlRewrite(hub, name, PiliBody.of(call));
      default -> throw new IllegalStateException(operation + " is not within a hub");
    };
  }

  private static JsonNode nothing(Runnable action) {
    action.run();
    return JsonNodeFactory.instance.missingNode();
  }

  private static boolean isSecond(Call call) {
    return !call.rawPath().startsWith("/v1/");
  }

  private static PiliRefusal unauthorized(Call call) {
    return PiliRefusal.of(401, isSecond(call) ? "bad token" : "unauth");
  }

  private Answer refused(Call call, PiliRefusal refusal) {
    var form = isSecond(call) ? PiliRefusal.Form.PLAIN : store.settings().firstErrors();
    return plain(refusal.status(), PiliJson.write(refusal.json(form)));
  }

  private Answer plain(int status, byte[] body) {
    var requestId = new Call.Header("X-Reqid", store.hex(16));
    var type = new Call.Header("Content-Type", "application/json");
    return new Answer(
        status, body.length == 0 ? List.of(requestId) : List.of(requestId, type), body);
  }

  @Override
  public Answer throttled(Call call) {
    return refused(call, PiliRefusal.of(573, "too frequent"));
  }

  @Override
  public Answer failed(Call call, int status) {
    var words = status == 503 ? "service unavailable" : "internal error";
    return refused(call, PiliRefusal.of(status, words));
  }

  @Override
  public JsonNode dump() {
    return store.dump();
  }

  @Override
  public void load(JsonNode state) {
    store.load(state);
  }

  @Override
  public void publish(JsonNode stream) {
    pushes.start(stream);
  }

  @Override
  public void unpublish(JsonNode stream) {
    pushes.stop(stream);
  }
}
