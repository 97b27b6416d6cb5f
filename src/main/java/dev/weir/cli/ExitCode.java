package dev.weir.cli;

/** What the exit codes mean. They are stable: scripts depend on them. */
final class ExitCode {

  /** Done; a plan with changes too, since pipelines stop on anything else. */
  static final int SUCCESS = 0;

  /** Something is wrong. */
  static final int ERROR = 1;

  /** The plan has changes, and {@code --detailed-exitcode} asked to be told. */
  static final int CHANGES = 2;

  /** Somebody changed what Weir wrote. */
  static final int DRIFT = 3;

  /** Somebody changed what Weir wrote, and the manifests did too. */
  static final int CONFLICT = 4;

  /** A guard forbids it. */
  static final int GUARD = 5;

  /** Something changed since it was planned. */
  static final int STALE = 6;

  /** Somebody else holds the lock. */
  static final int LOCKED = 7;

  /** Some changes were made, others were not. */
  static final int PARTIAL = 8;

  /** The command line is wrong. */
  static final int USAGE = 64;

  /** Interrupted from the keyboard; 143 when it was told to terminate. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
