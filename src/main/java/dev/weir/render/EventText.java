package dev.weir.render;

import dev.weir.engine.RunEvent;
import dev.weir.engine.RunEvent.Verb;
import dev.weir.kind.Address;
import dev.weir.plan.Change;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** What happens while a run goes on, a line for each thing, in Terraform's words. */
public final class EventText implements RunEvent.Listener {

  private final Ink ink;
  private final Consumer<String> lines;
  private final InFlight inFlight;

  /**
   * Writes to a sink.
   *
   * @param lines takes each line, without its end; called by one thread at a time
   */
  public EventText(InstantSource clock, Ink ink, Consumer<String> lines) {
    this.inFlight = new InFlight(clock);
    this.ink = ink;
    this.lines = lines;
  }

  @Override
  public synchronized void on(RunEvent event) {
    inFlight.on(event);
    switch (event) {
      case RunEvent.Reading(var provider, var kind) ->
          say(provider, "Refreshing state... [kind=" + kind + "]");
      case RunEvent.Read _ -> {
        // That it was read shows by what comes next.
      }
      case RunEvent.Started(var change, var verb) ->
          say(change.address(), verb.doing() + "... " + key(change));
      case RunEvent.Finished(var change, var verb, var took) -> finished(change, verb, took);
      case RunEvent.Failed(var change, var verb, var cause) -> {
        var failed = ink.write(Ink.Role.REMOVE, verb.deed() + " failed: ");
        say(change.address(), failed + Quoted.plain(cause.diagnostic().message()));
      }
      case RunEvent.Postponed(var change, _) ->
          say(change.address(), "On the air: waiting until nobody pushes...");
      case RunEvent.Skipped(var change, var because) ->
          say(change.address(), "Skipped, because " + because + " was not done");
    }
  }

  /** Says what has been going on for another ten seconds; to be called about once a second. */
  public synchronized void tick() {
    for (var still : inFlight.due()) {
      var key = "key=" + Quoted.plain(still.change().key().toString());
      say(
          still.change().address(),
          "Still %s... [%s, %s elapsed]"
              .formatted(lower(still.verb().doing()), key, elapsed(still.elapsed())));
    }
  }

  private void finished(Change change, Verb verb, Duration took) {
    var text = verb.deed() + " complete after " + elapsed(took);
    say(change.address(), verb == Verb.DELETE ? text : text + " " + key(change));
  }

  private static String key(Change change) {
    return "[key=" + Quoted.plain(change.key().toString()) + "]";
  }

  private static String lower(String word) {
    return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }

  private void say(Address address, String text) {
    lines.accept(ink.strong(address + ": ") + text);
  }

  /** As Go writes durations, in whole seconds: {@code 1m10s}. */
  static String elapsed(Duration duration) {
    long seconds = duration.plusMillis(500).toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    var minutes = seconds / 60 % 60 + "m" + seconds % 60 + "s";
    return seconds < 3600 ? minutes : seconds / 3600 + "h" + minutes;
  }
}
