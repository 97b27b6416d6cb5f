package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.EventCheck;
import dev.weir.engine.EventScope;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.EventCheckJson;
import dev.weir.render.EventCheckText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir check}: whether an event will work; it looks, and never writes. */
@Command(
    footer = {
      "  weir check --event cup-final@2026-12-31T20:00+08:00/6h",
      "  weir check --event FixedRelay.cup-final@tomorrow live/",
      "  weir check --event '*/live/final@2026-12-31T20:00+08:00' --offline -o json"
    })
final class CheckCommand implements Callable<Integer> {

  /** What a check is printed as. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = "--event",
      paramLabel = "NAME@TIME",
      required = true,
      description =
          "What, and when. NAME: a label `event` of documents, a resource, or a stream as"
              + " DOMAIN/APP/STREAM, where DOMAIN may be *. TIME: a time, or a window as"
              + " TIME/TIME or TIME/LENGTH.")
  String event = "";

  @Option(names = "--offline", description = "Ask no provider; what is live is not looked at.")
  boolean offline;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var surroundings = terminal.surroundings();
    var asked = EventName.read(event, surroundings.clock().instant());
    var input = manifests.input(surroundings);
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      var check = check(workspace, asked);
      terminal.print(
          switch (format) {
            case text -> EventCheckText.of(check, terminal.style());
            case json -> EventCheckJson.of(check);
          });
      return check.passes() ? ExitCode.SUCCESS : ExitCode.ERROR;
    }
  }

  private EventCheck check(Workspace workspace, EventName asked) {
    var read = workspace.manifests();
    var providers = workspace.providers();
    var conditions = new CelConditions(read);
    var scope = EventScope.of(asked.name(), asked.from(), read, providers, conditions);
    return EventCheck.of(
        asked.name(),
        asked.from(),
        asked.to(),
        scope,
        read,
        providers,
        conditions,
        offline ? new EventCheck.Seen(Optional.empty(), List.of()) : look(workspace),
        name ->
            terminal
                .surroundings()
                .variable(name)
                .or(() -> sandbox.isChosen() ? Optional.of("made up") : Optional.empty()));
  }

  private EventCheck.Seen look(Workspace workspace) {
    try (var progress = new Progress(terminal);
        var survey = workspace.survey(progress)) {
      var ledger = workspace.readLedger();
      var plan = survey.look(workspace.manifests(), ledger, workspace.goal(Goal.CONVERGE));
      return new EventCheck.Seen(Optional.of(plan), List.of());
    } catch (Refused e) {
      return new EventCheck.Seen(
          Optional.empty(), e.diagnostics().stream().filter(Diagnostic::isError).toList());
    }
  }
}
