package dev.weir.cli;

import dev.weir.plan.Plan;

/** The exit code that a plan comes to. */
final class PlanVerdict {

  private PlanVerdict() {}

  /**
   * The code.
   *
   * @param detailed whether changes have a code of their own
   */
  static int of(Plan plan, boolean detailed) {
    if (!plan.isComplete()) {
      return ExitCode.ERROR;
    }
    if (plan.isBlocked()) {
      return ExitCode.GUARD;
    }
    return detailed && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.SUCCESS;
  }
}
