package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.engine.Providers;
import dev.weir.kind.Kind;
import dev.weir.provider.ProviderModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir init}. */
@Command(
    footer = {
      "  weir init                         write live.yaml into this folder",
      "  weir init stage --provider qiniu-pili",
      "  weir init demo && weir plan --sandbox demo"
    })
final class InitCommand implements Callable<Integer> {

  private static final String FILE = "live.yaml";
  static final String PROVIDER = "main";

  private final Terminal terminal;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "Folder to write into, made when it is not there; by default the current one.")
  Path folder = Path.of(".");

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = "aliyun-oss",
      description = "Which provider it is for: ${DEFAULT-VALUE} by default.")
  String provider = "aliyun-oss";

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var module = module();
    var file = terminal.surroundings().currentFolder().resolve(folder).resolve(FILE).normalize();
    write(file, manifest(module));
    var shown = folder.resolve(FILE).normalize();
    terminal.print(
        """
        Wrote %s: what must be set is set, everything else is explained in comments.

        Next:
          weir plan --sandbox %s    see what it would do; needs no account
          weir plan %s              the same at the real provider
        """
            .formatted(shown, folder, folder));
    return ExitCode.SUCCESS;
  }

  private ProviderModule module() {
    var modules = Providers.installed().modules();
    return modules.stream()
        .filter(module -> module.name().equals(provider))
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("unknown-provider", "no provider is called `" + provider + "`")
                    .hint(
                        Suggestion.hint(
                            provider, modules.stream().map(ProviderModule::name).toList()))));
  }

  private static String manifest(ProviderModule module) {
    var text = new StringBuilder(Starter.document(module.settings(), PROVIDER, Optional.empty()));
    for (var kind : module.kinds()) {
      text.append("---\n").append(Starter.document(kind, name(kind), Optional.of(PROVIDER)));
    }
    return text.toString();
  }

  /** {@code my-record-rule} for {@code RecordRule}. */
  private static String name(Kind<?> kind) {
    return "my-" + kind.name().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException _) {
      throw new Refused(
          Diagnostic.error("exists", "`" + file + "` exists already, and is left as it is")
              .hint("choose another folder, or remove the file first"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
