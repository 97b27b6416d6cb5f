package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir apply}. */
@Command(
    footer = {
      "  weir apply --sandbox examples/quickstart",
      "  weir apply live/",
      "  weir apply reviewed.weirplan    exactly what `weir plan --out` saved",
      "  weir apply --auto-approve --lock-timeout 5m live/"
    })
final class ApplyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LiveOptions live = new LiveOptions();
  @Mixin ApplyOptions apply = new ApplyOptions();

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The one argument, when it is a plan and not a manifest. */
  private Optional<Path> savedPlan() {
    var paths = live.manifests.paths;
    return paths.size() == 1
        ? Optional.of(terminal.surroundings().currentFolder().resolve(paths.getFirst()))
            .filter(SavedPlanFile::isOne)
        : Optional.empty();
  }

  @Override
  public Integer call() {
    var saved = savedPlan();
    if (saved.isPresent()) {
      return new SavedApplyRun(terminal, live, apply).run(saved.get());
    }
    return new ApplyRun(terminal, live, apply, PlanOptions.Goal.CONVERGE).run();
  }
}
