package dev.weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The commands there are. Only the one that is called is ever built. */
final class Commands {

  /** What a command is for. */
  enum Group {
    MAIN("Main commands"),
    LOOK("Look at what there is"),
    OPERATE("Operate what is there"),
    LEDGER("Mend the ledger"),
    LEARN("Learn and try out");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A command.
   *
   * @param name one word, or two for a command of a group such as {@code state}
   * @param summary what it does, in a line
   * @param group what it is for
   */
  record Entry(String name, String summary, Group group) {

    private int words() {
      return name.indexOf(' ') < 0 ? 1 : 2;
    }

    private boolean isCalledBy(List<String> arguments) {
      int words = words();
      return arguments.size() >= words
          && name.equals(String.join(" ", arguments.subList(0, words)));
    }
  }

  /**
   * A command with what is left for it.
   *
   * @param entry the command
   * @param arguments what follows its name
   */
  record Call(Entry entry, List<String> arguments) {}

  private static final List<Entry> ALL =
      List.of(
          new Entry("init", "Write a first manifest to start from", Group.MAIN),
          new Entry("validate", "Check manifests without asking any provider", Group.MAIN),
          new Entry("render", "Print manifests with everything filled in", Group.MAIN),
          new Entry("diff-env", "Show in what two environments differ", Group.MAIN),
          new Entry("fmt", "Lay manifests out in the one style", Group.MAIN),
          new Entry("plan", "Show what an apply would change", Group.MAIN),
          new Entry("apply", "Make what is live as the manifests say", Group.MAIN),
          new Entry("destroy", "Delete everything that is ours", Group.MAIN),
          new Entry("export", "Write manifests for what is live", Group.MAIN),
          new Entry("adopt", "Take over objects that exist already", Group.MAIN),
          new Entry("recover", "Rebuild a lost ledger from Git and what is live", Group.MAIN),
          new Entry("drift", "Tell what somebody else changed", Group.MAIN),
          new Entry("notify", "Tell chats of drift that comes or goes", Group.MAIN),
          new Entry("rollback", "Undo a run, also a partial one", Group.MAIN),
          new Entry("comment github", "Keep the plan's comment in a pull request", Group.MAIN),
          new Entry("comment gitlab", "Keep the plan's comment in a merge request", Group.MAIN),
          new Entry("check", "Tell whether an event will work", Group.MAIN),
          new Entry("serve callbacks", "Answer the calls that providers make", Group.MAIN),
          new Entry("runs", "List what was done, when and by whom", Group.LOOK),
          new Entry("show", "Show what the ledger holds, or what is live", Group.LOOK),
          new Entry("state list", "List the addresses that the ledger holds", Group.LOOK),
          new Entry("graph", "Draw what needs what, for Mermaid or Graphviz", Group.LOOK),
          new Entry("state show", "Show what the ledger holds, in full", Group.LOOK),
          new Entry("state lock", "Show who holds the ledger's lock", Group.LOOK),
          new Entry("state history", "List earlier versions of the ledger", Group.LOOK),
          new Entry("status", "Tell what is on the air", Group.OPERATE),
          new Entry("enable", "Switch channels on at once", Group.OPERATE),
          new Entry("disable", "Switch channels off at once", Group.OPERATE),
          new Entry("url", "Make URLs to push to and play from", Group.OPERATE),
          new Entry("segments", "Tell what was recorded of a channel", Group.OPERATE),
          new Entry("history", "Tell past pushes of a channel", Group.OPERATE),
          new Entry("vod show", "Show how to play what was recorded", Group.OPERATE),
          new Entry("vod create", "Make a playlist of what was recorded", Group.OPERATE),
          new Entry("save-as", "Make a file of what was recorded", Group.OPERATE),
          new Entry("snapshot", "Take a picture of a stream", Group.OPERATE),
          new Entry("record start", "Start to record a stream now", Group.OPERATE),
          new Entry("record stop", "Stop recording a stream now", Group.OPERATE),
          new Entry("record content", "Tell what was recorded, and where it is", Group.OPERATE),
          new Entry("state pull", "Print the ledger's document", Group.LEDGER),
          new Entry("state push", "Put another document in the ledger's place", Group.LEDGER),
          new Entry("state mv", "Give an entry of the ledger another address", Group.LEDGER),
          new Entry("state rm", "Forget a resource, which stays as it is", Group.LEDGER),
          new Entry("state unlock", "Break a lock that a run left behind", Group.LEDGER),
          new Entry("explain stream", "Explain what manifests say of a stream", Group.LOOK),
          new Entry("doctor", "Find what is wrong around the manifests", Group.LEARN),
          new Entry("explain", "Explain a kind and its fields", Group.LEARN),
          new Entry("schema", "Print JSON Schemas of manifests, for editors", Group.LEARN),
          new Entry("completion", "Print the script that completes what is typed", Group.LEARN),
          new Entry("sandbox", "Serve the providers' APIs on this machine", Group.LEARN));

  private Commands() {}

  /** Every command, as help lists them. */
  static List<Entry> all() {
    return ALL;
  }

  /** The words that can follow {@code weir}. */
  static List<String> words() {
    var words = new ArrayList<String>();
    for (var entry : ALL) {
      var word = entry.name().split(" ")[0];
      if (!words.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  /** The command that these arguments call. */
  static Optional<Call> find(List<String> arguments) {
    for (var entry : ALL) {
      if (entry.isCalledBy(arguments)) {
        return Optional.of(new Call(entry, arguments.subList(entry.words(), arguments.size())));
      }
    }
    return Optional.empty();
  }

  /** Makes the annotated object that holds the options and runs. */
  static Callable<Integer> make(Entry entry, Terminal terminal) {
    return switch (entry.name()) {
      case "validate" -> new ValidateCommand(terminal);
      case "render" -> new RenderCommand(terminal);
      case "diff-env" -> new DiffEnvCommand(terminal);
      case "fmt" -> new FmtCommand(terminal);
      case "plan" -> new PlanCommand(terminal);
      case "apply" -> new ApplyCommand(terminal);
      case "destroy" -> new DestroyCommand(terminal);
      case "export" -> new ExportCommand(terminal);
      case "adopt" -> new AdoptCommand(terminal);
      case "recover" -> new RecoverCommand(terminal);
      case "drift" -> new DriftCommand(terminal);
      case "notify" -> new NotifyCommand(terminal);
      case "rollback" -> new RollbackCommand(terminal);
      case "comment github" -> new CommentGitHubCommand(terminal);
      case "comment gitlab" -> new CommentGitLabCommand(terminal);
      case "runs" -> new RunsCommand(terminal);
      case "init" -> new InitCommand(terminal);
      case "show", "state show" -> new ShowCommand(terminal);
      case "state list" -> new StateListCommand(terminal);
      case "graph" -> new GraphCommand(terminal);
      case "state lock" -> new StateLockCommand(terminal);
      case "state history" -> new StateHistoryCommand(terminal);
      case "state pull" -> new StatePullCommand(terminal);
      case "state push" -> new StatePushCommand(terminal);
      case "state mv" -> new StateMvCommand(terminal);
      case "state rm" -> new StateRmCommand(terminal);
      case "state unlock" -> new StateUnlockCommand(terminal);
      case "status" -> new StatusCommand(terminal);
      case "enable" -> new EnableCommand(terminal);
      case "disable" -> new DisableCommand(terminal);
      case "url" -> new UrlCommand(terminal);
      case "segments" -> new SegmentsCommand(terminal);
      case "history" -> new HistoryCommand(terminal);
      case "vod show" -> new VodShowCommand(terminal);
      case "vod create" -> new VodCreateCommand(terminal);
      case "save-as" -> new SaveAsCommand(terminal);
      case "snapshot" -> new SnapshotCommand(terminal);
      case "record start" -> new RecordStartCommand(terminal);
      case "record stop" -> new RecordStopCommand(terminal);
      case "record content" -> new RecordContentCommand(terminal);
      case "check" -> new CheckCommand(terminal);
      case "serve callbacks" -> new ServeCallbacksCommand(terminal);
      case "explain stream" -> new ExplainStreamCommand(terminal, StreamAddress.NONE);
      case "doctor" -> new DoctorCommand(terminal);
      case "explain" -> new ExplainCommand(terminal);
      case "schema" -> new SchemaCommand(terminal);
      case "completion" -> new CompletionCommand(terminal);
      case "sandbox" -> new SandboxCommand(terminal);
      default -> throw new IllegalStateException("no command is called " + entry.name());
    };
  }
}
