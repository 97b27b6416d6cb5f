package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Inventory;
import dev.weir.engine.Providers;
import dev.weir.export.Filing;
import dev.weir.manifest.Input;
import dev.weir.manifest.LedgerSettings.Backend;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.ProviderModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir init}. */
@Command(
    footer = {
      "  weir init                         asks, and writes into this folder",
      "  weir init stage --provider qiniu-pili --set hub=my-hub",
      "  weir init demo && weir plan --sandbox demo",
      "  weir init live --provider qiniu-pili --set hub=my-hub --from-live"
    })
final class InitCommand implements Callable<Integer> {

  static final String PROVIDER = "main";

  private static final String STACK = "stack.yaml";
  private static final String FILE = "live.yaml";
  private static final String USUAL = "aliyun-oss";

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
      description = "Which provider it is for: asked for on a terminal, else " + USUAL + ".")
  Optional<String> provider = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "A field of its Provider document, such as bucket=live-demo. Can be repeated. On a"
              + " terminal what must be set is asked for.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "Name of the stack; by default the folder's.")
  Optional<String> stack = Optional.empty();

  @Option(
      names = "--ledger",
      paramLabel = "BACKEND",
      description = "Where the ledger is kept: local (as by default), http or postgres.")
  Optional<String> ledger = Optional.empty();

  @Option(
      names = "--ledger-address",
      paramLabel = "URL",
      description = "Where an http ledger is; {stack} in it stands for the stack's name.")
  Optional<String> ledgerAddress = Optional.empty();

  @Option(
      names = "--from-live",
      description = "Write manifests for what is live there, as weir export does, not examples.")
  boolean fromLive;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "With --from-live: look into this domain or vhost too. Can be repeated.")
  List<String> domains = List.of();

  @Option(
      names = "--secret-files",
      description = "With --from-live: write secrets into files in the folder secrets.")
  boolean secretFiles;

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var target = terminal.surroundings().currentFolder().resolve(folder).normalize();
    var files = new NewFiles(target, false);
    files.checkNew(List.of(STACK, FILE));
    boolean asks = terminal.surroundings().isTerminal().getAsBoolean() && isOpen();
    var live = asks ? answered(target, files) : given(target, files);
    return live ? export(target) : done();
  }

  /** Whether anything is left to be asked. */
  private boolean isOpen() {
    return provider.isEmpty();
  }

  /** Writes what the options say; whether it starts from what is live. */
  private boolean given(Path target, NewFiles files) {
    var draft = draft(module(provider.orElse(USUAL)), target);
    refuse(draft.problems());
    write(draft, files, fromLive);
    return fromLive;
  }

  /** Writes what the options and a person say. */
  private boolean answered(Path target, NewFiles files) {
    var questions = new Questions(terminal);
    var names =
        Providers.installed().modules().stream()
            .map(ProviderModule::name)
            .collect(Collectors.joining(", "));
    var chosen = questions.ask("Provider: " + names, USUAL, InitCommand::unknown);
    var draft = draft(module(chosen), target);
    draft.askSettings(questions);
    if (stack.isEmpty()) {
      draft.askName(questions);
    }
    if (ledger.isEmpty()) {
      draft.askLedger(questions);
    }
    refuse(draft.problems());
    boolean live =
        fromLive
            || questions
                .ask(
                    "Write manifests for what is live there now? yes or no",
                    "no",
                    InitCommand::yesOrNo)
                .equals("yes");
    write(draft, files, live);
    return live;
  }

  private static List<Diagnostic> unknown(String name) {
    try {
      module(name);
      return List.of();
    } catch (Refused refused) {
      return refused.diagnostics();
    }
  }

  private static List<Diagnostic> yesOrNo(String answer) {
    return answer.equals("yes") || answer.equals("no")
        ? List.of()
        : List.of(Diagnostic.error("usage", "`" + answer + "` is neither `yes` nor `no`"));
  }

  private static ProviderModule module(String name) {
    return ProviderText.module(name, Providers.installed());
  }

  private static void refuse(List<Diagnostic> problems) {
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
  }

  private StackDraft draft(ProviderModule module, Path target) {
    return new StackDraft(
        terminal,
        module,
        settings,
        stack.orElseGet(() -> label(target)),
        ledger.orElse(StackDraft.word(Backend.LOCAL)),
        ledgerAddress);
  }

  /** The folder's name as that of a stack. */
  private static String label(Path target) {
    var name = target.getFileName() == null ? "" : target.getFileName().toString();
    var label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return label.isEmpty() || label.length() > 63 ? "default" : label;
  }

  private void write(StackDraft draft, NewFiles files, boolean live) {
    var texts = new LinkedHashMap<String, String>();
    texts.put(STACK, SchemaFile.header() + draft.text());
    if (!live) {
      texts.put(FILE, SchemaFile.header() + draft.examples());
    }
    if (Files.notExists(files.folder().resolve(SchemaFile.NAME))) {
      texts.put(SchemaFile.NAME, SchemaFile.text());
    }
    if (Files.notExists(files.folder().resolve(".gitignore"))) {
      texts.put(".gitignore", ".weir/\nsecrets/\n");
    }
    files.write(texts);
    var into = shown().equals(".") ? "" : " into " + shown();
    terminal.print("Wrote " + String.join(", ", texts.keySet()) + into + ".\n");
  }

  private String shown() {
    var near = folder.normalize().toString();
    return near.isEmpty() ? "." : near;
  }

  private int done() {
    terminal.print(
        """
        What must be set is set, everything else is explained in comments.

        Next:
          weir plan --sandbox %s    see what it would do; needs no account
          weir plan %s              the same at the real provider
        """
            .formatted(shown(), shown()));
    return ExitCode.SUCCESS;
  }

  private int export(Path target) {
    var here = terminal.surroundings();
    var input =
        new Input(List.of(target.toString()), here.currentFolder(), Optional.empty(), here.in());
    var question = new Inventory.Question(_ -> true, _ -> true, Set.copyOf(domains));
    var order =
        new Exporting.Order(
            question, false, Optional.of(target), Filing.Manner.PER_KIND, secretFiles, false);
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      return new Exporting(terminal, workspace, input, order).run();
    }
  }
}
