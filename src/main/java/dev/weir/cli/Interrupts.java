package dev.weir.cli;

/** Signals that ask the process to stop. */
interface Interrupts {

  /**
   * While what this returns is open, a signal runs the reaction and the process then waits, for as
   * long as it is reasonable, until it is closed.
   */
  Watch watch(Runnable reaction);

  /** A stretch of work that is not to be cut off. */
  interface Watch extends AutoCloseable {

    /** Whether a signal came. */
    boolean isInterrupted();

    @Override
    void close();
  }
}
