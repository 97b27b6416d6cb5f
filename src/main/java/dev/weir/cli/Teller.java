package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import java.util.List;
import java.util.function.Supplier;

/** What a run writes, which also has to say why the run was refused. */
interface Teller {

  /** The run was refused for this. */
  void refused(List<Diagnostic> why);

  /** Runs. What stops the run is told here, and then goes on its way. */
  default <T> T telling(Supplier<T> run) {
    try {
      return run.get();
    } catch (RuntimeException e) {
      var why = FailureHandler.diagnostics(e);
      if (!why.isEmpty()) {
        refused(why);
      }
      throw e;
    }
  }
}
