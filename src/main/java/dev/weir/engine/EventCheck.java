package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.provider.Conditions;
import dev.weir.provider.EventInquiry;
import dev.weir.provider.EventPoint;
import dev.weir.provider.EventPoint.Outcome;
import dev.weir.provider.EventPoint.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether an event will work, as far as manifests, environment and accounts tell.
 *
 * @param name what it was asked for by
 * @param from when it begins
 * @param to when it ends; {@code from} when it is a moment
 * @param scope what belongs to it
 * @param points what it needs, by subject
 */
public record EventCheck(
    String name, Instant from, Instant to, EventScope scope, List<Told> points) {

  /** A point and where it is written. */
  public record Told(EventPoint point, Optional<Place> place) {}

  public EventCheck {
    points = List.copyOf(points);
  }

  /** Whether nothing is amiss. */
  public boolean passes() {
    return points.stream().noneMatch(told -> told.point().outcome() == Outcome.BAD);
  }

  /** How many points have this outcome. */
  public long count(Outcome outcome) {
    return points.stream().filter(told -> told.point().outcome() == outcome).count();
  }

  /** What was seen live: a plan, or why there is none; neither when nobody was to be asked. */
  public record Seen(Optional<Plan> plan, List<Diagnostic> refused) {}

  /**
   * Looks over an event.
   *
   * @param seen what was seen live
   * @param environment environment variables by name
   */
  public static EventCheck of(
      String name,
      Instant from,
      Instant to,
      EventScope scope,
      Manifests manifests,
      Providers providers,
      Conditions conditions,
      Seen seen,
      Function<String, Optional<String>> environment) {
    var points = new ArrayList<EventPoint>();
    var about =
        new EventInquiry(
            List.copyOf(scope.streams()), scope.members(), from, to, live(scope, seen), conditions);
    var catalogue = new DeclaredCatalogue(manifests);
    for (var version : Checks.used(manifests)) {
      providers
          .module(version)
          .ifPresent(module -> points.addAll(module.rehearse(catalogue, about)));
    }
    if (points.stream().noneMatch(point -> point.subject() == Subject.RELAY)) {
      points.add(EventPoint.none(Subject.RELAY, "no relay belongs to the event"));
    }
    var all = new LinkedHashSet<>(scope.members());
    points.forEach(point -> point.address().ifPresent(all::add));
    all.retainAll(manifests.resources().keySet());
    secrets(all, manifests, environment, points);
    seen(all, manifests, seen, points);
    points.sort(Comparator.comparing(EventPoint::subject));
    return new EventCheck(
        name,
        from,
        to,
        scope,
        points.stream().map(point -> new Told(point, place(manifests, point))).toList());
  }

  private static Map<Address, Value.Fields> live(EventScope scope, Seen seen) {
    var live = new HashMap<Address, Value.Fields>();
    for (var member : scope.members()) {
      seen.plan()
          .flatMap(plan -> Optional.ofNullable(plan.changes().get(member)))
          .flatMap(Change::before)
          .ifPresent(fields -> live.put(member, fields));
    }
    return live;
  }

  /** Each variable once, with the documents that need it. */
  private static void secrets(
      Set<Address> members,
      Manifests manifests,
      Function<String, Optional<String>> environment,
      List<EventPoint> points) {
    var users = new TreeMap<String, Address>();
    for (var document : documents(members, manifests)) {
      document
          .spec()
          .map(leaf -> {
            if (leaf instanceof Value.SecretSource(var from, var name)
                && from == Value.SecretSource.From.ENV) {
              users.putIfAbsent(name, document.address());
            }
            return leaf;
          });
    }
    users.forEach((variable, user) ->
        points.add(
            environment.apply(variable).filter(text -> !text.isEmpty()).isPresent()
                ? EventPoint.good(Subject.SECRET, user, "", "`%s` is set".formatted(variable))
                : EventPoint.bad(
                    Subject.SECRET,
                    user,
                    "",
                    "`%s` is not set here".formatted(variable),
                    "set the environment variable")));
  }

  /** The members and the documents of their accounts. */
  private static List<Declared> documents(Set<Address> members, Manifests manifests) {
    var documents = new LinkedHashSet<Declared>();
    for (var member : members) {
      manifests
          .find(member)
          .ifPresent(declared -> {
            documents.add(declared);
            declared.provider().flatMap(manifests::find).ifPresent(documents::add);
          });
    }
    return List.copyOf(documents);
  }

  private static void seen(
      Set<Address> members, Manifests manifests, Seen seen, List<EventPoint> points) {
    for (var problem : seen.refused()) {
      points.add(
          EventPoint.bad(
              Subject.ACCOUNT,
              "nothing could be read: " + problem.message(),
              problem.hint().orElse("")));
    }
    if (seen.plan().isEmpty()) {
      if (seen.refused().isEmpty()) {
        points.add(EventPoint.none(Subject.ACCOUNT, "no account was asked"));
      }
      return;
    }
    var plan = seen.plan().get();
    accounts(members, manifests, plan, points);
    for (var member : members) {
      var change = plan.changes().get(member);
      if (change != null) {
        points.add(live(change));
      }
    }
  }

  private static void accounts(
      Set<Address> members, Manifests manifests, Plan plan, List<EventPoint> points) {
    var accounts = new LinkedHashSet<Address>();
    members.stream()
        .flatMap(member -> manifests.find(member).stream())
        .flatMap(declared -> declared.provider().stream())
        .forEach(accounts::add);
    for (var account : accounts) {
      var failure = plan.unread().get(account);
      points.add(
          failure == null
              ? EventPoint.good(Subject.ACCOUNT, account, "", "can be read")
              : EventPoint.bad(
                  Subject.ACCOUNT,
                  account,
                  "",
                  "cannot be read: " + failure.message(),
                  failure.hint().orElse("")));
    }
  }

  private static EventPoint live(Change change) {
    var address = change.address();
    if (change.action() == Action.NO_OP && change.blocked().isEmpty()) {
      return EventPoint.good(Subject.LIVE, address, "", "is live as the manifest says");
    }
    if (change.blocked().isPresent()) {
      var problem = change.blocked().get();
      return EventPoint.bad(
          Subject.LIVE, address, "", problem.message(), problem.hint().orElse(""));
    }
    return switch (change.action()) {
      case CREATE ->
          EventPoint.bad(Subject.LIVE, address, "", "is not there yet", "run `weir apply`");
      case ADOPT ->
          EventPoint.bad(Subject.LIVE, address, "", "is not adopted yet", "run `weir apply`");
      case NO_OP, UPDATE, REPLACE, REPLACE_CREATE_FIRST, DELETE, FORGET -> differs(change);
    };
  }

  private static EventPoint differs(Change change) {
    var paths =
        change.attributes().stream()
            .filter(AttributeChange::needsWrite)
            .map(AttributeChange::path)
            .toList();
    var names = paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "));
    return EventPoint.bad(
        Subject.LIVE,
        change.address(),
        paths.isEmpty() ? "" : paths.getFirst(),
        paths.isEmpty() ? "differs from what is live" : "differs from what is live in " + names,
        "look at it with `weir plan --target %s`, then run `weir apply`"
            .formatted(change.address()));
  }

  private static Optional<Place> place(Manifests manifests, EventPoint point) {
    return point
        .address()
        .flatMap(manifests::find)
        .map(d -> point.path().isEmpty() ? d.places().document() : d.at(point.path()));
  }
}
