package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.notify.Notifier;
import dev.weir.render.DriftJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir notify}. */
@Command(
    footer = {
      "  weir drift -o json=drift.json; weir notify drift.json",
      "Whom: WEIR_NOTIFY_WEBHOOK_URL, _SLACK_URL, _DINGTALK_URL, _FEISHU_URL and",
      "_WECOM_URL; WEIR_NOTIFY_WEBHOOK_SECRET, _DINGTALK_SECRET and _FEISHU_SECRET",
      "sign. Nobody is told the same twice."
    })
final class NotifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "REPORT", description = "A report of `weir drift -o json=REPORT`.")
  String report = "";

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where is kept what was told; beside .weir/drift by default.")
  Optional<Path> state = Optional.empty();

  NotifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var here = terminal.surroundings().currentFolder();
    var notifier = notifier(terminal);
    try {
      var document = new DriftJson().read(Files.readString(here.resolve(report)));
      var memory =
          state
              .map(here::resolve)
              .orElseGet(() -> memory(here.resolve(".weir/drift"), document.stack()));
      terminal.tell(notifier.tell(document, memory));
      return ExitCode.SUCCESS;
    } catch (IOException e) {
      throw new Refused(
          Diagnostic.error(
              "unreadable-report",
              "`%s` cannot be read: %s".formatted(report, e.getClass().getSimpleName())));
    }
  }

  static Notifier notifier(Terminal terminal) {
    var surroundings = terminal.surroundings();
    return Notifier.of(surroundings::variable, surroundings.clock(), Thread::sleep);
  }

  static Path memory(Path folder, String stack) {
    return folder.resolve(stack + ".notified.json");
  }
}
