package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What it was measured on, so that numbers can be compared. */
final class Machine {

  private Machine() {}

  static String describe() throws IOException {
    return String.format(
        Locale.ROOT,
        "%d cores of %s, %d GiB of memory, %s %s, Java %s; load %s when it began",
        Runtime.getRuntime().availableProcessors(),
        field("/proc/cpuinfo", "model name", "unknown processors"),
        Math.round(kibibytes() / 1024.0 / 1024.0),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        Runtime.version(),
        load());
  }

  /** Processes that run or want to, on average over the last minute. */
  static String load() throws IOException {
    var file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).split(" ")[0] : "unknown";
  }

  private static long kibibytes() throws IOException {
    return Long.parseLong(field("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", ""));
  }

  private static String field(String file, String name, String otherwise) throws IOException {
    var path = Path.of(file);
    if (!Files.exists(path)) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    }
  }
}
