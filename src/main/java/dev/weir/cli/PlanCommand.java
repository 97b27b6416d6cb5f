package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanJson;
import dev.weir.render.PlanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir plan}. */
@Command(
    footer = {
      "  weir plan --sandbox examples/quickstart",
      "  weir plan --detailed-exitcode live/    2 when there are changes",
      "  weir plan -o json | jq '.resource_changes[].address'"
    })
final class PlanCommand implements Callable<Integer> {

  /** What a plan is printed as. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Mixin LiveOptions options = new LiveOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there are changes, 0 when there are none.")
  boolean detailedExitCode;

  @Option(names = "--destroy", description = "Plan to delete everything that is ours.")
  boolean destroy;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var goal = destroy ? PlanOptions.Goal.DESTROY : PlanOptions.Goal.CONVERGE;
    try (var workspace = options.open(terminal);
        var progress = new Progress(terminal);
        var engine = workspace.engine(progress)) {
      var plan =
          engine
              .plan(workspace.manifests(), workspace.ledger().read(), workspace.goal(goal))
              .plan();
      var document =
          PlanDocument.of(plan, goal, Version.current(), terminal.surroundings().clock().instant());
      terminal.print(
          switch (format) {
            case text -> PlanText.of(document, terminal.style());
            case json -> new PlanJson().write(document);
          });
      return PlanVerdict.of(plan, detailedExitCode);
    }
  }
}
