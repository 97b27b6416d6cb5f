package dev.weir.render;

import static dev.weir.render.Shown.Nothing.NOTHING;

import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Provenance;
import dev.weir.render.Delta.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;

/** Compares the values of one change before and after, with the verdicts on what differs. */
final class Comparison {

  private final Layout layout;
  private final Map<String, FieldDocument> fields = new HashMap<>();

  private Comparison(Layout layout, List<FieldDocument> fields) {
    this.layout = layout;
    fields.forEach(field -> this.fields.put(field.path(), field));
  }

  /** The way from one block of values to another; nothing on either side means it is not there. */
  static Delta.BlockDelta of(Layout layout, List<FieldDocument> fields, Shown before, Shown after) {
    return new Comparison(layout, fields).block(Spot.ROOT, before, after);
  }

  private Delta compare(Spot spot, Shown before, Shown after) {
    if (isAbsentOr(before, Shown.Parts.class) && isAbsentOr(after, Shown.Parts.class)) {
      return layout.isBlock(spot) ? block(spot, before, after) : map(spot, before, after);
    }
    if (isAbsentOr(before, Shown.Items.class) && isAbsentOr(after, Shown.Items.class)) {
      return layout.isBlock(spot) ? blocks(spot, before, after) : list(spot, before, after);
    }
    var mark = mark(spot, plainMark(before, after));
    return new Delta.Single(mark, before, after, remark(spot, mark));
  }

  private static boolean isAbsentOr(Shown side, Class<? extends Shown> type) {
    return side == NOTHING || type.isInstance(side);
  }

  private Delta.BlockDelta block(Spot spot, Shown before, Shown after) {
    var parts = new LinkedHashMap<String, Delta.Part>();
    for (var name : layout.inOrder(spot, names(before, after))) {
      var member = spot.member(name);
      var delta = compare(member, part(before, name), part(after, name));
      parts.put(name, new Delta.Part(delta, layout.isIdentity(member)));
    }
    var deltas = parts.values().stream().map(Delta.Part::delta).toList();
    var mark = mark(spot, markOf(before, after, deltas));
    return new Delta.BlockDelta(mark, parts, remark(spot, mark));
  }

  private Delta.MapDelta map(Spot spot, Shown before, Shown after) {
    var entries = new LinkedHashMap<String, Delta>();
    for (var name : names(before, after)) {
      entries.put(name, compare(spot.member(name), part(before, name), part(after, name)));
    }
    var mark = mark(spot, markOf(before, after, entries.values()));
    return new Delta.MapDelta(mark, entries, remark(spot, mark));
  }

  private Delta.ListDelta list(Spot spot, Shown before, Shown after) {
    var items = new ArrayList<Delta>();
    for (var pair : pairs(spot, items(before), items(after))) {
      var itemMark = plainMark(pair.before(), pair.after());
      items.add(new Delta.Single(itemMark, pair.before(), pair.after(), ""));
    }
    var mark = mark(spot, markOf(before, after, items));
    return new Delta.ListDelta(mark, items, remark(spot, mark));
  }

  private Delta.BlocksDelta blocks(Spot spot, Shown before, Shown after) {
    var blocks = new ArrayList<Delta.BlockDelta>();
    for (var pair : pairs(spot, items(before), items(after))) {
      blocks.add(block(blockSpot(spot, pair), pair.before(), pair.after()));
    }
    var mark = mark(spot, markOf(before, after, blocks));
    return new Delta.BlocksDelta(mark, blocks, remark(spot, mark));
  }

  private Spot blockSpot(Spot list, Pairing pair) {
    var either = pair.after() == NOTHING ? pair.before() : pair.after();
    return layout
        .key(list)
        .map(key -> part(either, key))
        .map(key -> list.block(key instanceof Shown.Words(String text) ? text : key.inline()))
        .orElseGet(() -> list.block(""));
  }

  private List<Pairing> pairs(Spot spot, List<Shown> before, List<Shown> after) {
    if (!layout.isUnordered(spot)) {
      return Pairing.ordered(before, after);
    }
    return layout
        .key(spot)
        .map(key -> Pairing.keyed(before, after, key))
        .orElseGet(() -> Pairing.unordered(before, after));
  }

  private static List<Shown> items(Shown side) {
    return side instanceof Shown.Items(var items) ? items : List.of();
  }

  private static Shown part(Shown side, String name) {
    return side instanceof Shown.Parts parts ? parts.get(name) : NOTHING;
  }

  private static SequencedCollection<String> names(Shown before, Shown after) {
    var names = new LinkedHashSet<String>();
    for (var side : List.of(before, after)) {
      if (side instanceof Shown.Parts(var parts)) {
        names.addAll(parts.keySet());
      }
    }
    return names;
  }

  private Mark mark(Spot spot, Mark plain) {
    var field = fields.get(spot.path());
    if (plain == Mark.SAME || field == null) {
      return plain;
    }
    return Mark.of(field.ruling()).orElse(plain);
  }

  /** A list in another order is the same when its order means nothing: its items tell. */
  private static Mark markOf(Shown before, Shown after, Collection<? extends Delta> within) {
    var plain = plainMark(before, after);
    boolean changed = within.stream().anyMatch(Delta::isChanged);
    return plain == Mark.CHANGE && !changed ? Mark.SAME : plain;
  }

  private static Mark plainMark(Shown before, Shown after) {
    if (before.equals(after)) {
      return Mark.SAME;
    }
    if (before == NOTHING) {
      return Mark.ADD;
    }
    return after == NOTHING ? Mark.REMOVE : Mark.CHANGE;
  }

  private String remark(Spot spot, Mark mark) {
    var field = fields.get(spot.path());
    if (field == null || mark == Mark.SAME) {
      return "";
    }
    var verdict = said(field) + pending(field);
    if (!field.replaces()) {
      return verdict;
    }
    return verdict.isEmpty() ? "forces replacement" : "forces replacement; " + verdict;
  }

  /** Drift and conflict say already where they come from. */
  private static String pending(FieldDocument field) {
    boolean pending =
        field.ruling() == Verdict.PENDING
            && field
                .from()
                .filter(ChangeDocument.word(Provenance.ALREADY_PENDING)::equals)
                .isPresent();
    return pending ? "already pending" : "";
  }

  private static String said(FieldDocument field) {
    return switch (field.ruling()) {
      case DRIFT -> "drift: changed outside of Weir";
      case CONFLICT -> "conflict: changed outside of Weir too" + was(field);
      case CLOCK -> "explained by the clock: " + field.because().orElse("");
      case UNATTRIBUTED -> "differs, and nothing tells who changed it";
      case IN_SYNC, PENDING, CONVERGED, IGNORED -> "";
    };
  }

  private static String was(FieldDocument field) {
    return field.sensitive() ? "" : ", was " + Shown.of(field.base(), null, null).inline();
  }
}
