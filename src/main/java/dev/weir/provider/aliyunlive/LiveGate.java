package dev.weir.provider.aliyunlive;

import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Lets a request in when its signature is right and new, and nobody else. */
final class LiveGate {

  private static final Duration SKEW = Duration.ofMinutes(15);

  /** A nonce older than the allowed skew cannot come again; this many cannot come within it. */
  private static final int REMEMBERED = 500_000;

  private final World world;
  private final SequencedSet<String> nonces = new LinkedHashSet<>();

  LiveGate(World world) {
    this.world = world;
  }

  /**
   * Checks a request: key, time, signature, nonce.
   *
   * @return the access key id
   * @throws LiveRefusal when it may not come in
   */
  String admit(LiveCall request) {
    var claim = LiveClaim.of(request);
    var account = account(claim);
    checkToken(account, claim);
    checkTime(claim);
    if (!claim.isSignedWith(Secret.of(account.secret()))) {
      throw LiveRefusal.signature(claim.stringToSign());
    }
    remember(claim);
    return claim.keyId();
  }

  private Account account(LiveClaim claim) {
    return world
        .account(claim.keyId())
        .orElseThrow(() ->
            new LiveRefusal(
                404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."));
  }

  private void checkToken(Account account, LiveClaim claim) {
    boolean temporary = account.token().isPresent() || account.key().startsWith("STS.");
    if (temporary && claim.token().isEmpty()) {
      throw LiveRefusal.missing("SecurityToken");
    }
    if (!temporary && claim.token().isPresent()) {
      throw LiveRefusal.token(
          "MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");
    }
    // Nobody may have said what the token of a temporary key is; then any will do.
    if (account.token().isPresent() && !account.token().equals(claim.token())) {
      boolean ofAnother =
          world.accounts().stream().anyMatch(other -> other.token().equals(claim.token()));
      throw ofAnother
          ? LiveRefusal.token(
              "MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.")
          : LiveRefusal.token("Malformed", "Specified SecurityToken is malformed.");
    }
    if (account.expires().filter(end -> !world.now().isBefore(end)).isPresent()) {
      throw LiveRefusal.token("Expired", "Specified SecurityToken is expired.");
    }
  }

  private void checkTime(LiveClaim claim) {
    var time =
        LiveTime.parse(claim.timestamp())
            .filter(t -> t.equals(t.truncatedTo(ChronoUnit.SECONDS)))
            .orElseThrow(() ->
                new LiveRefusal(
                    400, "InvalidTimeStamp.Format", "Specified time stamp is not well formatted."));
    if (isTooFar(time)) {
      throw new LiveRefusal(
          400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    }
  }

  private boolean isTooFar(Instant time) {
    return Duration.between(time, world.now()).abs().compareTo(SKEW) > 0;
  }

  private void remember(LiveClaim claim) {
    synchronized (nonces) {
      if (!nonces.add(claim.keyId() + " " + claim.nonce())) {
        throw new LiveRefusal(
            400, "SignatureNonceUsed", "Specified signature nonce was used already.");
      }
      if (nonces.size() > REMEMBERED) {
        nonces.removeFirst();
      }
    }
  }
}
