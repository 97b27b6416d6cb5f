package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of problems in templates which element they come from, and tells no mistake too often. */
final class Origins {

  private static final int MOST = 3;

  private final Map<String, Declared.Element> elements = new HashMap<>();

  /** The elements that these drafts were made for. */
  Origins(List<Reading> readings) {
    for (var reading : readings) {
      for (var draft : reading.drafts()) {
        draft
            .places()
            .provenance()
            .element()
            .ifPresent(e -> elements.put(draft.declared().address().toString(), e));
      }
    }
  }

  /** The problem with the place of the element that its resource was made for. */
  Diagnostic explained(Diagnostic problem) {
    var element = problem.address().map(elements::get);
    return element.isPresent() ? explained(problem, element.get()) : problem;
  }

  static Diagnostic explained(Diagnostic problem, Declared.Element element) {
    return problem.related(
        "for the element `%s` of `%s`".formatted(element.key(), element.loop()), element.place());
  }

  /** The same problems; of many at one place of a template only the first few. */
  static List<Diagnostic> fewer(List<Diagnostic> problems) {
    var seen = new HashMap<Spot, Integer>();
    problems.forEach(problem -> spot(problem).ifPresent(spot -> seen.merge(spot, 1, Integer::sum)));
    if (seen.values().stream().noneMatch(count -> count > MOST)) {
      return problems;
    }
    var told = new HashMap<Spot, Integer>();
    var fewer = new ArrayList<Diagnostic>();
    for (var problem : problems) {
      var spot = spot(problem);
      int count = spot.map(s -> told.merge(s, 1, Integer::sum)).orElse(0);
      int all = spot.map(s -> seen.getOrDefault(s, 0)).orElse(0);
      if (count < MOST || all == MOST) {
        fewer.add(problem);
      } else if (count == MOST) {
        var more = "the same holds for " + (all - MOST) + " more elements";
        fewer.add(problem.hint(problem.hint().map(hint -> hint + "; " + more).orElse(more)));
      }
    }
    return fewer;
  }

  private record Spot(String code, Place place) {}

  private static Optional<Spot> spot(Diagnostic problem) {
    return problem.place().map(place -> new Spot(problem.code(), place));
  }
}
