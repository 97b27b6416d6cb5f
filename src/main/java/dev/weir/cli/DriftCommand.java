package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.kind.Address;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.PlanOptions;
import dev.weir.render.DriftDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir drift}: it looks, and never writes to a provider or into the ledger. */
@Command(
    footer = {
      "  weir drift                      3 when somebody changed something",
      "  weir drift --since last live/   what is new since the last run",
      "  weir drift -o junit=drift.xml -o markdown=drift.md"
    })
final class DriftCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin OutputOptions outputs = new OutputOptions();

  @Option(
      names = "--target",
      paramLabel = "PATTERN",
      converter = PlanChoice.ToPattern.class,
      description =
          "Look only at this resource, such as Channel.main-stage or 'Channel.stage-*', and what it"
              + " needs. Can be repeated.")
  List<AddressPattern> targets = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      converter = PlanChoice.ToPattern.class,
      description = "Look at all but this resource and what needs it. Can be repeated.")
  List<AddressPattern> excludes = List.of();

  @Option(
      names = "--drift-exit-code",
      paramLabel = "N",
      description = "Exit with this instead of 3 and 4.")
  Optional<Integer> driftExitCode = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description =
          "Tell what is new and what is gone since an earlier report: a file written with -o"
              + " json=FILE, or last for that of the last complete run.")
  Optional<String> since = Optional.empty();

  DriftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DriftVerdict.check(driftExitCode);
    var options = PlanOptions.converge().about(new AddressFilter(targets, excludes));
    var input = manifests.input(terminal.surroundings());
    try (var results = Outputs.open(terminal, outputs, DriftFormats.ALL, Optional.of(Format.TEXT));
        var workspace = Workspace.open(terminal, input, sandbox, options)) {
      var reports = new DriftReports(terminal, workspace);
      var earlier = since.map(reports::read);
      var report = look(workspace, earlier);
      results.write(new DriftFormats(report, terminal.style())::write);
      if (targets.isEmpty() && excludes.isEmpty()) {
        reports.keep(report);
      }
      return DriftVerdict.of(report, driftExitCode);
    }
  }

  private DriftDocument look(Workspace workspace, Optional<DriftDocument> earlier) {
    try (var progress = new Progress(terminal);
        var survey = workspace.survey(progress)) {
      var read = workspace.manifests();
      var goal = workspace.goal(PlanOptions.Goal.CONVERGE);
      var plan = survey.look(read, workspace.ledger().read(), goal);
      var now = terminal.surroundings().clock().instant();
      var report = DriftDocument.of(plan, read, Version.current(), now);
      var looked =
          plan.changes().keySet().stream().map(Address::toString).collect(Collectors.toSet());
      boolean everything = targets.isEmpty() && excludes.isEmpty();
      return earlier
          .map(before -> report.since(before, address -> everything || looked.contains(address)))
          .orElse(report);
    }
  }
}
