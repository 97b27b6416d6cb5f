package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Rendered;
import dev.weir.render.ManifestText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir diff-env}. */
@Command(
    footer = {
      "  weir diff-env staging prod live/",
      "  weir diff-env - prod live/     what prod changes"
    })
final class DiffEnvCommand implements Callable<Integer> {

  /** No environment has this name. */
  private static final String NONE = "-";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ENV", description = "An environment, or `-` for none.")
  String left = "";

  @Parameters(index = "1", paramLabel = "OTHER-ENV", description = "Another one.")
  String right = "";

  @Parameters(
      index = "2..*",
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders with manifests; the current folder when there is none.")
  List<String> paths = List.of();

  @Mixin VariableOptions variables = new VariableOptions();

  DiffEnvCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var first = rendered(left);
    var second = rendered(right);
    var difference = ManifestText.difference(shown(left), first, shown(right), second);
    terminal.print(
        difference.isEmpty()
            ? "%s and %s declare the same.\n".formatted(quoted(left), quoted(right))
            : difference);
    return ExitCode.SUCCESS;
  }

  private static String shown(String environment) {
    return environment.equals(NONE) ? "the manifests without an environment" : environment;
  }

  private static String quoted(String environment) {
    return environment.equals(NONE) ? shown(environment) : "`" + environment + "`";
  }

  private Rendered rendered(String environment) {
    var surroundings = terminal.surroundings();
    var chosen = Optional.of(environment).filter(name -> !name.equals(NONE));
    var choices = new Input.Choices(chosen, variables.given(surroundings));
    var input =
        new Input(
            paths.isEmpty() ? List.of(".") : paths,
            surroundings.currentFolder(),
            variables.root,
            surroundings.in(),
            choices);
    var rendered = new ManifestLoader(Providers.installed()).render(input);
    rendered.loaded().orRefuse();
    return rendered;
  }
}
