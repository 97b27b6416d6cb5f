package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Engine;
import dev.weir.engine.RunReport;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.PlanOptions;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.Airtime;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whenever streams come on the air and go off again: no call that would cut or alter one ever
 * reaches it while it is pushed, and what waits for its end is done as soon as that is seen.
 */
class OnAirTest {

  private static final Duration POLL = Duration.ofSeconds(10);

  @TempDir Path folder;

  /** The services that tell what is on the air. */
  enum Cloud {
    OSS(
        "aliyun-oss",
        "{endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}",
        "Channel",
        "{provider: home}",
        "{provider: home, description: changed}",
        "{\"bucket\": \"live-demo\", \"channel\": \"%s\"}"),
    PILI(
        "qiniu-pili",
        "{hub: live-demo}",
        "Channel",
        "{provider: home}",
        "{provider: home, disabled: true}",
        "{\"hub\": \"live-demo\", \"title\": \"%s\"}"),
    PILI_V2(
        "qiniu-pili",
        "{hub: live-demo, apiGeneration: v2}",
        "Channel",
        "{provider: home}",
        "{provider: home, disabled: true, converts: [480p]}",
        "{\"hub\": \"live-demo\", \"title\": \"%s\"}"),
    APSARA_LIVE(
        "aliyun-live",
        "{}",
        "RecordRule",
        "{provider: home, domain: play.example.com, app: live, stream: %s, ossEndpoint:"
            + " oss-cn-shanghai.aliyuncs.com, ossBucket: live-demo, formats: [{format: m3u8}]}",
        "{provider: home, domain: play.example.com, app: live, stream: %s, ossEndpoint:"
            + " oss-cn-shanghai.aliyuncs.com, ossBucket: live-demo, formats: [{format: mp4}]}",
        "{\"domain\": \"play.example.com\", \"app\": \"live\", \"stream\": \"%s\"}");

    final String provider;
    final String settings;
    final String kind;
    final String spec;
    final String changed;
    final String push;

    Cloud(String provider, String settings, String kind, String spec, String changed, String push) {
      this.provider = provider;
      this.settings = settings;
      this.kind = kind;
      this.spec = spec;
      this.changed = changed;
      this.push = push;
    }

    String head() {
      return document("Provider", "home", settings);
    }

    String document(String name, boolean isChanged) {
      return document(kind, name, (isChanged ? changed : spec).replace("%s", name));
    }

    private String document(String kindName, String name, String values) {
      return "---\napiVersion: %s/v1\nkind: %s\nmetadata: {name: %s}\nspec: %s\n"
          .formatted(provider, kindName, name, values);
    }

    boolean canDelete() {
      return this != PILI_V2;
    }
  }

  /** One timeline: some streams, what is to become of them, and when they are on the air. */
  private final class Story implements AutoCloseable {
    final Cloud cloud;
    final Random random;
    final Airtime time;
    final SandboxRun run;
    final Path manifests;
    final List<String> streams;

    Story(Cloud cloud, long seed, int streams) {
      this.cloud = cloud;
      this.random = new Random(seed);
      this.time = new Airtime(SandboxRun.NOW, random, cloud.push::formatted);
      var home = folder.resolve("%s-%d-%d".formatted(cloud, seed, streams));
      this.manifests = home.resolve("manifests");
      this.streams =
          IntStream.range(0, streams).mapToObj(i -> "stream-" + (char) ('a' + i)).toList();
      var setting =
          new SandboxRun.Setting(
              SandboxOptions.defaults(),
              time,
              time,
              emulator ->
                  emulator.name().equals(cloud.provider) ? time.watching(emulator) : emulator);
      this.run = new SandboxRun(home.resolve("ledger"), setting);
      declare(_ -> Optional.of(false));
      assertThat(apply(PlanOptions.converge()).succeeded()).isTrue();
    }

    /** Writes the manifests: each stream as it was, changed, or not at all. */
    void declare(java.util.function.Function<String, Optional<Boolean>> isChanged) {
      var text = new StringBuilder(cloud.head());
      streams.forEach(name ->
          isChanged.apply(name).ifPresent(changed -> text.append(cloud.document(name, changed))));
      try {
        Files.createDirectories(manifests);
        Files.writeString(manifests.resolve("live.yaml"), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    RunReport apply(PlanOptions options) {
      try (Engine engine = run.engine(manifests);
          var session = run.store().open("apply", Duration.ZERO)) {
        var loaded = run.load(manifests).orRefuse();
        return engine.apply(engine.plan(loaded, session.ledger(), options), session, 3);
      }
    }

    /** On and off at random within half an hour. */
    List<Duration> randomTimes() {
      var times = new TreeSet<Duration>();
      for (int i = random.nextInt(7); i > 0; i--) {
        times.add(Duration.ofSeconds(random.nextInt(1_800)));
      }
      return new ArrayList<>(times);
    }

    @Override
    public void close() {
      run.close();
    }
  }

  private static PlanOptions waiting(Duration patience) {
    return PlanOptions.converge()
        .allowingDeletes(100)
        .onAir(new OnAirOptions(List.of(), Optional.of(patience)));
  }

  private void nothingIsCut(Cloud cloud, long seed) {
    try (var story = new Story(cloud, seed, 1 + new Random(seed).nextInt(5))) {
      story.declare(_ -> fate(story));
      story.streams.forEach(stream -> story.time.schedule(stream, story.randomTimes()));
      story.time.passWithReads();
      boolean waits = story.random.nextBoolean();
      var options =
          waits
              ? waiting(Duration.ofMinutes(story.random.nextInt(45)))
              : PlanOptions.converge().allowingDeletes(100);
      var report = story.apply(options);
      assertThat(story.time.cut()).as("%s, seed %d", cloud, seed).isEmpty();
      report
          .failed()
          .forEach((address, cause) ->
              assertThat(cause.guarded())
                  .as("%s, seed %d: %s: %s", cloud, seed, address, cause.diagnostic().message())
                  .isTrue());
    }
  }

  /** One in three stays as it is, is changed, or goes. */
  private static Optional<Boolean> fate(Story story) {
    return switch (story.random.nextInt(3)) {
      case 0 -> Optional.of(false);
      case 1 -> Optional.of(true);
      default -> story.cloud.canDelete() ? Optional.empty() : Optional.of(true);
    };
  }

  /** The last stream ends in time, so what waits for it must be done within a poll. */
  private void appliesWithinAPoll(Cloud cloud, long seed) {
    try (var story = new Story(cloud, seed, 1)) {
      var stream = story.streams.getFirst();
      boolean goes = cloud.canDelete() && story.random.nextBoolean();
      story.declare(_ -> goes ? Optional.empty() : Optional.of(true));
      var times = new TreeSet<Duration>(List.of(Duration.ZERO));
      while (times.size() % 2 == 1 || story.random.nextBoolean()) {
        times.add(Duration.ofSeconds(60 + story.random.nextInt(1_800)));
      }
      story.time.schedule(stream, new ArrayList<>(times));
      var report = story.apply(waiting(Duration.ofHours(2)));
      assertThat(report.succeeded()).as("%s, seed %d: %s", cloud, seed, report.failed()).isTrue();
      assertThat(story.time.cut()).as("%s, seed %d", cloud, seed).isEmpty();
      assertThat(story.time.idleBeforeWrite(stream).orElseThrow())
          .as("%s, seed %d", cloud, seed)
          .isLessThanOrEqualTo(POLL);
    }
  }

  @RepeatedTest(10)
  void no_call_meets_a_stream_on_the_air(RepetitionInfo repetition) {
    for (var cloud : Cloud.values()) {
      nothingIsCut(cloud, 20_260_102L + repetition.getCurrentRepetition());
    }
  }

  @RepeatedTest(4)
  void what_waits_is_done_within_one_poll_of_idle(RepetitionInfo repetition) {
    for (var cloud : Cloud.values()) {
      appliesWithinAPoll(cloud, 20_260_102L + repetition.getCurrentRepetition());
    }
  }

  @Tag("long")
  @RepeatedTest(500)
  void no_call_meets_a_stream_on_the_air_in_thousands_of_timelines(RepetitionInfo repetition) {
    for (var cloud : Cloud.values()) {
      nothingIsCut(cloud, 1_000_000L + repetition.getCurrentRepetition());
    }
  }

  @Tag("long")
  @RepeatedTest(100)
  void what_waits_is_done_within_one_poll_in_hundreds_of_timelines(RepetitionInfo repetition) {
    for (var cloud : Cloud.values()) {
      appliesWithinAPoll(cloud, 1_000_000L + repetition.getCurrentRepetition());
    }
  }

  @ParameterizedTest
  @EnumSource(Cloud.class)
  void a_call_that_is_repeated_looks_again(Cloud cloud) {
    try (var story = new Story(cloud, 1, 1)) {
      story.declare(_ -> Optional.of(true));
      story.time.failNextWrite();
      story.time.schedule("stream-a", List.of(Duration.ofMillis(1)));
      story.time.holdUntilFailure();
      var report = story.apply(PlanOptions.converge());
      assertThat(story.time.cut()).isEmpty();
      assertThat(report.failed().values())
          .singleElement()
          .satisfies(cause -> assertThat(cause.diagnostic().code()).isEqualTo("on-air"));
    }
  }

  @ParameterizedTest
  @EnumSource(Cloud.class)
  void a_plan_that_disrupts_nothing_asks_nobody(Cloud cloud) {
    try (var story = new Story(cloud, 1, 5)) {
      story.streams.forEach(stream -> story.time.schedule(stream, List.of(Duration.ZERO)));
      assertThat(story.apply(PlanOptions.converge()).succeeded()).isTrue();
      assertThat(story.time.statusCalls()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Cloud.class)
  void one_disruptive_change_costs_one_question_for_the_plan_and_one_before_each_call(Cloud cloud) {
    try (var story = new Story(cloud, 1, 5)) {
      story.declare(name -> Optional.of(name.equals("stream-b")));
      assertThat(story.apply(PlanOptions.converge()).succeeded()).isTrue();
      int calls = cloud == Cloud.PILI_V2 ? 2 : 1;
      assertThat(story.time.statusCalls()).isEqualTo(1 + calls);
    }
  }
}
