package dev.weir.engine;

import static java.util.stream.Collectors.groupingBy;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Operation;
import dev.weir.provider.Statuses;
import dev.weir.provider.Statuses.StreamStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was on the air when it was asked: one question to each account for each kind, all at the
 * same time. An account that does not answer does not hide the others.
 *
 * @param at when it was asked
 * @param seen each object with what it carries, in the order asked for
 * @param failures why accounts did not answer
 */
public record StatusRound(Instant at, List<Seen> seen, List<Diagnostic> failures) {

  public StatusRound {
    seen = List.copyOf(seen);
    failures = List.copyOf(failures);
  }

  /** An object with what it carries. */
  public record Seen(Target target, List<StreamStatus> statuses) {
    public Seen {
      statuses = List.copyOf(statuses);
    }
  }

  /** The objects of one kind in one account, and what came of asking. */
  private record Answer(Map<ObjectKey, List<StreamStatus>> told, List<Diagnostic> failures) {}

  /**
   * Asks.
   *
   * @param targets about which objects; those of kinds without this operation are left out
   */
  public static StatusRound of(Operations operations, List<Target> targets) {
    record Group(String provider, String kind) {}
    var now = operations.settings().clock().instant();
    var groups =
        List.copyOf(
            targets.stream()
                .collect(
                    groupingBy(
                        target -> new Group(target.provider().name(), target.kind().id()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    var answers = Concurrently.map(groups, groups.size(), group -> ask(operations, group, now));
    var told = new HashMap<ObjectKey, List<StreamStatus>>();
    var failures = new ArrayList<Diagnostic>();
    answers.forEach(answer -> {
      told.putAll(answer.told());
      failures.addAll(answer.failures());
    });
    var seen = new ArrayList<Seen>();
    for (var target : targets) {
      var statuses = told.get(target.key());
      if (statuses != null) {
        seen.add(new Seen(target, statuses));
      }
    }
    return new StatusRound(now, seen, failures);
  }

  private static Answer ask(Operations operations, List<Target> group, Instant now) {
    var first = group.getFirst();
    try {
      if (operations.lack(first, Operation.STATUS).isPresent()) {
        return new Answer(Map.of(), List.of());
      }
      var keys = group.stream().map(Target::key).collect(Collectors.toSet());
      return new Answer(operations.of(first, Statuses.class).status(keys, now), List.of());
    } catch (RemoteFailure failure) {
      return failed(group, List.of(failure.diagnostic()));
    } catch (Refused refused) {
      return failed(group, refused.diagnostics());
    }
  }

  private static Answer failed(List<Target> group, List<Diagnostic> why) {
    var unread = new Statuses.Untold("it could not be asked for: " + why.getFirst().message());
    var told = new HashMap<ObjectKey, List<StreamStatus>>();
    group.forEach(target -> told.put(target.key(), List.of(unread)));
    var document = group.getFirst().provider();
    return new Answer(told, why.stream().map(problem -> problem.about(document)).toList());
  }
}
