package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.manifest.Manifests;
import dev.weir.notify.Notifier;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Reading;
import dev.weir.render.DriftDocument;
import java.nio.file.Path;
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
      names = "--refresh",
      paramLabel = "HOW",
      converter = PlanChoice.ToReading.class,
      description =
          "wide (the default) lists whatever lives in the accounts in use, also of kinds and"
              + " domains that nobody declares; full and fast look only where something is declared"
              + " or ours.")
  Reading refresh = Reading.WIDE;

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

  @Option(
      names = "--propose",
      description =
          "Write what is live into the manifests, where that can be done without changing anything"
              + " else in them.")
  boolean propose;

  @Option(
      names = "--dry-run",
      description = "With --propose: print the edits as a patch instead of making them.")
  boolean dryRun;

  @Option(
      names = "--notify",
      description =
          "Tell those that WEIR_NOTIFY_…_URL name, when drift comes, changes or goes; see weir"
              + " notify.")
  boolean notify;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Write metrics for Prometheus' textfile collector.")
  Optional<Path> metrics = Optional.empty();

  DriftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DriftVerdict.check(driftExitCode);
    checkUsage();
    var options =
        PlanOptions.converge().about(new AddressFilter(targets, excludes)).reading(refresh);
    var usual = dryRun ? Optional.<Format>empty() : Optional.of(Format.TEXT);
    var notifier =
        notify ? Optional.of(NotifyCommand.notifier(terminal)) : Optional.<Notifier>empty();
    try (var measured = DriftMeasured.begin(terminal, metrics);
        var results = Outputs.open(terminal, outputs, DriftFormats.ALL, usual)) {
      return results.telling(() -> look(options, measured, results, notifier));
    }
  }

  private int look(
      PlanOptions options, DriftMeasured measured, Outputs results, Optional<Notifier> notifier) {
    var input = manifests.input(terminal.surroundings());
    try (var workspace = Workspace.open(terminal, input, sandbox, options)) {
      measured.about(workspace.manifests().stackName());
      var reports = new DriftReports(terminal, workspace);
      var earlier = since.flatMap(reports::read);
      var plan = look(workspace);
      var report = report(plan, workspace.manifests(), earlier);
      measured.found(report);
      results.write(new DriftFormats(report, terminal.style())::write);
      if (isAboutEverything()) {
        reports.keep(report);
      }
      if (propose) {
        var read = workspace.manifests();
        propose(DriftProposal.of(plan, read, workspace.root(), report.timestamp()));
      }
      var memory = NotifyCommand.memory(workspace.driftFolder(), report.stack());
      notifier.ifPresent(those -> terminal.tell(those.tell(report, memory)));
      return DriftVerdict.of(report, driftExitCode);
    }
  }

  private void checkUsage() {
    if (notify && !isAboutEverything()) {
      throw new Refused(
          Diagnostic.error("usage", "`--notify` is about the whole stack")
              .hint("leave out `--target` and `--exclude`"));
    }
    if (dryRun && !propose) {
      throw new Refused(Diagnostic.error("usage", "`--dry-run` goes with `--propose`"));
    }
    if (dryRun && outputs.wanted.stream().anyMatch(OutputOptions.Wanted::takesStandardOutput)) {
      throw new Refused(
          Diagnostic.error("usage", "`--dry-run` prints the patch, so a report needs a file")
              .hint("-o FORMAT=FILE"));
    }
  }

  private boolean isAboutEverything() {
    return targets.isEmpty() && excludes.isEmpty();
  }

  private Plan look(Workspace workspace) {
    try (var progress = new Progress(terminal);
        var survey = workspace.survey(progress)) {
      var ledger = workspace.readLedger();
      return survey.look(workspace.manifests(), ledger, workspace.goal(PlanOptions.Goal.CONVERGE));
    }
  }

  private DriftDocument report(Plan plan, Manifests read, Optional<DriftDocument> earlier) {
    var now = terminal.surroundings().clock().instant();
    var report = DriftDocument.of(plan, read, Version.current(), now);
    var looked =
        plan.changes().keySet().stream().map(Address::toString).collect(Collectors.toSet());
    return earlier
        .map(before -> report.since(before, a -> isAboutEverything() || looked.contains(a)))
        .orElse(report);
  }

  private void propose(DriftProposal proposal) {
    terminal.tell(proposal.refused());
    if (dryRun) {
      terminal.print(proposal.diff(terminal.surroundings().currentFolder()));
      return;
    }
    proposal.write();
    terminal.say(
        "Proposed: %s written to %s\n"
            .formatted(
                proposal.accepted() == 1 ? "1 value" : proposal.accepted() + " values",
                proposal.changedFiles().isEmpty()
                    ? "no file"
                    : String.join(", ", proposal.changedFiles())));
  }
}
