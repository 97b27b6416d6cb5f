package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.manifest.ManifestLoader;
import dev.weir.render.ManifestText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir render}. */
@Command(
    footer = {
      "  weir render --env prod live/",
      "  weir render live/ | kubeconform -schema-location …"
    })
final class RenderCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ManifestOptions manifests = new ManifestOptions();

  RenderCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var rendered =
        new ManifestLoader(Providers.installed()).render(manifests.input(terminal.surroundings()));
    rendered.loaded().orRefuse();
    terminal.tell(rendered.loaded().diagnostics());
    terminal.print(ManifestText.of(rendered));
    return ExitCode.SUCCESS;
  }
}
