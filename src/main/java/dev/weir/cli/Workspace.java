package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Inventory;
import dev.weir.engine.Operations;
import dev.weir.engine.Providers;
import dev.weir.engine.RunEvent;
import dev.weir.engine.Survey;
import dev.weir.history.RunStore;
import dev.weir.http.ApiClients;
import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerKey;
import dev.weir.ledger.LedgerSession;
import dev.weir.ledger.LedgerStore;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.template.Given;
import dev.weir.plan.PlanOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The manifests of a stack with what is needed to plan and apply them. */
final class Workspace implements AutoCloseable {

  private final Terminal terminal;
  private final SandboxChoice choice;
  private final PlanOptions options;
  private final Providers providers;
  private final Path root;
  private final Manifests manifests;
  private final Map<String, Secret> secretVariables;
  private final List<String> given;
  private final WeirFolder folder;
  private final EarlyLook early;
  private Optional<PrivateSandbox> sandbox = Optional.empty();

  /** When to look at what is live. */
  private enum Looking {
    /** As soon as it is known where to look. */
    EARLY,
    /** When somebody asks for it. */
    LATER
  }

  private Workspace(
      Terminal terminal,
      Input input,
      Path root,
      SandboxChoice choice,
      PlanOptions options,
      Looking looking) {
    Headstart.begin();
    this.providers = Providers.installed();
    this.terminal = terminal;
    this.choice = choice;
    this.options = options;
    this.root = root;
    this.early = new EarlyLook(terminal, providers, WeirFolder.usual(root), options, this::clients);
    var loaded =
        new ManifestLoader(providers)
            .load(input, looking == Looking.EARLY && isFree() ? early::begin : _ -> {});
    if (loaded.hasErrors()) {
      early.close();
    }
    this.manifests = loaded.orRefuse();
    this.secretVariables = loaded.secrets();
    this.given = loaded.given();
    terminal.tell(loaded.diagnostics());
    var elsewhere = choice.data.map(terminal.surroundings().currentFolder()::resolve);
    this.folder = WeirFolder.open(root, elsewhere, choice.isChosen());
  }

  /**
   * Reads the manifests.
   *
   * @param options what plans of it are about
   * @throws dev.weir.diag.Refused when they have errors
   */
  static Workspace open(Terminal terminal, Input input, SandboxChoice choice, PlanOptions options) {
    return new Workspace(terminal, input, input.rootFolder(), choice, options, Looking.LATER);
  }

  /**
   * Reads the manifests, and begins meanwhile to read what is ours and what is live, for a command
   * that looks at both under no lock.
   *
   * @param options what plans of it are about
   * @throws dev.weir.diag.Refused when they have errors
   */
  static Workspace openLooking(
      Terminal terminal, Input input, SandboxChoice choice, PlanOptions options) {
    return new Workspace(terminal, input, input.rootFolder(), choice, options, Looking.EARLY);
  }

  /** Whether it goes to the real providers, and nobody is told of each call. */
  private boolean isFree() {
    return !choice.isChosen() && terminal.trace().isEmpty();
  }

  /**
   * Reads manifests that are a copy of those of another folder.
   *
   * @param root the folder they belong to: secrets, ledger and sandbox are there
   */
  static Workspace open(
      Terminal terminal, Input copy, Path root, SandboxChoice choice, PlanOptions options) {
    return new Workspace(terminal, copy, root, choice, options, Looking.LATER);
  }

  Manifests manifests() {
    return manifests;
  }

  Providers providers() {
    return providers;
  }

  /** The memory of the sandbox, when this works in one. */
  Optional<Path> sandboxFolder() {
    return choice.isChosen() ? Optional.of(folder.path()) : Optional.empty();
  }

  /** Where what is ours is written down. */
  LedgerStore ledger() {
    return ledger(LockOptions.USUAL_LEASE);
  }

  /**
   * Where what is ours is written down.
   *
   * @param lease how long a lock taken there may be held
   */
  LedgerStore ledger(Duration lease) {
    return new Ledgers(terminal, folder.path()).of(manifests, choice.isChosen(), lease);
  }

  /** What is ours; says so when it may have been lost. */
  Ledger readLedger() {
    var store = ledger();
    var ledger =
        early
            .begun()
            .filter(begun -> begun.place().equals(store.describe()))
            .map(EarlyLook.Begun::ledger)
            .orElseGet(store::read);
    terminal.tell(store.doubt(ledger).stream().toList());
    return ledger;
  }

  /**
   * Takes the ledger's lock and the ledger.
   *
   * @throws Forbidden when there is no ledger although one may have been lost, and nobody said that
   *     a new one is meant
   */
  LedgerSession open(String operation, ApplyOptions options) {
    var store = ledger(options.lock.lease);
    var session = store.open(operation, options.lock.timeout);
    var doubt = store.doubt(session.ledger());
    if (doubt.isPresent() && !options.newLedger) {
      session.close();
      throw new Forbidden(doubt.get().asError());
    }
    return session;
  }

  /** Makes the digests that secrets leave in this stack's ledger and plans. */
  Sealer sealer() {
    // Only a key that is made anew needs chance, and starting it takes time.
    return LedgerKey.load(
        folder.path(),
        terminal.surroundings().variable(LedgerKey.VARIABLE),
        () -> new SecureRandom().nextLong());
  }

  /** The records of its runs. */
  RunStore runs() {
    return new RunStore(
        folder.path().resolve("runs"), manifests.stackName(), terminal.surroundings().clock());
  }

  /** Where reports of earlier looks are kept. */
  Path driftFolder() {
    return folder.path().resolve("drift");
  }

  /** The folder that manifests stand under. */
  Path root() {
    return root;
  }

  /** The Git commit that the manifests are at. */
  Optional<String> commit() {
    return GitCommit.of(root);
  }

  PlanOptions goal(PlanOptions.Goal goal) {
    return options.towards(goal);
  }

  /** An engine; it must be closed before the workspace is. */
  Engine engine(RunEvent.Listener listener) {
    return new Engine(settings(listener));
  }

  /** The same, for one plan; it goes on with what was begun while the manifests were read. */
  Engine planner(RunEvent.Listener listener) {
    return early
        .begun()
        .map(begun -> new Engine(settings(listener, providers, begun.clients()), begun.reads()))
        .orElseGet(() -> engine(listener));
  }

  /** The same with other providers, for instance some that write in a way of their own. */
  Engine engine(RunEvent.Listener listener, Providers others) {
    return new Engine(settings(listener, others));
  }

  /** What looks and never writes; it must be closed before the workspace is. */
  Survey survey(RunEvent.Listener listener) {
    return new Survey(settings(listener));
  }

  /** What is done beside planning and applying; it must be closed before the workspace is. */
  Operations operations() {
    return new Operations(settings(_ -> {}), manifests);
  }

  /** What reads everything there is and never writes; it must be closed before the workspace is. */
  Inventory inventory() {
    return new Inventory(settings(_ -> {}));
  }

  private EngineSettings settings(RunEvent.Listener listener) {
    return settings(listener, providers);
  }

  private ApiClients clients() {
    return new ApiClients(
        terminal.surroundings().clock(), Thread::sleep, new Random(), terminal.trace());
  }

  private EngineSettings settings(RunEvent.Listener listener, Providers chosen) {
    return settings(listener, chosen, clients());
  }

  private EngineSettings settings(
      RunEvent.Listener listener, Providers chosen, ApiClients clients) {
    var surroundings = terminal.surroundings();
    if (choice.isChosen() && sandbox.isEmpty()) {
      sandbox = Optional.of(PrivateSandbox.start(folder.path(), manifests, providers, terminal));
    }
    return new EngineSettings(
        chosen,
        clients,
        this::variable,
        root,
        module -> sandbox.flatMap(running -> running.access(module)),
        sealer(),
        listener,
        surroundings.clock(),
        Thread::sleep);
  }

  /** Where secrets are taken from; the values of sensitive variables may come from elsewhere. */
  private Optional<String> variable(String name) {
    var secret =
        name.startsWith(Given.PREFIX)
            ? Optional.ofNullable(secretVariables.get(name.substring(Given.PREFIX.length())))
            : Optional.<Secret>empty();
    return secret.map(Secret::reveal).or(() -> terminal.surroundings().variable(name));
  }

  /** What variables were given that are no secrets, as {@code name=value}. */
  List<String> given() {
    return given;
  }

  @Override
  public void close() {
    early.close();
    sandbox.ifPresent(PrivateSandbox::close);
  }
}
