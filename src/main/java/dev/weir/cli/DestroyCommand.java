package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir destroy}. */
@Command(
    footer = {
      "  weir destroy --sandbox examples/quickstart",
      "  weir plan --destroy live/    show what would go, and nothing else"
    })
final class DestroyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LiveOptions live = new LiveOptions();
  @Mixin ApplyOptions apply = new ApplyOptions();

  DestroyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new ApplyRun(terminal, live, apply, PlanOptions.Goal.DESTROY).run();
  }
}
