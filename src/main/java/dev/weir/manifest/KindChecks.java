package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import java.util.Set;

/** Runs the checks that kinds bring along. */
final class KindChecks {

  private KindChecks() {}

  /** Checks the documents in which nothing else is wrong. */
  static void run(Documents documents, Set<Address> faulty, Diagnostics problems) {
    for (var draft : documents.all()) {
      var declared = draft.declared();
      if (draft.sound() && !faulty.contains(declared.address())) {
        declared.kind().check(declared.spec(), new AtPlaces(draft, problems));
      }
    }
  }

  /** Puts findings where the attribute is written. */
  private record AtPlaces(Draft draft, Diagnostics problems) implements Kind.Findings {

    @Override
    public void error(String path, String code, String message, String hint) {
      add(Diagnostic.error(code, message), path, hint);
    }

    @Override
    public void warning(String path, String code, String message, String hint) {
      add(Diagnostic.warning(code, message), path, hint);
    }

    private void add(Diagnostic diagnostic, String path, String hint) {
      var placed = diagnostic.at(draft.places().of(path)).about(draft.declared().address());
      problems.add(hint.isEmpty() ? placed : placed.hint(hint));
    }
  }
}
