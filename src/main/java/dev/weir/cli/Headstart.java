package dev.weir.cli;

import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;

/**
 * Lets the JVM set up, while manifests are read, what every look at a ledger and a provider needs.
 * Nothing depends on it: what is not ready in time is set up where it is used.
 */
final class Headstart {

  /** The parts of the JDK that take longest, and are the same wherever a call goes. */
  private static final String HTTP = "jdk.internal.net.http.common.DebugLogger";

  private Headstart() {}

  static void begin() {
    Thread.ofVirtual().name("headstart").start(Headstart::setUp);
  }

  private static void setUp() {
    try {
      Objects.requireNonNull(BigDecimal.TEN);
      Hashing.sha256().newHasher();
      Class.forName(HTTP);
      Mac.getInstance("HmacSHA1");
    } catch (ReflectiveOperationException | GeneralSecurityException _) {
      // Another JDK may be built otherwise.
    }
  }
}
