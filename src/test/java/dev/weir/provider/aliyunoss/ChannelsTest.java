package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Secret;
import dev.weir.provider.KindReader.Found;
import dev.weir.provider.Session;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels through their reader and writer, against the sandbox over HTTP. */
class ChannelsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final FakeTime time = new FakeTime(NOW);
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final AliyunOssModule module = new AliyunOssModule();
  private final ApiClients clients =
      new ApiClients(time, time, new Random(1), Optional.of(this::remember), Optional.empty());

  @TempDir private Path folder;
  private Sandbox sandbox;
  private ChannelReader reader;
  private ChannelWriter writer;

  @BeforeEach
  void start() throws IOException {
    var world = folder.resolve("world.json");
    Files.writeString(
        world, "{\"aliyun-oss\": {\"buckets\": {\"live-demo\": {\"region\": \"cn-hangzhou\"}}}}");
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults().withWorld(world),
            time,
            new SplittableRandom(1),
            Map.of(module.name(), module::emulator));
    reader = reader(settings("live-demo"));
    writer = writer(settings("live-demo"));
  }

  @AfterEach
  void stop() {
    clients.close();
    sandbox.close();
  }

  /** {@code PUT /live-demo/main?live -> 200}. */
  private void remember(String line) {
    calls.add(line.replaceAll("http://[^/]+", "").replaceAll(" in \\d+ ms.*", ""));
  }

  private static Provider settings(String bucket) {
    return new Provider(
        "oss-cn-hangzhou.aliyuncs.com",
        Optional.empty(),
        bucket,
        Optional.empty(),
        Provider.Addressing.VIRTUAL_HOST,
        Provider.Signature.V4,
        new Provider.Limits(200, 32));
  }

  private URI endpoint() {
    return sandbox.endpoints().get(module.name());
  }

  private Session session(String secret) {
    var access = new Session.SandboxAccess(endpoint(), Account.DEFAULT.key(), Secret.of(secret));
    return new Session(clients, _ -> Optional.empty(), Optional.of(access));
  }

  private ChannelReader reader(Provider settings) {
    var session = session(Account.DEFAULT.secret());
    return (ChannelReader) module.readers(settings, session).getFirst();
  }

  private ChannelWriter writer(Provider settings) {
    var session = session(Account.DEFAULT.secret());
    return (ChannelWriter) module.writers(settings, session).getFirst();
  }

  private void control(String method, String what, String json) {
    assertThat(Wire.control(endpoint(), method, what, json).status()).isEqualTo(200);
  }

  private static ObjectKey key(String name) {
    return new ObjectKey("aliyun-oss/v1/Channel", "live-demo", List.of(name));
  }

  private static Channel channel(String name) {
    return new Channel(
        name,
        "",
        Channel.Status.ENABLED,
        Optional.of(new Channel.Target("playlist.m3u8", 3, Duration.ofSeconds(5))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Channel with(Channel channel, String description, Channel.Status status) {
    return new Channel(
        channel.channel(),
        description,
        status,
        channel.target(),
        channel.snapshot(),
        channel.publishUrl(),
        channel.playUrl(),
        channel.lastModified());
  }

  @Test
  void a_channel_is_told_back_as_it_was_declared() {
    var told = writer.create(channel("main"));

    assertThat(told.publishUrl())
        .contains("rtmp://live-demo.oss-cn-hangzhou.aliyuncs.com/live/main");
    assertThat(told.playUrl())
        .contains("http://live-demo.oss-cn-hangzhou.aliyuncs.com/main/playlist.m3u8");
    assertThat(reader.read(key("main"))).contains(told);
    assertThat(reader.list(Set.of(key("main"))))
        .containsExactly(new Found<>(key("main"), modified(told, NOW), true));
  }

  private static Channel modified(Channel channel, Instant when) {
    return new Channel(
        channel.channel(),
        channel.description(),
        channel.status(),
        channel.target(),
        channel.snapshot(),
        channel.publishUrl(),
        channel.playUrl(),
        Optional.of(when));
  }

  @Test
  void whatever_a_manifest_may_say_is_told_back() {
    long seed = 20260301;
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var channel = anyChannel(random, i);

      writer.create(channel);

      var told = reader.read(key(channel.channel())).orElseThrow();
      assertThat(with(told, channel.description(), channel.status()))
          .as("seed %d, number %d", seed, i)
          .isEqualTo(told);
      assertThat(told.channel()).isEqualTo(channel.channel());
      assertThat(told.target()).isEqualTo(channel.target());
    }
    assertThat(reader.list(Set.of())).hasSize(60);
  }

  private static Channel anyChannel(Random random, int number) {
    return new Channel(
        text(random, 10) + number,
        text(random, 20),
        random.nextBoolean() ? Channel.Status.ENABLED : Channel.Status.DISABLED,
        Optional.of(
            new Channel.Target(
                "p" + text(random, 10).strip() + ".m3u8",
                1 + random.nextInt(100),
                Duration.ofSeconds(1 + random.nextInt(100)))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String text(Random random, int longest) {
    var characters = "aZ09-_.~ %+&=?#;:@,$!'()*<>\"[]{}|^`频道é";
    return random
        .ints(random.nextInt(longest), 0, characters.length())
        .mapToObj(index -> characters.substring(index, index + 1))
        .reduce("", String::concat);
  }

  @Test
  void a_listing_costs_one_call_and_one_more_for_each_wanted_channel_that_is_there() {
    Stream.of("a", "b", "c").map(ChannelsTest::channel).forEach(writer::create);
    calls.clear();

    var found = reader.list(Set.of(key("b"), key("not-there")));

    assertThat(calls)
        .containsExactly(
            "GET /live-demo/?live&max-keys=1000 -> 200", "GET /live-demo/b?live -> 200");
    assertThat(found).extracting(Found::key).containsExactly(key("a"), key("b"), key("c"));
    assertThat(found).extracting(Found::complete).containsExactly(false, true, false);
    assertThat(found.getFirst().live().target()).isEmpty();
  }

  @Test
  void a_listing_goes_through_all_pages() {
    int count = 1001;
    IntStream.range(0, count).forEach(i -> writer.create(channel("ch-%04d".formatted(i))));
    calls.clear();

    var found = reader.list(Set.of());

    assertThat(found)
        .extracting(one -> one.live().channel())
        .isEqualTo(IntStream.range(0, count).mapToObj("ch-%04d"::formatted).toList());
    assertThat(calls)
        .containsExactly(
            "GET /live-demo/?live&max-keys=1000 -> 200",
            "GET /live-demo/?live&marker=ch-0999&max-keys=1000 -> 200");
  }

  @Test
  void a_channel_that_is_not_there_is_no_failure_but_a_missing_bucket_is() {
    assertThat(reader.read(key("main"))).isEmpty();
    assertThat(reader.list(Set.of(key("main")))).isEmpty();

    var elsewhere = reader(settings("no-such-bucket"));
    var failure = failureOf(() -> elsewhere.read(key("main")));
    assertThat(failure.details().code()).isEqualTo("NoSuchBucket");
    assertThat(failure.category()).isEqualTo(Category.NOT_FOUND);
    assertThat(failureOf(() -> elsewhere.list(Set.of())).details().code())
        .isEqualTo("NoSuchBucket");
  }

  @Test
  void a_new_description_does_not_switch_a_disabled_channel_on() {
    var before = writer.create(with(channel("main"), "old", Channel.Status.DISABLED));

    writer.update(before, with(before, "new", Channel.Status.DISABLED), Set.of("description"));

    assertThat(reader.read(key("main"))).contains(with(before, "new", Channel.Status.DISABLED));
  }

  @Test
  void a_switch_alone_leaves_everything_else_to_the_provider() {
    var before = writer.create(channel("main"));
    calls.clear();

    var after = with(before, "", Channel.Status.DISABLED);
    assertThat(writer.update(before, after, Set.of("status"))).isEqualTo(after);

    assertThat(calls).containsExactly("PUT /live-demo/main?live&status=disabled -> 200");
    assertThat(reader.read(key("main"))).contains(after);
  }

  @Test
  void a_channel_is_deleted_and_one_that_is_gone_is_fine() {
    var before = writer.create(channel("main"));

    writer.delete(before);
    writer.delete(before);

    assertThat(reader.read(key("main"))).isEmpty();
    var elsewhere = writer(settings("no-such-bucket"));
    assertThat(failureOf(() -> elsewhere.delete(before)).details().code())
        .isEqualTo("NoSuchBucket");
  }

  @Test
  void a_channel_on_the_air_is_left_alone_with_advice() {
    var before = writer.create(channel("main"));
    control("POST", "publish", "{\"bucket\":\"live-demo\",\"channel\":\"main\"}");

    var failure = failureOf(() -> writer.delete(before));

    assertThat(failure.category()).isEqualTo(Category.BUSY);
    assertThat(failure.diagnostic().message())
        .startsWith(
            "`DeleteLiveChannel` failed: ChannelStillLive: Live channel couldn't be updated or"
                + " deleted when channel is live. (HTTP 409, request id ");
    assertThat(failure.diagnostic().hint().orElseThrow()).contains("on the air", "disable");
    assertThat(failureOf(() -> writer.update(before, before, Set.of("description"))).category())
        .isEqualTo(Category.BUSY);
  }

  @Test
  void a_wrong_secret_is_named_as_such() {
    var stranger = module.readers(settings("live-demo"), session("wrong")).getFirst();

    var failure = failureOf(() -> stranger.read(key("main")));

    assertThat(failure.category()).isEqualTo(Category.REFUSED);
    assertThat(failure.details().code()).isEqualTo("SignatureDoesNotMatch");
    assertThat(failure.diagnostic().hint())
        .contains("the secret does not belong to this access key id");
  }

  @Test
  void a_clock_that_is_an_hour_slow_is_corrected() {
    control("PUT", "clock", "{\"now\":\"2026-03-01T09:00:00Z\"}");

    assertThat(reader.read(key("main"))).isEmpty();
    assertThat(reader.read(key("main"))).isEmpty();

    assertThat(calls)
        .containsExactly(
            "GET /live-demo/main?live -> 403",
            "GET /live-demo/main?live -> 404",
            "GET /live-demo/main?live -> 404");
  }

  @Test
  void throttling_and_outages_are_waited_out() {
    control(
        "PUT",
        "faults",
        "[{\"kind\":\"throttle\",\"nth\":1},{\"kind\":\"fail-after\",\"nth\":1,\"status\":500},"
            + "{\"kind\":\"cut-after\",\"nth\":1}]");

    var told = writer.create(channel("main"));

    assertThat(reader.read(key("main"))).contains(told);
    assertThat(calls)
        .filteredOn(call -> call.startsWith("PUT"))
        .hasSize(4)
        .last()
        .isEqualTo("PUT /live-demo/main?live -> 200");
    assertThat(time.sleeps()).isNotEmpty();
  }

  private static RemoteFailure failureOf(Runnable call) {
    return catchThrowableOfType(RemoteFailure.class, call::run);
  }
}
