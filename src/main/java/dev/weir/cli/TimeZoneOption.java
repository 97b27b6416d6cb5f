package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.time.TimeText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which clock on the wall times without an offset are read from. */
final class TimeZoneOption {

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Time zone of times that tell none, such as Asia/Shanghai or +08:00; by default this"
              + " machine's, or what TZ says.")
  Optional<String> zone = Optional.empty();

  /**
   * What reads times.
   *
   * @throws Refused when there is no such zone
   */
  TimeText times(Surroundings surroundings) {
    return new TimeText(surroundings.clock().instant(), zone(surroundings));
  }

  private ZoneId zone(Surroundings surroundings) {
    try {
      return zone.map(TimeText::zone)
          .or(() -> surroundings.variable("TZ").flatMap(TimeZoneOption::named))
          .orElseGet(ZoneId::systemDefault);
    } catch (TimeText.Unreadable e) {
      throw new Refused(Diagnostic.error("usage", "`--zone` " + e.getMessage()).hint(e.hint()));
    }
  }

  /** {@code TZ} has forms of its own, which the system's default zone already follows. */
  private static Optional<ZoneId> named(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
