package dev.weir.http;

import java.io.IOException;

/** The request never left, so it had no effect. */
final class NotSent extends IOException {

  NotSent(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
