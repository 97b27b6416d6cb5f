package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Providers;
import dev.weir.engine.RunEvent;
import dev.weir.history.RunStore;
import dev.weir.http.ApiClients;
import dev.weir.kind.Sealer;
import dev.weir.ledger.LedgerStore;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import dev.weir.plan.PlanOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The manifests of a stack with what is needed to plan and apply them. */
final class Workspace implements AutoCloseable {

  private final Terminal terminal;
  private final SandboxChoice choice;
  private final PlanOptions options;
  private final Providers providers = Providers.installed();
  private final Path root;
  private final Manifests manifests;
  private final WeirFolder folder;
  private Optional<PrivateSandbox> sandbox = Optional.empty();

  private Workspace(
      Terminal terminal, Input input, Path root, SandboxChoice choice, PlanOptions options) {
    this.terminal = terminal;
    this.choice = choice;
    this.options = options;
    this.root = root;
    var loaded = new ManifestLoader(providers).load(input);
    this.manifests = loaded.orRefuse();
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
    return new Workspace(terminal, input, input.rootFolder(), choice, options);
  }

  /**
   * Reads manifests that are a copy of those of another folder.
   *
   * @param root the folder they belong to: secrets, ledger and sandbox are there
   */
  static Workspace open(
      Terminal terminal, Input copy, Path root, SandboxChoice choice, PlanOptions options) {
    return new Workspace(terminal, copy, root, choice, options);
  }

  Manifests manifests() {
    return manifests;
  }

  Providers providers() {
    return providers;
  }

  /** Where what is ours is written down. */
  LedgerStore ledger() {
    var surroundings = terminal.surroundings();
    return new LocalLedgerStore(
        folder.path(),
        manifests.stackName(),
        surroundings.clock(),
        () -> UUID.randomUUID().toString(),
        Operator.of(surroundings));
  }

  /** Makes the digests that secrets leave in this stack's ledger and plans. */
  Sealer sealer() {
    return folder.sealer();
  }

  /** The records of its runs. */
  RunStore runs() {
    return new RunStore(
        folder.path().resolve("runs"), manifests.stackName(), terminal.surroundings().clock());
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
    var surroundings = terminal.surroundings();
    if (choice.isChosen() && sandbox.isEmpty()) {
      sandbox = Optional.of(PrivateSandbox.start(folder.path(), manifests, providers, terminal));
    }
    var clients =
        new ApiClients(surroundings.clock(), Thread::sleep, new Random(), terminal.trace());
    return new Engine(
        new EngineSettings(
            providers,
            clients,
            surroundings::variable,
            root,
            module -> sandbox.flatMap(running -> running.access(module)),
            folder.sealer(),
            listener,
            surroundings.clock(),
            Thread::sleep));
  }

  @Override
  public void close() {
    sandbox.ifPresent(PrivateSandbox::close);
  }
}
