package dev.weir.cli;

/** Signals that ask the process to stop. */
interface Interrupts {

  /**
   * While what this returns is open, the first signal runs the reaction, and what goes on comes to
   * its end by itself; a second one ends the process at once.
   */
  Watch watch(Runnable reaction);

  /** While what this returns is open, a signal runs the reaction and then ends the process. */
  default Watch exitAfter(Runnable reaction) {
    return watch(reaction);
  }

  /** A stretch of work. */
  interface Watch extends AutoCloseable {

    /** Whether a signal came. */
    boolean isInterrupted();

    /** The exit code that the signal means: 130 or 143. */
    default int exitCode() {
      return ExitCode.INTERRUPTED;
    }

    @Override
    void close();
  }
}
