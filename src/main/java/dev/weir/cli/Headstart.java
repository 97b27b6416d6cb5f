package dev.weir.cli;

import dev.weir.http.ApiClients;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;

/**
 * Lets the JVM set up, while manifests are read, what every look at a ledger and a provider needs.
 * Nothing depends on it: what is not ready in time is set up where it is used.
 */
final class Headstart {

  /** What takes longest in the HTTP client, and is the same wherever a call goes. */
  private static final String HTTP = "jdk.internal.net.http.common.DebugLogger";

  private Headstart() {}

  static void begin() {
    Thread.ofVirtual().name("headstart").start(Headstart::setUp);
  }

  private static void setUp() {
    try {
      ApiClients.prepare();
      for (var part : List.of(BigDecimal.class.getName(), HTTP)) {
        Objects.requireNonNull(Class.forName(part));
      }
      Objects.requireNonNull(MessageDigest.getInstance("SHA-256"));
      Objects.requireNonNull(Mac.getInstance("HmacSHA1"));
    } catch (ReflectiveOperationException | GeneralSecurityException _) {
      // Another JDK may be built otherwise.
    }
  }
}
