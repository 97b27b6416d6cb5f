package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.Snapshots;
import dev.weir.time.WindowText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir snapshot}. */
@Command(
    descriptionHeading = "%n",
    description =
        "Takes a still picture of a PILI channel, of now or of a moment that was recorded. Each"
            + " call makes another.",
    footer = {
      "  weir snapshot Channel.backup-stage",
      "  weir snapshot Channel.backup-stage --at 'yesterday 20:15' --name goal.jpg --wait"
    })
final class SnapshotCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Of when: 10m for ten minutes ago, 20:15, or 2026-11-20T20:15+08:00.")
  Optional<String> at = Optional.empty();

  @Mixin TimeZoneOption zone = new TimeZoneOption();

  @Mixin FileTerms terms = new FileTerms();

  @Mixin JobOptions job = new JobOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Format of the picture; by default what its name ends in, or jpg.")
  Optional<String> format = Optional.empty();

  @Mixin DocumentFormat output = new DocumentFormat();

  SnapshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    var made = terms.read();
    var times = zone.times(terminal.surroundings());
    var time = at.map(text -> WindowText.past("--at", text, times));
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var making = new FileMaking(terminal, "snapshot", job, output, operations);
      if (job.job.isPresent()) {
        var target = options.one(operations, selection, Operation.JOB);
        return making.look(target, job.job.get());
      }
      var target = options.one(operations, selection, Operation.SNAPSHOT);
      var snapshots = operations.of(target, Snapshots.class);
      var wanted = new Snapshots.Wanted(terms.name, time, format, made);
      return making.begin(
          target,
          snapshots.untold(wanted),
          () -> snapshots.snapshot(target.key(), wanted, times.now()));
    }
  }
}
