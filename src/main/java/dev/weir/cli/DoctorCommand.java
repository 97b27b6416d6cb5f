package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir doctor}: it looks, and never writes. */
@Command(
    footer = {
      "  weir doctor live/",
      "  weir doctor .            every stack below, and what two of them claim",
      "  weir doctor -o json | jq '.checks[] | select(.ok | not)'"
    })
final class DoctorCommand implements Callable<Integer> {

  /** What findings are printed as. */
  enum Format {
    text,
    json
  }

  private static final int JAVA_NEEDED = 25;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description =
          "Folder of a stack, or one with several stacks below it; by default the current one.")
  Path folder = Path.of(".");

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var findings = new Findings();
    java(findings);
    var place = terminal.surroundings().currentFolder().resolve(folder).normalize();
    if (!Files.isDirectory(place)) {
      findings.wrong("manifests", "there is no folder `" + folder + "`", "name the stack's folder");
    } else {
      stacks(place, findings);
    }
    terminal.print(format == Format.json ? findings.json() : findings.text());
    return findings.isWell() ? ExitCode.SUCCESS : ExitCode.ERROR;
  }

  private static void java(Findings findings) {
    var version = Runtime.version();
    if (version.feature() >= JAVA_NEEDED) {
      findings.well("java", "Java " + version + ", Weir " + Version.current());
    } else {
      findings.wrong(
          "java",
          "Java " + version + " is too old",
          "install a JDK " + JAVA_NEEDED + ", or name one in WEIR_JAVA_HOME");
    }
  }

  private void stacks(Path place, Findings findings) {
    var below = StackFolders.below(place);
    var own = below.isEmpty() || below.contains(place) ? List.of(place) : below;
    var claims = new Claims(place);
    for (var root : below.isEmpty() ? own : below) {
      boolean examined = own.contains(root);
      var name = place.relativize(root).toString();
      findings.about(name.isEmpty() ? "." : name);
      var input =
          new Input(
              List.of(root.toString()),
              terminal.surroundings().currentFolder(),
              Optional.of(root),
              terminal.surroundings().in());
      new StackDoctor(terminal, sandbox, Providers.installed(), root, input)
          .examine(examined ? findings : new Findings(), claims, examined);
    }
    findings.about(".");
    if (below.size() > 1) {
      claims.tell(findings);
    }
  }
}
