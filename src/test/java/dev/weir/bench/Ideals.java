package dev.weir.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plan and an apply over a slow network, against the best that latency and limits allow. */
final class Ideals {

  private static final int CONCURRENCY = 64;

  private final Settings settings;
  private final Weir weir;
  private final List<Row> rows = new ArrayList<>();

  /**
   * A case.
   *
   * @param latency of each call, in milliseconds
   * @param concurrency calls that may be under way at the same time
   * @param calls that the sandbox counted
   * @param foretold calls: by the plan that came before an apply; for a plan, by the paging
   */
  record Row(String name, int latency, int concurrency, Series series, long calls, long foretold) {

    /** If all calls were made as early as allowed, and nothing else took any time. */
    Duration ideal() {
      return Duration.ofNanos(calls * latency * 1_000_000L / concurrency);
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
      var series = race(name, prepared::plan);
      var least = Estate.CHANNELS.leastCalls(size);
      add(new Row(name, latency, CONCURRENCY, series, prepared.calls(), least));
    }
  }

  private void apply(int size, int latency) throws IOException, InterruptedException {
    var folder = settings.work().resolve("creates-" + size);
    Prepared.delete(folder);
    var manifests = folder.resolve("manifests");
    Estate.CHANNELS.write(manifests, size);
    try (var sandbox = SandboxProcess.start(weir.jar(), folder.resolve("sandbox"), false)) {
      Estate.writeProviders(manifests, sandbox.endpoints(), CONCURRENCY);
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
      add(new Row(name, latency, CONCURRENCY, series, sandbox.calls(), expected));
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
