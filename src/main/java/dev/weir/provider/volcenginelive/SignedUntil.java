package dev.weir.provider.volcenginelive;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Until when an address is good that carries a signature. The ways of those who sign play addresses
 * are documented with them: OSS and S3 ({@code Expires}), Qiniu ({@code expire}, {@code e}),
 * Alibaba Cloud CDN ({@code auth_key=time-…}), Tencent ({@code txTime}, hexadecimal) and Volcengine
 * ({@code volcTime}).
 */
final class SignedUntil {

  private static final Pattern DECIMAL = Pattern.compile("([0-9]{9,11})(-.*)?");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{8}");

  private SignedUntil() {}

  static Optional<Instant> of(String address) {
    int question = address.indexOf('?');
    if (question < 0) {
      return Optional.empty();
    }
    for (var pair : address.substring(question + 1).split("[&#]", -1)) {
      int equals = pair.indexOf('=');
      var time =
          equals < 0
              ? Optional.<Instant>empty()
              : read(pair.substring(0, equals), pair.substring(equals + 1));
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> read(String name, String value) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "expires", "expire", "e", "auth_key", "volctime" -> decimal(value);
      case "txtime" -> hexadecimal(value);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> decimal(String value) {
    var matcher = DECIMAL.matcher(value);
    return matcher.matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }

  private static Optional<Instant> hexadecimal(String value) {
    return HEXADECIMAL.matcher(value).matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(value, 16)))
        : Optional.empty();
  }
}
