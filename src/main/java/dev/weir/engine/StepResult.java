package dev.weir.engine;

import dev.weir.plan.Steps.Step;
import java.util.Optional;

/** What becomes of a step. */
sealed interface StepResult {

  /** It ended as steps do, with what went wrong, if anything did. */
  record Ended(Step step, Optional<RunReport.Cause> cause) implements StepResult {}

  /** It found on the air what it would cut, and is to wait. */
  record Postponed(Step step, HeldBack reason) implements StepResult {}

  /** It has waited, and nobody pushes any more. */
  record Idle(Step step) implements StepResult {}

  /** It has waited in vain; without a cause when the run was told to stop. */
  record GivenUp(Step step, Optional<RunReport.Cause> cause) implements StepResult {}

  /** The run itself cannot go on. */
  record Broken(Error error) implements StepResult {}
}
