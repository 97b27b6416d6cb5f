package dev.weir.render;

import static dev.weir.render.Shown.Nothing.NOTHING;

import com.google.common.collect.LinkedHashMultiset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which item of a list became which.
 *
 * @param before the item as it was, or nothing
 * @param after the item as it will be, or nothing
 */
record Pairing(Shown before, Shown after) {

  /** Above this many comparisons the middle of a list is taken as replaced item by item. */
  private static final long MOST_COMPARISONS = 4_000_000;

  /** Pairs the items of two lists whose order matters: as few items as possible change. */
  static List<Pairing> ordered(List<Shown> before, List<Shown> after) {
    int start = commonStart(before, after);
    int end =
        commonStart(
            before.subList(start, before.size()).reversed(),
            after.subList(start, after.size()).reversed());
    var pairs = new ArrayList<Pairing>();
    before.subList(0, start).forEach(item -> pairs.add(new Pairing(item, item)));
    pairs.addAll(
        middle(
            before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
    before
        .subList(before.size() - end, before.size())
        .forEach(item -> pairs.add(new Pairing(item, item)));
    return pairs;
  }

  /** Pairs the items of two lists whose order means nothing. */
  static List<Pairing> unordered(List<Shown> before, List<Shown> after) {
    var left = LinkedHashMultiset.create(before);
    var pairs = new ArrayList<Pairing>();
    for (var item : after) {
      pairs.add(new Pairing(left.remove(item) ? item : NOTHING, item));
    }
    left.forEach(item -> pairs.add(new Pairing(item, NOTHING)));
    return pairs;
  }

  /** Pairs blocks that one attribute tells apart. */
  static List<Pairing> keyed(List<Shown> before, List<Shown> after, String attribute) {
    if (!areDistinct(before, attribute) || !areDistinct(after, attribute)) {
      return ordered(before, after);
    }
    var left = new LinkedHashMap<Shown, Shown>();
    before.forEach(item -> left.put(key(item, attribute), item));
    var pairs = new ArrayList<Pairing>();
    for (var item : after) {
      var was = Optional.ofNullable(left.remove(key(item, attribute))).orElse(NOTHING);
      pairs.add(new Pairing(was, item));
    }
    for (Map.Entry<Shown, Shown> gone : left.entrySet()) {
      pairs.add(new Pairing(gone.getValue(), NOTHING));
    }
    return pairs;
  }

  private static boolean areDistinct(List<Shown> items, String attribute) {
    return items.stream().map(item -> key(item, attribute)).distinct().count() == items.size();
  }

  private static Shown key(Shown item, String attribute) {
    return item instanceof Shown.Parts parts ? parts.get(attribute) : item;
  }

  private static int commonStart(List<Shown> a, List<Shown> b) {
    int length = 0;
    while (length < Math.min(a.size(), b.size()) && a.get(length).equals(b.get(length))) {
      length++;
    }
    return length;
  }

  private static List<Pairing> middle(List<Shown> before, List<Shown> after) {
    if ((long) before.size() * after.size() > MOST_COMPARISONS) {
      return gap(before, after);
    }
    var lengths = commonLengths(before, after);
    var pairs = new ArrayList<Pairing>();
    int i = 0;
    int j = 0;
    int gapBefore = 0;
    int gapAfter = 0;
    while (i < before.size() && j < after.size()) {
      if (before.get(i).equals(after.get(j))) {
        pairs.addAll(gap(before.subList(gapBefore, i), after.subList(gapAfter, j)));
        pairs.add(new Pairing(before.get(i), after.get(j)));
        gapBefore = ++i;
        gapAfter = ++j;
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    pairs.addAll(
        gap(before.subList(gapBefore, before.size()), after.subList(gapAfter, after.size())));
    return pairs;
  }

  /** Length of the longest common subsequence of the ends of both lists from each position. */
  private static int[][] commonLengths(List<Shown> before, List<Shown> after) {
    var lengths = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            before.get(i).equals(after.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  /** Items between two that stayed: blocks change into blocks; the rest goes, then comes. */
  private static List<Pairing> gap(List<Shown> before, List<Shown> after) {
    var pairs = new ArrayList<Pairing>();
    int both = areBlocks(before) && areBlocks(after) ? Math.min(before.size(), after.size()) : 0;
    for (int i = 0; i < both; i++) {
      pairs.add(new Pairing(before.get(i), after.get(i)));
    }
    before.subList(both, before.size()).forEach(item -> pairs.add(new Pairing(item, NOTHING)));
    after.subList(both, after.size()).forEach(item -> pairs.add(new Pairing(NOTHING, item)));
    return Collections.unmodifiableList(pairs);
  }

  private static boolean areBlocks(List<Shown> items) {
    return items.stream().allMatch(Shown.Parts.class::isInstance);
  }
}
