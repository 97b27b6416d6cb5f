package dev.weir.notify;

import dev.weir.diag.Diagnostic;
import dev.weir.http.Hmac;
import dev.weir.http.Sleeper;
import dev.weir.render.DriftDocument;
import dev.weir.render.DriftSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tells of drift that comes, changes or goes, once each. A target that could not be reached is told
 * by the next run; that a chat is down never fails a run.
 */
public final class Notifier {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Target> targets;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Duration patience;

  Notifier(List<Target> targets, InstantSource clock, Sleeper sleeper, Duration patience) {
    this.targets = List.copyOf(targets);
    this.clock = clock;
    this.sleeper = sleeper;
    this.patience = patience;
  }

  /**
   * A notifier for the targets that the environment names.
   *
   * @param environment environment variables by name
   * @throws dev.weir.diag.Refused when it names none, or one that is no address
   */
  public static Notifier of(
      Function<String, Optional<String>> environment, InstantSource clock, Sleeper sleeper) {
    return new Notifier(Target.of(environment), clock, sleeper, PATIENCE);
  }

  /**
   * Tells every target that does not know yet.
   *
   * @param memory the file that holds what was told to whom
   * @return what went wrong
   */
  public List<Diagnostic> tell(DriftDocument report, Path memory) {
    var problems = new ArrayList<Diagnostic>();
    var told = Memory.read(memory);
    var summary = report.summary();
    try (var courier = new Courier(clock, sleeper, patience)) {
      for (var target : targets) {
        tell(summary, target, told, courier).ifPresent(problems::add);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      problems.add(Diagnostic.warning("notify-failed", "interrupted before everybody was told"));
    }
    told.write(memory).ifPresent(problems::add);
    return problems;
  }

  private static Optional<Diagnostic> tell(
      DriftSummary summary, Target target, Memory told, Courier courier)
      throws InterruptedException {
    var name = target.channel().word();
    var before = told.of(name);
    var now = new TreeMap<>(summary.items());
    // What could not be read is taken to be as it was.
    before.forEach((item, provider) -> {
      if (summary.unread(provider)) {
        now.putIfAbsent(item, provider);
      }
    });
    if (now.keySet().equals(before.keySet())) {
      return Optional.empty();
    }
    var text = summary.stack() + before.keySet() + now.keySet();
    var id = Hmac.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    var state = now.isEmpty() ? "none" : summary.state();
    var notice =
        new Notice(id, summary.stack(), state, summary.when(), summary.title(), summary.lines());
    var failure = courier.bring(notice, target);
    if (failure.isEmpty()) {
      told.put(name, now);
    }
    return failure.map(why ->
        Diagnostic.warning("notify-failed", name + " could not be notified: " + why)
            .hint("the next run tries again"));
  }
}
