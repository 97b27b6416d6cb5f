package dev.weir.bench;

import dev.weir.bench.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans without changes: Weir's over HTTP, and Terraform's of its builtin resource beside them. */
final class Plans {

  /** Terraform is not asked for more, which would take it ten minutes and tens of gigabytes. */
  private static final int TOO_MANY = 10_000;

  static final int CONCURRENCY = 64;
  static final String FAST = "OSS channels, --refresh fast";

  private final Settings settings;
  private final Weir weir;
  private final Optional<Terraform> terraform;
  private final Consumer<Row> rows;

  /**
   * A case.
   *
   * @param latency of each call, in milliseconds
   * @param calls empty for Terraform, which makes none
   */
  record Row(String name, int size, int latency, Series series, Optional<Calls> calls) {}

  /**
   * Calls of one plan.
   *
   * @param counted by the sandbox
   * @param least that a refresh costs by the provider's paging
   */
  record Calls(long counted, long least) {}

  /**
   * What measures.
   *
   * @param rows told of each case as soon as it is measured
   */
  Plans(Settings settings, Weir weir, Optional<Terraform> terraform, Consumer<Row> rows) {
    this.settings = settings;
    this.weir = weir;
    this.terraform = terraform;
    this.rows = rows;
  }

  static String name(TerraformEstate estate) {
    return "Terraform, %d attributes".formatted(estate.attributes());
  }

  void run() throws IOException, InterruptedException {
    for (int size : settings.sizes()) {
      var estates = new LinkedHashMap<Estate, Prepared>();
      try {
        for (var estate : Estate.values()) {
          estates.put(estate, Prepared.open(estate, size, CONCURRENCY, weir, settings.work()));
        }
        for (int latency : settings.latencies()) {
          race(size, latency, estates);
        }
      } finally {
        for (var prepared : estates.values()) {
          prepared.close();
        }
      }
    }
  }

  private void race(int size, int latency, Map<Estate, Prepared> estates)
      throws IOException, InterruptedException {
    var calls = new HashMap<String, Calls>();
    var contenders = new ArrayList<Contender>();
    for (var estate : estates.entrySet()) {
      var prepared = estate.getValue();
      prepared.sandbox().delay(latency);
      var least = estate.getKey().leastCalls(size);
      contenders.add(contender(estate.getKey().words(), prepared, least, calls));
      if (estate.getKey() == Estate.CHANNELS) {
        contenders.add(
            contender(FAST, prepared, Estate.pages(size, 1_000), calls, "--refresh", "fast"));
      }
    }
    if (latency == settings.latencies().getFirst() && size <= TOO_MANY && terraform.isPresent()) {
      for (var estate : TerraformEstate.values()) {
        contenders.add(contender(estate, terraform.get(), size));
      }
    }
    int runs = size <= 100 ? 2 * settings.runs() + 1 : settings.runs();
    Contender.race(contenders, runs, settings.patience())
        .forEach((name, series) -> add(name, size, latency, series, calls));
  }

  private static Contender contender(
      String name, Prepared prepared, long least, Map<String, Calls> calls, String... options) {
    return new Contender(
        name,
        () -> {
          Outcome outcome = prepared.plan(options);
          calls.put(name, new Calls(prepared.calls(), least));
          return outcome;
        });
  }

  private static Contender contender(TerraformEstate estate, Terraform terraform, int size)
      throws IOException, InterruptedException {
    Path folder = terraform.prepare(estate, size);
    return new Contender(name(estate), () -> terraform.plan(folder));
  }

  private void add(String name, int size, int latency, Series series, Map<String, Calls> calls) {
    rows.accept(new Row(name, size, latency, series, Optional.ofNullable(calls.get(name))));
    Progress.say(
        "%,7d %-34s %2d ms: %.3f s, %.3f s of processor, %.0f MB, %d runs"
            .formatted(
                size,
                name,
                latency,
                series.seconds(),
                series.cpuSeconds(),
                series.megabytes(),
                series.runs()));
  }
}
