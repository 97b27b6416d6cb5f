package dev.weir.provider.volcenginelive;

import dev.weir.http.Hmac;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The gateway before the emulated service: finds out who calls.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1121980">signature</a>
 */
record LiveGate(World world) {

  /** A signature is good for so long; the same margin is taken for times in the future. */
  private static final Duration MARGIN = Duration.ofMinutes(15);

  private static final String X_DATE = "X-Date";
  private static final String TOKEN = "X-Security-Token";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  /**
   * The access key that a call is signed with.
   *
   * @throws LiveRefusal when it is not signed as it must be
   */
  String admit(Call call, Query query) {
    var header =
        call.header("Authorization")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new LiveRefusal(LiveError.MISSING_TOKEN));
    var claim =
        Signature.Authorization.parse(header)
            .orElseThrow(() -> new LiveRefusal(LiveError.INVALID_AUTHORIZATION));
    var timestamp =
        call.header(X_DATE).orElseThrow(() -> new LiveRefusal(LiveError.MISSING_REQUEST_INFO));
    checkTime(timestamp);
    checkScope(claim, timestamp);
    var account =
        world
            .account(claim.accessKey())
            .orElseThrow(() -> new LiveRefusal(LiveError.INVALID_ACCESS_KEY));
    checkToken(call, claim, account);
    checkSignature(call, query, claim, timestamp, account);
    return account.key();
  }

  private void checkTime(String timestamp) {
    try {
      Instant time = LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
      if (Duration.between(time, world.now()).abs().compareTo(MARGIN) <= 0) {
        return;
      }
    } catch (DateTimeException _) {
      // A time that cannot be read is as wrong as one too far away.
    }
    throw new LiveRefusal(LiveError.INVALID_TIMESTAMP);
  }

  private static void checkScope(Signature.Authorization claim, String timestamp) {
    var scope = claim.scope();
    if (!scope.day().equals(timestamp.substring(0, 8))
        || !scope.service().equals(Signature.SERVICE)) {
      throw new LiveRefusal(LiveError.INVALID_CREDENTIAL);
    }
    if (!claim.signedHeaders().contains("x-date")) {
      throw new LiveRefusal(LiveError.INVALID_AUTHORIZATION);
    }
  }

  private void checkToken(Call call, Signature.Authorization claim, Account account) {
    boolean signed = claim.signedHeaders().contains(TOKEN.toLowerCase(Locale.ROOT));
    boolean expired = account.expires().map(end -> !end.isAfter(world.now())).orElse(false);
    if (expired
        || !call.header(TOKEN).equals(account.token())
        || signed != account.token().isPresent()) {
      throw new LiveRefusal(LiveError.INVALID_SECRET_TOKEN);
    }
  }

  private static void checkSignature(
      Call call, Query query, Signature.Authorization claim, String timestamp, Account account) {
    var digest = Hmac.sha256Hex(call.body());
    boolean bodyIsAsSigned = call.header("X-Content-Sha256").map(digest::equals).orElse(true);
    var canonical =
        Signature.canonicalRequest(
            call.method(), call.rawPath(), query, signed(call, claim.signedHeaders()), digest);
    var text = Signature.stringToSign(timestamp, claim.scope(), canonical);
    var right = Signature.sign(Secret.of(account.secret()), claim.scope(), text);
    if (!bodyIsAsSigned || !isSame(right, claim.signature())) {
      throw new LiveRefusal(LiveError.SIGNATURE_DOES_NOT_MATCH);
    }
  }

  /** In the order of the claim, which the vendor's own examples do not sort. */
  private static List<Signature.Header> signed(Call call, List<String> names) {
    var headers = new ArrayList<Signature.Header>();
    for (var name : names) {
      var value = call.header(name).orElse("");
      headers.add(new Signature.Header(name, name.equals("host") ? Signature.host(value) : value));
    }
    return headers;
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  /** The operation a query asks for; empty when it names none. */
  static Optional<String> action(Query query) {
    return query.first("Action").filter(name -> !name.isEmpty());
  }
}
