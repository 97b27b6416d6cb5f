package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import dev.weir.time.WindowText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stretch of the past a command is about. */
final class WindowOptions {

  private static final String START = "startTime";
  private static final String END = "endTime";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Where it begins: 1h for an hour ago, 20:00, 'yesterday 20:00', 2026-11-20T20:00+08:00,"
              + " or a date for its first moment.")
  Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Where it ends: the same, or a date for its last moment; now by default.")
  Optional<String> to = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long it is, instead of one of them, such as 90m.")
  Optional<Duration> length = Optional.empty();

  @Option(
      names = "--event",
      paramLabel = "ADDRESS",
      description =
          "Instead of all of them: the window that a resource declares with `startTime` and"
              + " `endTime`.")
  Optional<Address> event = Optional.empty();

  @Mixin TimeZoneOption zone = new TimeZoneOption();

  boolean isGiven() {
    return from.isPresent() || to.isPresent() || length.isPresent() || event.isPresent();
  }

  /**
   * The window as far as it is over, which is told, so that nobody has to guess at zones.
   *
   * @throws Refused when a time is none, or the window is more than the provider takes
   */
  Window read(Terminal terminal, Manifests manifests, WindowLimits limits) {
    var times = zone.times(terminal.surroundings());
    var declared = event.map(address -> declared(address, manifests));
    var window = new WindowText(from, to, length, declared).read(times);
    var past = window.past(times.now());
    limits.check(past, times.now());
    terminal.say(
        "From %s.%s\n".formatted(past, window.isOpen(times.now()) ? " The rest is to come." : ""));
    return past;
  }

  private static Window declared(Address address, Manifests manifests) {
    var resource =
        Optional.ofNullable(manifests.resources().get(address))
            .orElseThrow(() -> undeclared(address, manifests));
    var start = moment(resource, START);
    var end = moment(resource, END);
    if (start.isEmpty() || end.isEmpty()) {
      throw new Refused(
          Diagnostic.error("no-window", "`" + address + "` declares no window")
              .at(resource.places().document())
              .about(address)
              .hint(
                  "only what has a `startTime` and an `endTime` has one; give `--from` and"
                      + " `--to`"));
    }
    return new Window(start.get(), end.get());
  }

  private static Optional<Instant> moment(Declared resource, String attribute) {
    boolean has =
        resource.kind().shape().attributes().stream().anyMatch(one -> one.name().equals(attribute));
    return has && resource.spec().get(attribute) instanceof Value.Moment(var time)
        ? Optional.of(time)
        : Optional.empty();
  }

  private static Refused undeclared(Address address, Manifests manifests) {
    var known = manifests.resources().keySet().stream().map(Address::toString).toList();
    return new Refused(
        Diagnostic.error("not-declared", "no manifest declares `" + address + "`")
            .hint(Suggestion.hint(address.toString(), known)));
  }
}
