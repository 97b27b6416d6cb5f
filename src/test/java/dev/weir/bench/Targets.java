package dev.weir.bench;

import dev.weir.bench.Plans.Row;
import dev.weir.bench.Target.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Weir is to reach, for as much as was measured. Where it says Terraform, the resource with
 * many attributes is meant.
 */
final class Targets {

  /** Most that a plan may take of Terraform's time, by the number of resources. */
  private static final Map<Integer, Double> SHARES =
      Map.of(10, 2.5, 1_000, 1 / 10.0, 10_000, 1 / 25.0);

  private static final int LARGE = 10_000;
  private static final int HUGE = 100_000;

  private final List<Target> targets = new ArrayList<>();

  private Targets() {}

  static List<Target> of(Map<String, Series> startUp, List<Row> plans, List<Ideals.Row> ideals) {
    var all = new Targets();
    all.startUp(startUp, StartUp.VERSION);
    all.startUp(startUp, StartUp.HELP);
    int latency = plans.stream().mapToInt(Row::latency).min().orElse(0);
    var quick = plans.stream().filter(row -> row.latency() == latency).toList();
    SHARES.keySet().stream().sorted().forEach(size -> all.shares(size, quick));
    all.large(quick);
    ideals.forEach(all::ideal);
    return all.targets;
  }

  private void startUp(Map<String, Series> results, String command) {
    var ours = results.get(command);
    var other = results.get(StartUp.TERRAFORM);
    if (ours != null && other != null) {
      add("`%s` ÷ `%s`".formatted(command, StartUp.TERRAFORM), 2, ours, other);
    }
  }

  private void shares(int size, List<Row> rows) {
    var other = find(rows, Plans.name(TerraformEstate.MANY), size);
    for (var row : ofWeir(rows, size)) {
      other.ifPresent(terraform ->
          add(
              "plan of %s %s ÷ Terraform".formatted(Quantity.count(size), row.name()),
              SHARES.get(size),
              row.series(),
              terraform.series()));
    }
  }

  private void large(List<Row> rows) {
    for (var row : ofWeir(rows, LARGE)) {
      add("memory for %s", row, 300, Unit.MEGABYTES, row.series().megabytes());
    }
    for (var row : ofWeir(rows, HUGE)) {
      var series = row.series();
      targets.add(
          new Target(
              words("time for %s", row), 20, Unit.SECONDS, series.seconds(), series.cpuSeconds()));
      add("memory for %s", row, 1_536, Unit.MEGABYTES, series.megabytes());
      find(rows, row.name(), LARGE)
          .ifPresent(smaller ->
              add(words("%s ÷ 10,000", row), HUGE / LARGE * 1.2, series, smaller.series()));
    }
  }

  private void ideal(Ideals.Row row) {
    targets.add(
        new Target(
            "%s at %d ms ÷ ideal".formatted(row.name(), row.latency()),
            1.2,
            Unit.TIMES,
            row.ratio(),
            Double.NaN));
  }

  private void add(String what, Row row, double limit, Unit unit, double number) {
    targets.add(new Target(words(what, row), limit, unit, number, Double.NaN));
  }

  private void add(String what, double limit, Series ours, Series other) {
    targets.add(
        new Target(
            what,
            limit,
            Unit.TIMES,
            ours.seconds() / other.seconds(),
            ours.cpuSeconds() / other.cpuSeconds()));
  }

  private static String words(String what, Row row) {
    return what.formatted("%s %s".formatted(Quantity.count(row.size()), row.name()));
  }

  private static List<Row> ofWeir(List<Row> rows, int size) {
    return rows.stream().filter(row -> row.size() == size && row.calls().isPresent()).toList();
  }

  private static Optional<Row> find(List<Row> rows, String name, int size) {
    return rows.stream().filter(row -> row.size() == size && row.name().equals(name)).findFirst();
  }
}
