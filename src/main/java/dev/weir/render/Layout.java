package dev.weir.render;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outline of a kind, made quick to ask. */
final class Layout {

  /** Knows no attribute: each is shown as it comes. */
  static final Layout EMPTY = new Layout(new KindOutline(List.of()));

  private final Map<String, Integer> ranks = new HashMap<>();
  private final Map<String, KindOutline.Outline> outlines = new HashMap<>();
  private final Set<String> blocks = new HashSet<>();
  private final Set<String> keys = new HashSet<>();

  Layout(KindOutline outline) {
    for (var attribute : outline.attributes()) {
      var path = attribute.path();
      ranks.put(path, ranks.size());
      outlines.put(path, attribute);
      attribute.keyedBy().ifPresent(key -> keys.add(path + "." + key));
      int dot = path.lastIndexOf('.');
      if (dot > 0) {
        blocks.add(path.substring(0, dot));
      }
    }
  }

  /** The layouts of every kind that occurs in a plan, by {@code apiVersion/kind}. */
  static Map<String, Layout> of(PlanDocument document) {
    var layouts = new HashMap<String, Layout>();
    document.weir().kinds().forEach((id, outline) -> layouts.put(id, new Layout(outline)));
    return layouts;
  }

  boolean isBlock(Spot spot) {
    return blocks.contains(spot.general());
  }

  /** Whether an attribute tells what its resource or its block is, and so is always shown. */
  boolean isIdentity(Spot spot) {
    return keys.contains(spot.general())
        || find(spot).map(KindOutline.Outline::identity).orElse(false);
  }

  boolean isUnordered(Spot spot) {
    return find(spot).map(KindOutline.Outline::unordered).orElse(false);
  }

  /** The attribute that tells the blocks of a list apart. */
  Optional<String> key(Spot spot) {
    return find(spot).flatMap(KindOutline.Outline::keyedBy);
  }

  /** The names of a block's attributes as the kind declares them, unknown ones last. */
  List<String> inOrder(Spot block, Collection<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(name -> rank(block.member(name))))
        .toList();
  }

  private int rank(Spot spot) {
    return ranks.getOrDefault(spot.general(), Integer.MAX_VALUE);
  }

  private Optional<KindOutline.Outline> find(Spot spot) {
    return Optional.ofNullable(outlines.get(spot.general()));
  }
}
