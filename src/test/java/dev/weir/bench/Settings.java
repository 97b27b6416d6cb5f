package dev.weir.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is measured; each from a system property of that name.
 *
 * @param sizes {@code bench.sizes}: how many resources, in ascending order
 * @param latencies {@code bench.latency}: what the sandbox adds to each call, in milliseconds
 * @param runs {@code bench.runs}: how often each case runs at most, after a run that does not count
 * @param patience {@code bench.seconds}: a case is not run again after so much time
 * @param parts {@code bench.only}: what is measured at all
 * @param root the checkout
 * @param work {@code bench.folder}: where estates are made and kept for the next time
 */
record Settings(
    List<Integer> sizes,
    List<Integer> latencies,
    int runs,
    Duration patience,
    List<Part> parts,
    Path root,
    Path work) {

  /** A part of the benchmarks. */
  enum Part {
    /** Commands that do next to nothing. */
    START_UP,
    /** Plans without changes, beside Terraform's. */
    END_TO_END,
    /** A plan and an apply against what latency and limits allow at best. */
    IDEAL,
    /** Parts of Weir, inside one JVM. */
    JMH;

    static Part named(String name) {
      return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }
  }

  static Settings fromProperties() {
    var root = Path.of("").toAbsolutePath();
    return new Settings(
        numbers("bench.sizes", "10,1000,10000,100000").stream().sorted().toList(),
        numbers("bench.latency", "0,20,50"),
        Integer.getInteger("bench.runs", 5),
        Duration.ofSeconds(Integer.getInteger("bench.seconds", 20)),
        parts(property("bench.only", "")),
        root,
        root.resolve(property("bench.folder", "target/bench")));
  }

  private static List<Part> parts(String text) {
    return text.isEmpty()
        ? List.of(Part.values())
        : Arrays.stream(text.split("[,|]")).map(Part::named).toList();
  }

  private static List<Integer> numbers(String name, String usual) {
    return Arrays.stream(property(name, usual).split(",")).map(Integer::valueOf).toList();
  }

  /** Maven passes on what nobody set as an empty text. */
  private static String property(String name, String usual) {
    var value = System.getProperty(name, "");
    return value.isEmpty() ? usual : value;
  }
}
