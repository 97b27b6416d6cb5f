package dev.weir.testing;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the toy provider's boxes live in: memory, with troubles on demand. */
public final class ToyService {

  /** When a trouble strikes. */
  public enum Moment {
    /** Before the effect, and the caller can tell. */
    REFUSED,
    /** Before the effect, and the caller cannot tell. */
    LOST_BEFORE,
    /** After the effect, and the caller cannot tell. */
    LOST_AFTER,
    /** Before the effect, and the caller dies. */
    CRASH_BEFORE,
    /** After the effect, and the caller dies. */
    CRASH_AFTER
  }

  /** The caller's process ends here. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Box> boxes = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private Function<String, Optional<Moment>> troubles = _ -> Optional.empty();
  private UnaryOperator<Box> told = UnaryOperator.identity();
  private boolean unreadable;

  /** Everything in it. */
  public synchronized Map<String, Box> boxes() {
    return new TreeMap<>(boxes);
  }

  /** Puts a box in, as somebody else would. */
  public synchronized void put(Box box) {
    boxes.put(box.label(), box);
  }

  /** Takes a box out, as somebody else would. */
  public synchronized void take(String label) {
    boxes.remove(label);
  }

  /** Changes a box, as somebody else would. */
  public synchronized void edit(String label, UnaryOperator<Box> change) {
    boxes.computeIfPresent(label, (_, box) -> change.apply(box));
  }

  /** Decides for each writing call, for instance {@code create a}, what goes wrong. */
  public synchronized void troubles(Function<String, Optional<Moment>> decide) {
    troubles = decide;
  }

  /** What reads tell instead of what is there. */
  public synchronized void tells(UnaryOperator<Box> lie) {
    told = lie;
  }

  /** Whether listing fails. */
  public synchronized void unreadable(boolean now) {
    unreadable = now;
  }

  /** The writing calls that had an effect, in order. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Forgets the calls. */
  public synchronized void forgetCalls() {
    calls.clear();
  }

  synchronized List<Box> list() {
    if (unreadable) {
      throw failure("list", Category.REFUSED, false);
    }
    return boxes.values().stream().map(told).toList();
  }

  synchronized Optional<Box> read(String label) {
    return Optional.ofNullable(boxes.get(label)).map(told);
  }

  synchronized void write(String call, String label, Optional<Box> box) {
    var trouble = troubles.apply(call + " " + label);
    trouble.ifPresent(moment -> before(moment, call));
    calls.add(call + " " + label);
    box.ifPresentOrElse(value -> boxes.put(label, value), () -> boxes.remove(label));
    trouble.ifPresent(moment -> after(moment, call));
  }

  private static void before(Moment moment, String call) {
    switch (moment) {
      case REFUSED -> throw failure(call, Category.INVALID, false);
      case LOST_BEFORE -> throw failure(call, Category.UNAVAILABLE, true);
      case CRASH_BEFORE -> throw new Crash();
      case LOST_AFTER, CRASH_AFTER -> {}
    }
  }

  private static void after(Moment moment, String call) {
    switch (moment) {
      case LOST_AFTER -> throw failure(call, Category.UNAVAILABLE, true);
      case CRASH_AFTER -> throw new Crash();
      case REFUSED, LOST_BEFORE, CRASH_BEFORE -> {}
    }
  }

  private static RemoteFailure failure(String call, Category category, boolean effectUnknown) {
    return new RemoteFailure(
        new RemoteFailure.Details(
            call, category, 500, "Trouble", "it went wrong", Optional.empty(), effectUnknown),
        Optional.empty());
  }
}
