package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.kind.Secret;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.World;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lets signed requests of known accounts in. */
record PiliGate(World world, PiliWorld settings) {

  private static final String SCHEME = "Qiniu ";
  private static final Duration TOLERANCE = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  /** Throws when the request is not signed as it should be. */
  void admit(Call call, PiliRefusal refusal) {
    if (!isSigned(call)) {
      throw refusal;
    }
    if (settings.checksDate()) {
      call.header("X-Qiniu-Date").ifPresent(this::checkDate);
    }
  }

  private boolean isSigned(Call call) {
    var authorization = call.header("Authorization").orElse("");
    int colon = authorization.indexOf(':');
    if (!authorization.startsWith(SCHEME) || colon < 0) {
      return false;
    }
    return world
        .account(authorization.substring(SCHEME.length(), colon))
        .filter(account -> account.token().isEmpty()) // PILI takes no temporary keys.
        .map(account -> new PiliCredentials(account.key(), Secret.of(account.secret())))
        .filter(credentials -> isSigned(call, credentials, authorization))
        .isPresent();
  }

  private static boolean isSigned(Call call, PiliCredentials credentials, String authorization) {
    try {
      var expected = PiliSignature.authorization(credentials, parts(call));
      return MessageDigest.isEqual(expected.getBytes(US_ASCII), authorization.getBytes(US_ASCII));
    } catch (IllegalArgumentException _) {
      return false; // The path cannot be decoded.
    }
  }

  private static SignedParts parts(Call call) {
    var headers =
        call.headers().stream()
            .map(header -> new SignedParts.Header(header.name(), header.value()))
            .toList();
    return new SignedParts(
        call.method(),
        call.rawPath(),
        call.rawQuery(),
        call.header("Host").orElse(""),
        call.header("Content-Type"),
        SignedParts.qiniuHeaders(headers),
        call.body());
  }

  private void checkDate(String text) {
    try {
      var sent = LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC);
      if (Duration.between(sent, world.now()).abs().compareTo(TOLERANCE) <= 0) {
        return;
      }
    } catch (DateTimeException _) {
      // No better than a wrong one.
    }
    throw PiliRefusal.of(403, "request time too skewed");
  }
}
