package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Inventory;
import dev.weir.engine.Providers;
import dev.weir.export.Filing;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.manifest.Input;
import dev.weir.manifest.Manifests;
import dev.weir.plan.PlanOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir export}: it looks, and never writes to a provider or into the ledger. */
@Command(
    footer = {
      "  weir export --out live live",
      "  weir export --provider hangzhou Channel > channels.yaml",
      "  weir export --unmanaged --per-resource --out live live",
      "  weir export --provider qiniu-pili --set hub=my-hub --out live"
    })
final class ExportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH|KIND",
      arity = "0..*",
      description =
          "Manifests whose Provider documents say where to look, by default those of the current"
              + " folder. And kinds, such as Channel or aliyun-oss/Channel, by default all.")
  List<String> arguments = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Only this Provider document, or this provider's, such as qiniu-pili. Can be repeated.")
  List<String> providers = List.of();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Look where no manifest says yet: a field of the Provider document that --provider names"
              + " the provider for, such as bucket=live-demo. Can be repeated.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description =
          "Look into this domain or vhost too, at a provider that does not tell its domains. Can be"
              + " repeated.")
  List<String> domains = List.of();

  @Option(
      names = "--unmanaged",
      description = "Only what neither the manifests nor the ledger know.")
  boolean unmanaged;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write files into this folder; - or nothing prints one text.")
  Optional<String> out = Optional.empty();

  @Option(names = "--one-file", description = "Everything into live.yaml.")
  boolean oneFile;

  @Option(names = "--per-kind", description = "A file for each kind, as by default.")
  boolean perKind;

  @Option(names = "--per-resource", description = "A file for each object, a folder for each kind.")
  boolean perResource;

  @Option(
      names = "--secret-files",
      description =
          "Write secrets that are live into files in the folder secrets, for you alone to read, and"
              + " refer to those; by default manifests name environment variables.")
  boolean secretFiles;

  @Option(names = "--force", description = "Overwrite files that exist.")
  boolean force;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    checkUsage();
    var installed = Providers.installed();
    var choice = new KindChoice(installed);
    var paths = new ArrayList<String>();
    var kinds = new ArrayList<Kind<?>>();
    for (var argument : arguments) {
      var meant = choice.meant(argument);
      if (isThere(argument)) {
        paths.add(argument);
      } else if (!meant.isEmpty()) {
        kinds.addAll(meant);
      } else if (argument.contains("/") || argument.contains(".")) {
        paths.add(argument);
      } else {
        choice.find(argument);
      }
    }
    var input = input(paths, installed);
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      return new Exporting(terminal, workspace, input, order(workspace.manifests(), kinds)).run();
    }
  }

  private boolean isThere(String argument) {
    return argument.equals("-")
        || Files.exists(terminal.surroundings().currentFolder().resolve(argument));
  }

  private void checkUsage() {
    if ((oneFile ? 1 : 0) + (perKind ? 1 : 0) + (perResource ? 1 : 0) > 1) {
      throw usage("give one of `--one-file`, `--per-kind` and `--per-resource`");
    }
    if (folder().isEmpty() && (perKind || perResource || secretFiles)) {
      throw usage("several files need a folder: `--out DIR`");
    }
    if (!settings.isEmpty() && providers.size() != 1) {
      throw usage("`--set` goes with one `--provider`, such as `--provider qiniu-pili`");
    }
  }

  private static Refused usage(String message) {
    return new Refused(Diagnostic.error("usage", message));
  }

  private Optional<Path> folder() {
    return out.filter(given -> !given.equals("-"))
        .map(given -> terminal.surroundings().currentFolder().resolve(given).normalize());
  }

  /** The manifests, or the one document that the options make up. */
  private Input input(List<String> paths, Providers installed) {
    if (settings.isEmpty()) {
      return root.input(terminal.surroundings(), paths);
    }
    if (!paths.isEmpty()) {
      throw usage("`--set` is for a provider that no manifest names: give no path");
    }
    var module = ProviderText.module(providers.getFirst(), installed);
    return made(ProviderText.of(module, InitCommand.PROVIDER, settings), terminal, root.root());
  }

  /** A text as the only manifest. */
  static Input made(String text, Terminal terminal, Optional<Path> root) {
    var here = terminal.surroundings().currentFolder();
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new Input(List.of("-"), here, Optional.of(root.orElse(here)), in);
  }

  private Exporting.Order order(Manifests manifests, List<Kind<?>> kinds) {
    var ids = kinds.stream().map(Kind::id).toList();
    var manner =
        oneFile || folder().isEmpty()
            ? Filing.Manner.ONE_FILE
            : perResource ? Filing.Manner.PER_RESOURCE : Filing.Manner.PER_KIND;
    return new Exporting.Order(
        new Inventory.Question(
            documents(manifests),
            kind -> ids.isEmpty() || ids.contains(kind.id()),
            Set.copyOf(domains)),
        unmanaged,
        folder(),
        manner,
        secretFiles,
        force);
  }

  private Predicate<Address> documents(Manifests manifests) {
    if (providers.isEmpty()) {
      return _ -> true;
    }
    var meant = new ArrayList<Address>();
    for (var name : providers) {
      int before = meant.size();
      for (var document : manifests.providers().values()) {
        var type = document.kind().apiVersion().replaceAll("/.*", "");
        if (document.address().name().equals(name)
            || document.address().toString().equals(name)
            || type.equals(name)) {
          meant.add(document.address());
        }
      }
      if (meant.size() == before) {
        throw unknown(name, manifests);
      }
    }
    return meant::contains;
  }

  private static Refused unknown(String name, Manifests manifests) {
    var known = manifests.providers().keySet().stream().map(Address::name).toList();
    return new Refused(
        Diagnostic.error("unknown-provider", "no `Provider` document is called `" + name + "`")
            .hint(
                dev.weir.diag.Suggestion.hint(name, known)
                    + "; or say where to look with `--set FIELD=VALUE`"));
  }
}
