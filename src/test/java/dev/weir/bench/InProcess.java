package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What JMH measured inside one JVM. */
final class InProcess {

  /**
   * A benchmark.
   *
   * @param seconds that it takes once, on average
   * @param error half of the confidence interval, in seconds
   * @param bytes that it allocates; NaN when that was not measured
   */
  record Row(String name, int size, double seconds, double error, double bytes) {}

  /** So that a run of all benchmarks takes some minutes. */
  private static final List<String> BRIEFLY =
      List.of("-f", "1", "-wi", "2", "-w", "1s", "-i", "4", "-r", "1s", "-bm", "avgt", "-tu", "s");

  private InProcess() {}

  /**
   * Runs them in JVMs with the launcher's own options, so that they are compiled as in a run; of
   * fewer resources than a thousand they would tell nothing.
   */
  static List<Row> run(Settings settings) throws IOException, InterruptedException {
    var sizes =
        settings.sizes().stream().filter(size -> size >= 1_000).map(String::valueOf).toList();
    return sizes.isEmpty() ? List.of() : run(settings, sizes);
  }

  private static List<Row> run(Settings settings, List<String> sizes)
      throws IOException, InterruptedException {
    var results = settings.work().resolve("jmh.json");
    var options = settings.root().resolve("src/image/java.options");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jmh.Main"));
    command.addAll(BRIEFLY);
    command.addAll(List.of("-jvmArgs", "@" + options + " -Xmx4g", "-prof", "gc", "-foe", "true"));
    command.addAll(List.of("-p", "size=" + String.join(",", sizes)));
    command.addAll(List.of("-rf", "json", "-rff", results.toString()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(settings.work().resolve("jmh.txt").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(settings.work().resolve("jmh.txt")));
    }
    return read(JsonMapper.shared().readTree(Files.readString(results)));
  }

  private static List<Row> read(JsonNode results) {
    var rows = new ArrayList<Row>();
    for (var result : results) {
      var metric = result.path("primaryMetric");
      var name = result.path("benchmark").asString();
      rows.add(
          new Row(
              words(name.substring(name.lastIndexOf('.') + 1)),
              Integer.parseInt(result.path("params").path("size").asString()),
              metric.path("score").asDouble(),
              metric.path("scoreError").asDouble(0),
              result
                  .path("secondaryMetrics")
                  .path("gc.alloc.rate.norm")
                  .path("score")
                  .asDouble(Double.NaN)));
    }
    return rows;
  }

  /** {@code parseAndBind} as words. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  static Markdown table(List<Row> all) {
    var rows = new ArrayList<List<String>>();
    for (var row : all) {
      rows.add(
          List.of(
              row.name(),
              Quantity.count(row.size()),
              Quantity.seconds(row.seconds()),
              "± " + Quantity.seconds(row.error()),
              Quantity.seconds(row.seconds() / row.size()),
              Double.isNaN(row.bytes()) ? "–" : Quantity.megabytes(row.bytes() / (1 << 20))));
    }
    return new Markdown(
        List.of("benchmark", "resources", "time", "error", "each", "allocated"), rows);
  }
}
