package dev.weir.provider.aliyunoss;

import dev.weir.http.Query;
import dev.weir.http.XmlElement;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Routes;
import dev.weir.sandbox.World;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OSS as far as LiveChannel goes: all nine calls, both signatures, every addressing style. */
final class OssEmulator implements Emulator {

  static final String NAME = "aliyun-oss";

  private final World world;
  private final OssWorld buckets;
  private final OssGate gate;
  private final Memory memory;
  private final OssShelves shelves;
  private final OssAnswers answers;
  private final Routes routes = Routes.of(OssApi.class);

  OssEmulator(World world) {
    this.world = world;
    this.buckets = OssWorld.of(world.provider(NAME));
    this.gate = new OssGate(world, buckets);
    this.memory = world.memory(NAME);
    this.shelves = OssShelves.of(memory);
    this.answers = new OssAnswers(world);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer answer(Call call) {
    try {
      var address = OssAddress.of(call, buckets);
      var query = query(call);
      var region = gate.admit(call, address, query);
      return perform(call, address, query, region);
    } catch (OssRefusal refusal) {
      return refused(call, refusal);
    }
  }

  @Override
  public Optional<String> operation(Call call) {
    try {
      return hit(call, OssAddress.of(call, buckets), query(call)).map(Routes.Hit::operation);
    } catch (OssRefusal refusal) {
      return Optional.empty();
    }
  }

  @Override
  public Answer throttled(Call call) {
    return refused(
        call,
        new OssRefusal(
            503,
            "MetaOperationQpsLimitExceeded",
            "",
            "Qps limit for the meta operation is exceeded."));
  }

  @Override
  public Answer failed(Call call, int status) {
    var code = status == 503 ? "ServiceUnavailable" : "InternalError";
    return refused(
        call,
        new OssRefusal(
            status, code, "", "Please contact the server administrator, oss@service.aliyun.com."));
  }

  @Override
  public JsonNode dump() {
    return memory.dump();
  }

  @Override
  public void load(JsonNode state) {
    memory.load(state);
  }

  /**
   * Members: {@code bucket}, {@code channel}, {@code remoteAddr}, {@code video}, {@code audio}; or
   * {@code url} instead of the first two, which must then be signed as for a pusher.
   */
  @Override
  public void publish(JsonNode stream) {
    var push = OssPush.read(named(stream), shelves);
    new OssPushes(push.bucket(), world, shelves).connect(push.channel(), push.state(world.now()));
  }

  private JsonNode named(JsonNode stream) {
    if (!stream.has("url")) {
      return stream;
    }
    var admitted = OssPushUrl.admit(stream.path("url").asString(""), world);
    var named = ((ObjectNode) stream).deepCopy();
    named.put("bucket", admitted.bucket()).put("channel", admitted.channel());
    return named;
  }

  @Override
  public void unpublish(JsonNode stream) {
    var push = OssPush.read(stream, shelves);
    new OssPushes(push.bucket(), world, shelves).disconnect(push.channel());
  }

  private Answer perform(Call call, OssAddress address, Query query, Optional<String> region) {
    if (address.isSecondLevel()) {
      throw new OssRefusal(
          403,
          "SecondLevelDomainForbidden",
          "0048-00000113",
          "Please use virtual hosted style to access.");
    }
    checkBucket(address);
    var hit = hit(call, address, query).orElseThrow(() -> unrouted(address, query));
    var host = host(address.bucket(), address.hostRegion().or(() -> region));
    var bucket = new OssBucket(address.bucket(), host, world, shelves);
    checkNames(hit);
    try {
      return answer(hit, bucket, hit.invoke(bucket, _ -> settings(call, hit, bucket, address)));
    } catch (Routes.BadArgument e) {
      throw badArgument(e.parameter());
    }
  }

  private void checkBucket(OssAddress address) {
    if (!address.bucket().isEmpty() && !buckets.has(address.bucket())) {
      throw OssRefusal.noSuchBucket(address.bucket());
    }
    var home = buckets.region(address.bucket());
    if (home.isPresent()
        && address.hostRegion().isPresent()
        && !home.equals(address.hostRegion())) {
      throw OssRefusal.denied(
          "0003-00001403",
          "The bucket you are attempting to access must be addressed using the specified endpoint."
              + " Please send all future requests to this endpoint.",
          XmlElement.of("Bucket", address.bucket()),
          XmlElement.of("Endpoint", "oss-" + home.get() + ".aliyuncs.com"));
    }
  }

  private Optional<Routes.Hit> hit(Call call, OssAddress address, Query query) {
    return address.bucket().isEmpty()
        ? Optional.empty()
        : routes.find(call.method(), "/" + address.key(), query, call::header);
  }

  /** A call that is none of LiveChannel's, or one of them with an impossible name. */
  private static OssRefusal unrouted(OssAddress address, Query query) {
    if (query.has("live")) {
      OssRules.checkName(address.key());
    }
    if (query.has("vod")) {
      OssRules.checkVodName(address.key(), "403");
    }
    return new OssRefusal(
        501, "NotImplemented", "", "The sandbox knows the LiveChannel calls only.");
  }

  private static void checkNames(Routes.Hit hit) {
    var channel = hit.value("channel").orElse("-");
    switch (hit.operation()) {
      case "GetVodPlaylist" -> OssRules.checkVodName(channel, "302");
      case "PostVodPlaylist" -> {
        OssRules.checkVodName(channel, "403");
        OssRules.checkVodPlaylist(hit.value("playlist").orElse(""));
      }
      default -> OssRules.checkName(channel);
    }
  }

  private OssChannels.Configuration settings(
      Call call, Routes.Hit hit, OssBucket bucket, OssAddress address) {
    bucket.checkIdle(hit.value("channel").orElse(""));
    OssAnswers.checkDigest(call);
    try {
      var xml = XmlElement.parse(call.body());
      OssRules.checkSettings(xml, buckets, address.bucket());
      return OssChannels.Configuration.of(xml);
    } catch (XmlElement.Malformed e) {
      throw OssRefusal.malformedXml();
    }
  }

  private static OssRefusal badArgument(String parameter) {
    return switch (parameter) {
      case "maxKeys" -> OssRefusal.field("101", "max-keys is invalid.");
      case "startTime" -> OssRefusal.field("304", "startTime is invalid.");
      default -> OssRefusal.field("305", parameter + " is invalid.");
    };
  }

  private Answer answer(Routes.Hit hit, OssBucket bucket, @Nullable Object result) {
    return switch (result) {
      case OssChannels.Document document -> answers.document(document.xml());
      case String playlist -> answers.playlist(playlist);
      case null, default ->
          switch (hit.operation()) {
            case "DeleteLiveChannel" -> answers.deleted();
            case "PostVodPlaylist" ->
                answers.written(
                    bucket.playlist(
                        hit.value("channel").orElse(""), hit.value("playlist").orElse("")));
            default -> answers.done();
          };
    };
  }

  private Answer refused(Call call, OssRefusal refusal) {
    return answers.refused(refusal, hostId(call));
  }

  /** Which host an error names: the one called, or the one that a loopback address stands for. */
  private String hostId(Call call) {
    try {
      var address = OssAddress.of(call, buckets);
      return address.pathStyle() && !address.bucket().isEmpty()
          ? host(address.bucket(), address.hostRegion())
          : address.host();
    } catch (OssRefusal undecodable) {
      return call.header("Host").orElse("").toLowerCase(Locale.ROOT);
    }
  }

  private String host(String bucket, Optional<String> region) {
    var home = buckets.region(bucket).or(() -> region).orElse(OssWorld.DEFAULT_REGION);
    return bucket + ".oss-" + home + ".aliyuncs.com";
  }

  private static Query query(Call call) {
    try {
      return Query.parse(call.rawQuery());
    } catch (IllegalArgumentException e) {
      throw OssRefusal.invalidArgument("", "The query is not percent-encoded UTF-8.");
    }
  }
}
