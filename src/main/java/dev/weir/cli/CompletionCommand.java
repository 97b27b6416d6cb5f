package dev.weir.cli;

import dev.weir.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir completion}. */
@Command(
    footer = {
      "  weir completion bash > /etc/bash_completion.d/weir",
      "  weir completion zsh > \"${fpath[1]}/_weir\"",
      "  weir completion fish > ~/.config/fish/completions/weir.fish",
      "  source <(weir completion bash)    for this shell only"
    })
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "SHELL",
      arity = "1",
      description = "Whose script to print: ${COMPLETION-CANDIDATES}.")
  Shell shell = Shell.bash;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(shell.completion(CommandModels.all(terminal.surroundings())));
    return ExitCode.SUCCESS;
  }
}
