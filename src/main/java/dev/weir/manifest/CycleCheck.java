package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of resources that need each other. */
final class CycleCheck {

  private CycleCheck() {}

  static void check(NeedGraph needs, Diagnostics problems) {
    needs.cycles().forEach(cycle -> problems.add(diagnostic(cycle)));
  }

  private static Diagnostic diagnostic(List<Need> cycle) {
    boolean references = cycle.stream().allMatch(need -> need.why() == Need.Why.REFERENCE);
    var first = cycle.getFirst();
    var chain =
        cycle.stream()
            .map(need -> "`" + need.to() + "`")
            .collect(Collectors.joining(" → ", "`" + first.from() + "` → ", ""));
    var problem =
        Diagnostic.error(
                references ? "reference-cycle" : "dependency-cycle",
                "these resources need each other: " + chain)
            .at(first.place())
            .about(first.from())
            .hint("remove one of these references or dependencies");
    for (var need : cycle.subList(1, cycle.size())) {
      problem = problem.related(need.says(), need.place());
    }
    return problem;
  }
}
