package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.time.WindowText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir disable}. */
@Command(
    footer = {
      "  weir disable Channel.main-stage",
      "  weir disable Channel.backup-stage --until +2h",
      "  weir disable Channel.main-stage --when-idle 1h --edit live/"
    })
final class DisableCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin SwitchOptions options = new SwitchOptions();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "Let the service enable it again then: +2h for two hours from now, 23:00, or"
              + " 2026-11-20T23:00+08:00. Where the service does that.")
  Optional<String> until = Optional.empty();

  @Mixin TimeZoneOption zone = new TimeZoneOption();

  DisableCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new SwitchRun(terminal, options, false, until.map(this::future)).run();
  }

  private Instant future(String text) {
    if (options.edit) {
      throw new Refused(
          Diagnostic.error("usage", "`--edit` does not go with `--until`")
              .hint("what a manifest says has no end; leave one of them out"));
    }
    var times = zone.times(terminal.surroundings());
    var end = WindowText.moment("--until", text, times).truncatedTo(ChronoUnit.SECONDS);
    if (!end.isAfter(times.now())) {
      throw new Refused(
          Diagnostic.error("usage", "`--until %s` is %s, which is over".formatted(text, end))
              .hint("`+2h` is two hours from now"));
    }
    return end;
  }
}
