package dev.weir.provider;

import dev.weir.diag.Diagnostic;

/**
 * Why a provider does not have an operation for one of its kinds.
 *
 * @param why a sentence in lower case without a full stop, for instance {@code OSS tells only past
 *     pushes}
 * @param instead what to use instead, in the same form; empty when there is nothing
 */
public record Lack(String why, String instead) {

  /** What is offered, so that nobody asks why it is lacking. */
  public static final Lack NONE = new Lack("", "");

  /**
   * It as the reason why a command stops.
   *
   * @param what the object, as the command names it
   */
  public Diagnostic diagnostic(Operation operation, String what) {
    var problem =
        Diagnostic.error(
            "not-offered",
            "`weir %s` does not work for `%s`: %s".formatted(operation.command(), what, why));
    return instead.isEmpty() ? problem : problem.hint(instead);
  }
}
