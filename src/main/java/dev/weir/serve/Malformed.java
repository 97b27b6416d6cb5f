package dev.weir.serve;

import java.io.IOException;

/** The other side does not speak HTTP as we take it, or says too much. */
final class Malformed extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Malformed(int status, String message) {
    super(message);
    this.status = status;
  }

  /** What to answer before hanging up. */
  int status() {
    return status;
  }
}
