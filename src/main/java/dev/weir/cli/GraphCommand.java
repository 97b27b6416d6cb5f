package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.GraphText;
import dev.weir.render.GraphView;
import dev.weir.render.PlanDocument;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir graph}. */
@Command(
    footer = {
      "  weir graph live/                  Mermaid, for a README or a merge request",
      "  weir graph -o dot | dot -Tsvg > graph.svg",
      "  weir graph --plan --sandbox examples/quickstart"
    })
final class GraphCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LiveOptions options = new LiveOptions();

  @Mixin OutputOptions outputs = new OutputOptions();

  @Option(
      names = "--plan",
      description =
          "Read what is live and colour what a plan would change; no provider is asked"
              + " without it.")
  boolean plan;

  GraphCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var known = EnumSet.of(Format.MERMAID, Format.DOT);
    try (var opened = Outputs.open(terminal, outputs, known, Optional.of(Format.MERMAID));
        var workspace = options.open(terminal)) {
      var graph = plan ? planned(workspace) : GraphView.of(workspace.manifests());
      opened.write((format, to, _) ->
          to.write(format == Format.DOT ? GraphText.dot(graph) : GraphText.mermaid(graph)));
      return ExitCode.SUCCESS;
    }
  }

  private GraphView planned(Workspace workspace) {
    try (var progress = new Progress(terminal);
        var engine = workspace.engine(progress)) {
      var ledger = workspace.ledger().read();
      var found = engine.plan(workspace.manifests(), ledger, workspace.goal(Goal.CONVERGE)).plan();
      var now = terminal.surroundings().clock().instant();
      return GraphView.of(PlanDocument.of(found, Goal.CONVERGE, Version.current(), now));
    }
  }
}
