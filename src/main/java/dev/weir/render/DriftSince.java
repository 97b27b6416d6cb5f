package dev.weir.render;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is new and what is gone since an earlier report.
 *
 * @param timestamp when the earlier one was made
 * @param appeared what it did not have
 * @param changed what it had with another value or verdict
 * @param gone what it had and is no longer there
 */
public record DriftSince(
    Instant timestamp, List<Item> appeared, List<Item> changed, List<Item> gone) {

  /**
   * One difference.
   *
   * @param subject the resource's address, or the key of an object that nobody manages
   * @param path the field; empty for an object as a whole
   * @param verdict as in the report, or {@code unmanaged}
   */
  public record Item(String subject, Optional<String> path, String verdict) {
    public Item {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(verdict, "verdict");
    }

    /** The difference in words, without any value. */
    String words() {
      return Quoted.plain(subject)
          + path.map(field -> "." + Quoted.plain(field)).orElse("")
          + " ("
          + verdict
          + ")";
    }
  }

  public DriftSince {
    Objects.requireNonNull(timestamp, "timestamp");
    appeared = List.copyOf(appeared);
    changed = List.copyOf(changed);
    gone = List.copyOf(gone);
  }

  static DriftSince of(DriftDocument earlier, DriftDocument now, Predicate<String> looked) {
    Map<String, DriftItem> before = DriftItem.byIdentity(earlier);
    Map<String, DriftItem> after = DriftItem.byIdentity(now);
    return new DriftSince(
        earlier.timestamp(),
        after.values().stream()
            .filter(item -> !before.containsKey(item.identity()))
            .map(DriftItem::item)
            .toList(),
        after.values().stream()
            .filter(item -> isChanged(item, before.get(item.identity())))
            .map(DriftItem::item)
            .toList(),
        before.values().stream()
            .filter(item -> !after.containsKey(item.identity()) && isSeen(item, now, looked))
            .map(DriftItem::item)
            .toList());
  }

  private static boolean isChanged(
      DriftItem now, @org.jspecify.annotations.Nullable DriftItem before) {
    return before != null && !before.state().equals(now.state());
  }

  /** Whether it would be told of if it were still there. */
  private static boolean isSeen(DriftItem item, DriftDocument now, Predicate<String> looked) {
    if (item.provider().isEmpty()) {
      return now.isComplete();
    }
    return !now.unread().containsKey(item.provider().get()) && looked.test(item.item().subject());
  }
}
