package dev.weir.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What all clients of an account share.
 *
 * @param pace how fast it is called
 * @param clockOffset what is added to our clock to have the provider's
 */
record Account(Pace pace, AtomicReference<Duration> clockOffset) {

  /** How many calls at a time make use of all that its limit allows, if none takes a second. */
  int width() {
    return pace.width();
  }

  Account(Pace pace) {
    this(pace, new AtomicReference<>(Duration.ZERO));
  }
}
