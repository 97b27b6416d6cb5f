package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunEvent;
import dev.weir.engine.RunReport;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.PlanOptions.Goal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens in a run as JSON, an object a line, in the shape of Terraform's event stream and
 * with what it has no word for.
 */
public final class EventJson implements RunEvent.Listener {

  private static final String UI = "1.2";

  private final InstantSource clock;
  private final Consumer<String> lines;
  private final InFlight inFlight;

  /**
   * Writes to a sink.
   *
   * @param lines takes each line, without its end; called by one thread at a time
   */
  public EventJson(InstantSource clock, Consumer<String> lines) {
    this.clock = clock;
    this.lines = lines;
    this.inFlight = new InFlight(clock);
  }

  /** The first line: which version of Weir writes this. */
  public synchronized void version(String version) {
    var event = event("info", "version", "Weir " + version);
    event.put("weir", version);
    event.put("ui", UI);
    write(event);
  }

  /** What a plan says: drift, then changes, then counts. */
  public synchronized void plan(PlanDocument document) {
    for (var drift : document.resourceDrift()) {
      var word = drift.change().after().isEmpty() ? "delete" : "update";
      var event =
          event("info", "resource_drift", drift.address() + ": Drift detected (" + word + ")");
      change(event, drift).put("action", word);
      write(event);
    }
    for (var change : document.shown()) {
      if (change.isEffective()) {
        planned(change);
      }
      change
          .details()
          .blocked()
          .ifPresent(why -> diagnostic(Finding.of(why, Optional.of(change.address()))));
    }
    document
        .weir()
        .unread()
        .forEach((provider, why) -> diagnostic(Finding.of(why, Optional.of(provider))));
    document.weir().stops().forEach(stop -> diagnostic(Finding.of(stop, Optional.empty())));
    document.weir().notes().forEach(note -> diagnostic(Finding.of(note, Optional.empty())));
    var counts = document.weir().counts();
    summary("Plan: " + Tally.words(counts) + ".", counts, "plan");
  }

  private void planned(ChangeDocument change) {
    var word = word(change);
    var event = event("info", "planned_change", change.address() + ": Plan to " + word);
    var json = change(event, change);
    change
        .previousAddress()
        .ifPresent(previous ->
            resource(
                json.putObject("previous_resource"),
                previous,
                change.type(),
                previous.substring(previous.indexOf('.') + 1),
                change.providerName()));
    json.put("action", word);
    change.actionReason().ifPresent(reason -> json.put("reason", reason));
    change
        .change()
        .importing()
        .ifPresent(importing -> json.putObject("importing").put("id", importing.id()));
    write(event);
  }

  private static String word(ChangeDocument change) {
    return switch (change.action()) {
      case NO_OP -> "move";
      case CREATE -> "create";
      case UPDATE -> "update";
      case REPLACE, REPLACE_CREATE_FIRST -> "replace";
      case DELETE -> "delete";
      case ADOPT -> "import";
      case FORGET -> "remove";
    };
  }

  private static ObjectNode change(ObjectNode event, ChangeDocument change) {
    var json = event.putObject("change");
    resource(
        json.putObject("resource"),
        change.address(),
        change.type(),
        change.name(),
        change.providerName());
    return json;
  }

  private static void resource(
      ObjectNode json, String address, String kind, String name, String provider) {
    json.put("addr", address);
    json.put("module", "");
    json.put("resource", address);
    json.put("implied_provider", provider);
    json.put("resource_type", kind);
    json.put("resource_name", name);
    json.putNull("resource_key");
  }

  private void summary(String message, PlanDocument.Counts counts, String operation) {
    var event = event("info", "change_summary", message);
    var changes = event.putObject("changes");
    changes.put("add", counts.add());
    changes.put("change", counts.change());
    changes.put("import", counts.adopt());
    changes.put("remove", counts.destroy());
    changes.put("forget", counts.forget());
    changes.put("move", counts.move());
    changes.put("operation", operation);
    write(event);
  }

  /** What an apply came to: its diagnostics, then counts. */
  public synchronized void report(RunReport report, Goal goal) {
    report.notes().forEach(this::tell);
    report.failed().values().forEach(cause -> tell(cause.diagnostic()));
    var words = goal == Goal.DESTROY ? "Destroy" : "Apply";
    var message = words + (report.succeeded() ? " complete" : " incomplete");
    summary(message, done(report.done()), goal == Goal.DESTROY ? "destroy" : "apply");
  }

  private static PlanDocument.Counts done(List<Change> done) {
    int replaced = count(done, Action.REPLACE) + count(done, Action.REPLACE_CREATE_FIRST);
    return new PlanDocument.Counts(
        count(done, Action.CREATE) + replaced,
        count(done, Action.UPDATE),
        count(done, Action.DELETE) + replaced,
        count(done, Action.ADOPT),
        count(done, Action.FORGET),
        (int) done.stream().filter(change -> change.movedFrom().isPresent()).count());
  }

  private static int count(List<Change> changes, Action action) {
    return (int) changes.stream().filter(change -> change.action() == action).count();
  }

  private void tell(Diagnostic diagnostic) {
    diagnostic(Finding.of(diagnostic));
  }

  private void diagnostic(Finding finding) {
    var level =
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warn";
          case NOTE -> "info";
        };
    var word = finding.severity().word();
    var title = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    var event = event(level, "diagnostic", title + ": " + finding.message());
    ValidationJson.diagnostic(event.putObject("diagnostic"), finding);
    write(event);
  }

  @Override
  public synchronized void on(RunEvent event) {
    inFlight.on(event);
    switch (event) {
      case RunEvent.Reading(var provider, var kind) -> {
        var json =
            event("info", "refresh_start", provider + ": Refreshing state... [" + kind + "]");
        json.putObject("hook").put("provider", provider.toString()).put("kind", kind);
        write(json);
      }
      case RunEvent.Read(var provider, var kind, var objects) -> {
        var json = event("info", "refresh_complete", provider + ": Refreshed [" + kind + "]");
        var hook = json.putObject("hook");
        hook.put("provider", provider.toString()).put("kind", kind).put("objects", objects);
        write(json);
      }
      case RunEvent.Started(var change, var verb) ->
          hook("info", "apply_start", verb.doing() + "...", change, verb, null);
      case RunEvent.Finished(var change, var verb, var took) ->
          hook("info", "apply_complete", verb.deed() + " complete", change, verb, took);
      case RunEvent.Failed(var change, var verb, _) ->
          hook("error", "apply_errored", verb.deed() + " errored", change, verb, null);
      case RunEvent.Postponed(var change, _) ->
          hook("info", "apply_postponed", "Waits until nobody pushes", change, null, null);
      case RunEvent.Skipped(var change, var because) -> {
        var text = change.address() + ": Skipped, because " + because + " was not done";
        var json = event("warn", "apply_skipped", text);
        resource(json.putObject("hook"), change).put("because", because.toString());
        write(json);
      }
    }
  }

  /** Tells what has been going on for another ten seconds; to be called about once a second. */
  public synchronized void tick() {
    for (var still : inFlight.due()) {
      var verb = still.verb();
      var text =
          "Still %s... [%s elapsed]"
              .formatted(verb.doing().toLowerCase(Locale.ROOT), EventText.elapsed(still.elapsed()));
      hook("info", "apply_progress", text, still.change(), verb, still.elapsed());
    }
  }

  /** Why a run was refused. */
  public synchronized void refused(List<Diagnostic> why) {
    why.forEach(this::tell);
  }

  private void hook(
      String level,
      String type,
      String text,
      Change change,
      RunEvent.@Nullable Verb verb,
      @Nullable Duration took) {
    var event = event(level, type, change.address() + ": " + text);
    var hook = resource(event.putObject("hook"), change);
    if (verb != null) {
      hook.put("action", verb.name().toLowerCase(Locale.ROOT));
    }
    hook.put("id_key", "key");
    hook.put("id_value", change.key().toString());
    if (took != null) {
      hook.put("elapsed_seconds", took.toMillis() / 1000.0);
    }
    write(event);
  }

  private static ObjectNode resource(ObjectNode hook, Change change) {
    var version = change.kind().apiVersion();
    int slash = version.indexOf('/');
    resource(
        hook.putObject("resource"),
        change.address().toString(),
        change.address().kind(),
        change.address().name(),
        slash < 0 ? version : version.substring(0, slash));
    return hook;
  }

  private ObjectNode event(String level, String type, String message) {
    var event = Json.object();
    event.put("@level", level);
    event.put("@message", message);
    event.put("@module", "weir.ui");
    event.put("@timestamp", clock.instant().toString());
    event.put("type", type);
    return event;
  }

  private void write(ObjectNode event) {
    lines.accept(event.toString());
  }
}
