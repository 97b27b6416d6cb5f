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

  Account(Pace pace) {
    this(pace, new AtomicReference<>(Duration.ZERO));
  }
}
