package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir apply}. */
@Command(
    footer = {
      "  weir apply --sandbox examples/quickstart",
      "  weir apply live/",
      "  weir apply --auto-approve --lock-timeout 5m live/"
    })
final class ApplyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LiveOptions live = new LiveOptions();
  @Mixin ApplyOptions apply = new ApplyOptions();

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new ApplyRun(terminal, live, apply, PlanOptions.Goal.CONVERGE).run();
  }
}
