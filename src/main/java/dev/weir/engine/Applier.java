package dev.weir.engine;

import com.google.common.graph.Graph;
import dev.weir.kind.Address;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.Steps;
import dev.weir.plan.Steps.Phase;
import dev.weir.plan.Steps.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs the steps of a plan: each after all it needs, independent ones at the same time, writes to
 * one remote thing one after the other. What fails takes only its dependants with it.
 */
final class Applier {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Plan plan;
  private final Graph<Step> graph;
  private final Writing writing;
  private final OnAirGuard guard;
  private final RunEvent.Listener listener;
  private final InstantSource clock;
  private final int parallelism;
  private final Supplier<Pull> pull;

  /** Lanes in use, each with the steps that wait for it. */
  private final Map<String, Deque<Step>> lanes = new HashMap<>();

  private final BlockingQueue<StepResult> results = new LinkedBlockingQueue<>();

  private final Map<Step, Integer> waiting = new HashMap<>();
  private final Deque<Step> ready = new ArrayDeque<>();
  private final Map<Address, Change> done = new LinkedHashMap<>();
  private final Map<Address, RunReport.Cause> failed = new LinkedHashMap<>();
  private final Map<Address, Address> skipped = new LinkedHashMap<>();
  private final Set<Step> outOfReach = new HashSet<>();
  private final Optional<Vigil> vigil;
  private final Set<Step> underWay = new LinkedHashSet<>();

  /** Steps that the vigil has. */
  private int held;

  Applier(
      Plan plan,
      Writing writing,
      OnAirGuard guard,
      EngineSettings settings,
      int parallelism,
      Supplier<Pull> pull) {
    this.plan = plan;
    this.graph = Steps.of(plan);
    this.writing = writing;
    this.guard = guard;
    this.listener = settings.listener();
    this.clock = settings.clock();
    this.parallelism = parallelism;
    this.pull = pull;
    this.vigil =
        guard
            .rules()
            .options()
            .whenIdle()
            .map(patience ->
                new Vigil(
                    guard, patience, settings.sleeper(), clock, this::isStopped, new Waited()));
  }

  /** Passes on how waiting ended. */
  private final class Waited implements Vigil.Outcome {
    @Override
    public void idle(Step step) {
      results.add(new StepResult.Idle(step));
    }

    @Override
    public void over(Step step, HeldBack reason) {
      results.add(new StepResult.GivenUp(step, Optional.of(timeOver(step, reason))));
    }

    @Override
    public void left(Step step) {
      results.add(new StepResult.GivenUp(step, Optional.empty()));
    }
  }

  RunReport run() {
    for (var step : graph.nodes()) {
      waiting.put(step, graph.inDegree(step));
      if (graph.inDegree(step) == 0) {
        ready.add(step);
      }
    }
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var watch = vigil.map(threads::submit);
    try {
      while (launchReady(threads) || !underWay.isEmpty() || held > 0) {
        var result = next();
        if (result.isEmpty()) {
          break;
        }
        settle(result.get(), threads);
      }
    } finally {
      watch.ifPresent(watching -> watching.cancel(true));
      if (pull.get() == Pull.ABANDON) {
        threads.shutdownNow();
      } else {
        threads.close();
      }
    }
    return report();
  }

  private boolean isStopped() {
    return pull.get() != Pull.NONE;
  }

  /** Starts what can start; false when nothing did. */
  private boolean launchReady(ExecutorService threads) {
    boolean launched = false;
    while (!ready.isEmpty() && underWay.size() < parallelism && !isStopped()) {
      var step = ready.remove();
      var waitingForLane = lanes.get(lane(step));
      if (waitingForLane == null) {
        lanes.put(lane(step), new ArrayDeque<>());
        launch(step, threads);
        launched = true;
      } else {
        waitingForLane.add(step);
      }
    }
    return launched;
  }

  private void launch(Step step, ExecutorService threads) {
    underWay.add(step);
    threads.execute(() -> results.add(safely(step)));
  }

  private String lane(Step step) {
    return writing.lane(change(step));
  }

  /** Gives the lane of a step that ended to the next one that waits for it. */
  private void passOn(Step ended, ExecutorService threads) {
    var lane = lane(ended);
    var next = Objects.requireNonNull(lanes.get(lane)).poll();
    if (next == null) {
      lanes.remove(lane);
    } else if (!isStopped()) {
      launch(next, threads);
    }
  }

  private StepResult safely(Step step) {
    try {
      return attempt(step, change(step));
    } catch (Error e) {
      return new StepResult.Broken(e);
    }
  }

  /** The next result; empty when what is under way is waited for no longer. */
  private Optional<StepResult> next() {
    try {
      while (true) {
        var result = results.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        if (result != null) {
          return Optional.of(result);
        }
        if (pull.get() == Pull.ABANDON) {
          return Optional.empty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while changes were under way", e);
    }
  }

  private void settle(StepResult result, ExecutorService threads) {
    switch (result) {
      case StepResult.Ended(var step, var cause) -> {
        underWay.remove(step);
        passOn(step, threads);
        cause.ifPresentOrElse(why -> fail(step, why), () -> succeed(step));
      }
      case StepResult.Postponed(var step, var reason) -> {
        underWay.remove(step);
        held++;
        passOn(step, threads);
        vigil.orElseThrow().hold(step, reason);
      }
      case StepResult.Idle(var step) -> {
        held--;
        ready.addFirst(step);
      }
      case StepResult.GivenUp(var step, var cause) -> {
        held--;
        cause.ifPresent(why -> fail(step, why));
      }
      case StepResult.Broken(var error) -> throw error;
    }
  }

  private void fail(Step step, RunReport.Cause cause) {
    var address = change(step).address();
    failed.put(address, cause);
    skipDependants(step, address);
  }

  private void succeed(Step step) {
    var change = change(step);
    if (isLast(step, change)) {
      done.put(change.address(), change);
    }
    for (var later : graph.successors(step)) {
      if (waiting.merge(later, -1, Integer::sum) == 0) {
        ready.add(later);
      }
    }
  }

  /** Of a replacement, only the half that takes the old object away. */
  private static boolean isDisruptive(Step step, Change change) {
    return step.phase() == Phase.REMOVE || change.action() == Action.UPDATE;
  }

  private static boolean isLast(Step step, Change change) {
    return switch (change.action()) {
      case REPLACE -> step.phase() == Phase.MAKE;
      case REPLACE_CREATE_FIRST -> step.phase() == Phase.REMOVE;
      case NO_OP, CREATE, UPDATE, DELETE, ADOPT, FORGET -> true;
    };
  }

  /** A step that needs the failed one never gets ready; here it is only named. */
  private void skipDependants(Step failedStep, Address because) {
    var open = new ArrayDeque<>(List.of(failedStep));
    while (!open.isEmpty()) {
      for (var later : graph.successors(open.remove())) {
        if (outOfReach.add(later)) {
          skip(change(later), because);
          open.add(later);
        }
      }
    }
  }

  private void skip(Change change, Address because) {
    boolean named = failed.containsKey(change.address()) || skipped.containsKey(change.address());
    if (!named && change.action() != Action.NO_OP) {
      skipped.put(change.address(), because);
      listener.on(new RunEvent.Skipped(change, because));
    }
  }

  private Change change(Step step) {
    return Objects.requireNonNull(plan.changes().get(step.address()));
  }

  private StepResult attempt(Step step, Change change) {
    var meant = verb(step, change);
    var verb = change.blocked().isPresent() ? Optional.<RunEvent.Verb>empty() : meant;
    var start = clock.instant();
    try {
      if (isDisruptive(step, change)) {
        writing.lookAhead(change);
      }
      verb.ifPresent(v -> listener.on(new RunEvent.Started(change, v)));
      perform(step, change);
      var took = Duration.between(start, clock.instant());
      verb.ifPresent(v -> listener.on(new RunEvent.Finished(change, v, took)));
      return new StepResult.Ended(step, Optional.empty());
    } catch (HeldBack held) {
      return heldBack(step, change, meant.orElse(RunEvent.Verb.MOVE), held);
    } catch (RuntimeException e) {
      var cause = Causes.of(change, e);
      listener.on(new RunEvent.Failed(change, meant.orElse(RunEvent.Verb.MOVE), cause));
      return new StepResult.Ended(step, Optional.of(cause));
    }
  }

  /** Waiting is of use only where it can be told when it is over. */
  private StepResult heldBack(Step step, Change change, RunEvent.Verb verb, HeldBack reason) {
    if (vigil.isPresent() && reason.state().holdsBack()) {
      listener.on(new RunEvent.Postponed(change, reason.state()));
      return new StepResult.Postponed(step, reason);
    }
    var cause = new RunReport.Cause(guard.forbidden(change, reason), false, true);
    listener.on(new RunEvent.Failed(change, verb, cause));
    return new StepResult.Ended(step, Optional.of(cause));
  }

  private RunReport.Cause timeOver(Step step, HeldBack reason) {
    var change = change(step);
    var cause = new RunReport.Cause(guard.timeOver(change, reason), false, true);
    listener.on(new RunEvent.Failed(change, verb(step, change).orElseThrow(), cause));
    return cause;
  }

  private void perform(Step step, Change change) {
    if (change.blocked().isPresent()) {
      throw Stopped.blocked(change, change.blocked().get());
    }
    switch (step.phase()) {
      case MAKE -> writing.make(change);
      case REMOVE -> writing.remove(change);
    }
  }

  private static Optional<RunEvent.Verb> verb(Step step, Change change) {
    if (step.phase() == Phase.REMOVE) {
      return Optional.of(
          change.action() == Action.FORGET ? RunEvent.Verb.FORGET : RunEvent.Verb.DELETE);
    }
    return switch (change.action()) {
      case NO_OP -> change.movedFrom().map(_ -> RunEvent.Verb.MOVE);
      case UPDATE -> Optional.of(RunEvent.Verb.UPDATE);
      case ADOPT -> Optional.of(RunEvent.Verb.ADOPT);
      case CREATE, REPLACE, REPLACE_CREATE_FIRST, DELETE, FORGET ->
          Optional.of(RunEvent.Verb.CREATE);
    };
  }

  private RunReport report() {
    var effective = done.values().stream().filter(Change::isEffective).toList();
    return new RunReport(
        effective, failed, skipped, inFlight(), notStarted(), writing.outputs(), writing.notes());
  }

  /** What was begun and not waited for. */
  private List<Address> inFlight() {
    return underWay.stream().map(Step::address).distinct().toList();
  }

  private List<Address> notStarted() {
    var inFlight = new HashSet<>(inFlight());
    var left = new ArrayList<Address>();
    for (var change : plan.effective()) {
      var address = change.address();
      if (!done.containsKey(address)
          && !failed.containsKey(address)
          && !skipped.containsKey(address)
          && !inFlight.contains(address)) {
        left.add(address);
      }
    }
    return left;
  }
}
