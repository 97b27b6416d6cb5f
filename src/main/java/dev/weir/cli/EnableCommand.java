package dev.weir.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir enable}. */
@Command(
    footer = {
      "  weir enable Channel.main-stage",
      "  weir enable --auto-approve --edit Channel.main-stage live/"
    })
final class EnableCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin SwitchOptions options = new SwitchOptions();

  EnableCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new SwitchRun(terminal, options, true, Optional.empty()).run();
  }
}
