package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.engine.Rebuild;
import dev.weir.kind.Address;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Input;
import dev.weir.plan.PlanOptions;
import dev.weir.render.RebuildText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir recover}. */
@Command(
    footer = {
      "  weir recover --from-git HEAD live/",
      "  weir recover --from-git v1.4 --adopt Channel.main-stage live/"
    })
final class RecoverCommand implements Callable<Integer> {

  private static final String QUESTION =
      """

      Do you want to write this into the ledger?
        Weir will write the ledger only. Nothing is created, changed or deleted.
        Only 'yes' will be accepted to approve.

      """;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders with manifests; the current folder when there is none.")
  List<String> paths = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = "--from-git",
      paramLabel = "REV",
      required = true,
      description =
          "The revision that was applied last. What is live just as it declares is ours again.")
  String revision = "";

  @Option(
      names = "--adopt",
      paramLabel = "ADDRESS",
      description = "Take this resource over as it is live although it differs. Can be repeated.")
  List<Address> adopt = List.of();

  @Option(names = "--merge", description = "Add to a ledger that holds something already.")
  boolean merge;

  @Option(names = "--auto-approve", description = "Do not ask.")
  boolean autoApprove;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "How long to wait for somebody else's run, such as 5m.")
  Duration lockTimeout = Duration.ZERO;

  RecoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var input = root.input(terminal.surroundings(), paths);
    var git = GitRevision.find(input.rootFolder(), revision);
    try (var folder = TemporaryFolder.make();
        var workspace = open(input, git, folder.path());
        var session = workspace.ledger().open("recover", lockTimeout);
        var progress = new Progress(terminal);
        var engine = workspace.engine(progress)) {
      checkEmpty(session.ledger());
      var prepared =
          engine.planUnchecked(
              workspace.manifests(), session.ledger(), PlanOptions.converge(), List.of());
      var rebuild = engine.rebuild(prepared);
      var named = named(rebuild);
      terminal.print(
          RebuildText.of(
              rebuild, named, git.brief(), prepared.plan().unmanaged().size(), terminal.style()));
      terminal.tell(List.copyOf(prepared.plan().unread().values()));
      return write(rebuild, named, session);
    }
  }

  private Workspace open(Input input, GitRevision git, Path folder) {
    var revised = git.copy(input, paths, folder);
    return Workspace.open(terminal, revised, input.rootFolder(), sandbox, PlanOptions.converge());
  }

  private void checkEmpty(Ledger ledger) {
    int held = ledger.entries().size();
    if (!merge && (held > 0 || !ledger.open().isEmpty())) {
      throw new Refused(
          Diagnostic.error("ledger-not-empty", "the ledger holds %d resources".formatted(held))
              .hint("give --merge to keep them and to add what is missing"));
    }
  }

  /** What is to be taken over although it differs. */
  private Set<Address> named(Rebuild rebuild) {
    var known = new HashSet<Address>();
    rebuild.findings().forEach(finding -> known.add(finding.change().address()));
    for (var address : adopt) {
      if (!known.contains(address)) {
        var names = known.stream().map(Address::toString).toList();
        throw new Refused(
            Diagnostic.error("not-declared", "the revision declares no `%s`".formatted(address))
                .hint(Suggestion.hint(address.toString(), names)));
      }
    }
    return Set.copyOf(adopt);
  }

  private int write(Rebuild rebuild, Set<Address> named, LedgerSession session) {
    boolean complete = rebuild.unread().isEmpty();
    if (!rebuild.wouldWrite(named)) {
      terminal.print("There is nothing to write into the ledger.\n");
      return complete ? ExitCode.SUCCESS : ExitCode.ERROR;
    }
    if (!autoApprove && !isApproved(session)) {
      terminal.print("Recover cancelled.\n");
      return ExitCode.ERROR;
    }
    var written = rebuild.write(session, named);
    terminal.print(
        "\nRecover complete! The ledger holds %d resources again.\n".formatted(written.size()));
    return complete ? ExitCode.SUCCESS : ExitCode.PARTIAL;
  }

  private boolean isApproved(LedgerSession session) {
    try (var _ = terminal.surroundings().interrupts().watch(session::close)) {
      return new Approval(terminal).isGiven(QUESTION);
    }
  }
}
