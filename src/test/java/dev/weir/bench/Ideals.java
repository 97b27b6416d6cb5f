package dev.weir.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan and an apply over a slow network, against the best that latency and limits allow. */
final class Ideals {

  private static final int CONCURRENCY = 64;

  /** What the benchmarks set, with a rate that is never reached. */
  private static final Limits HIGH = new Limits(CONCURRENCY, 10_000);

  /** What a bucket has when nobody says otherwise; see {@code Provider.Limits} of OSS. */
  private static final Limits USUAL = new Limits(64, 500);

  private final Settings settings;
  private final Weir weir;
  private final List<Row> rows = new ArrayList<>();

  /**
   * What an account allows.
   *
   * @param concurrency calls that may be under way at the same time
   * @param perSecond calls that may start in a second, and at once after a rest
   */
  record Limits(int concurrency, int perSecond) {

    /** The least time that calls take, if nothing but them takes any. */
    Duration least(long calls, int latency) {
      double answering = calls * latency / 1e3 / concurrency;
      double starting = Math.max(0, calls - perSecond) / (double) perSecond;
      return Duration.ofNanos((long) (Math.max(answering, starting) * 1e9));
    }
  }

  /**
   * A case.
   *
   * @param latency of each call, in milliseconds
   * @param limits of the account
   * @param calls that the sandbox counted
   * @param foretold calls: by the plan that came before an apply; for a plan, by the paging
   */
  record Row(String name, int latency, Limits limits, Series series, long calls, long foretold) {

    /** If all calls were made as early as allowed, and nothing else took any time. */
    Duration ideal() {
      return limits.least(calls, latency);
    }

    double ratio() {
      return series.seconds() / Series.seconds(ideal());
    }
  }

  Ideals(Settings settings, Weir weir) {
    this.settings = settings;
    this.weir = weir;
  }

  List<Row> run() throws IOException, InterruptedException {
    plan(2_000, 50);
    apply(1_000, 20);
    return rows;
  }

  private void plan(int size, int latency) throws IOException, InterruptedException {
    try (var prepared = Prepared.open(Estate.CHANNELS, size, CONCURRENCY, weir, settings.work())) {
      prepared.sandbox().delay(latency);
      var name = "plan of %,d channels, no changes".formatted(size);
      plan(prepared, name, size, latency, HIGH);
      prepared.limitAsUsual();
      plan(prepared, name + ", usual limits", size, latency, USUAL);
    }
  }

  private void plan(Prepared prepared, String name, int size, int latency, Limits limits)
      throws IOException, InterruptedException {
    var series = race(name, prepared::plan);
    var least = Estate.CHANNELS.leastCalls(size);
    add(new Row(name, latency, limits, series, prepared.calls(), least));
  }

  private void apply(int size, int latency) throws IOException, InterruptedException {
    var folder = settings.work().resolve("creates-" + size);
    Prepared.delete(folder);
    var manifests = folder.resolve("manifests");
    Estate.CHANNELS.write(manifests, size);
    try (var sandbox = SandboxProcess.start(weir.jar(), folder.resolve("sandbox"), false)) {
      Estate.CHANNELS.writeProviders(manifests, sandbox.endpoints(), Optional.of(CONCURRENCY));
      sandbox.delay(latency);
      var name = "apply of %,d new channels".formatted(size);
      var foretold = weir.run(manifests, "plan");
      var series =
          race(
              name,
              () -> {
                sandbox.forget();
                Prepared.delete(manifests.resolve(".weir"));
                sandbox.countAnew();
                return weir.run(manifests, "apply", "--auto-approve");
              });
      long expected = Weir.callsMade(foretold) + Weir.callsToCome(foretold);
      add(new Row(name, latency, HIGH, series, sandbox.calls(), expected));
    }
  }

  private Series race(String name, Contender.Once once) throws IOException, InterruptedException {
    return Contender.race(List.of(new Contender(name, once)), settings.runs(), settings.patience())
        .get(name);
  }

  private void add(Row row) {
    rows.add(row);
    Progress.say(
        "%s at %d ms: %.2f s, ideal %.2f s, %d calls"
            .formatted(
                row.name(),
                row.latency(),
                row.series().seconds(),
                Series.seconds(row.ideal()),
                row.calls()));
  }
}
