package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.kind.Secret;
import dev.weir.provider.CallbackDesk.Call;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The signature of events: {@code ALI-LIVE-SIGNATURE} is the MD5 of host, time and key. It does not
 * cover the body, so a call that was overheard can be made again with another body until its time
 * is over.
 *
 * <p>See https://www.alibabacloud.com/help/en/live/user-guide/callback-authentication.
 *
 * @param hosts the host of the callback URL, and the same with its port: which of the two the
 *     service takes is not documented
 * @param skew how far the time may be off, either way
 */
record EventSignature(Set<String> hosts, Secret key, Duration skew) {

  private static final int DIGITS = 12;

  /** What is wrong with a call. */
  enum Fault {
    UNSIGNED("unsigned"),
    TOO_OLD_OR_NEW("time-out-of-range"),
    WRONG("bad-signature");

    private final String word;

    Fault(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static EventSignature of(String url, Secret key, Duration skew) {
    var uri = URI.create(url);
    var hosts = new TreeSet<String>();
    Optional.ofNullable(uri.getHost()).ifPresent(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    Optional.ofNullable(uri.getRawAuthority())
        .ifPresent(authority -> hosts.add(authority.toLowerCase(Locale.ROOT)));
    return new EventSignature(Set.copyOf(hosts), key, skew);
  }

  /** What is wrong with a call; empty when it is signed with the key, now. */
  Optional<Fault> check(Call call, Instant now) {
    var time = call.header().apply("ALI-LIVE-TIMESTAMP").orElse("");
    var signature = call.header().apply("ALI-LIVE-SIGNATURE").orElse("");
    if (time.isEmpty() || signature.isEmpty()) {
      return Optional.of(Fault.UNSIGNED);
    }
    if (!time.matches("[0-9]{1," + DIGITS + "}")) {
      return Optional.of(Fault.WRONG);
    }
    var told = signature.toLowerCase(Locale.ROOT).getBytes(UTF_8);
    boolean right = false;
    for (var host : hosts) {
      // Each is compared, and in constant time, so that nothing is learnt from how long it takes.
      right |= MessageDigest.isEqual(sign(host, time).getBytes(US_ASCII), told);
    }
    if (!right) {
      return Optional.of(Fault.WRONG);
    }
    var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    return age.compareTo(skew) > 0 ? Optional.of(Fault.TOO_OLD_OR_NEW) : Optional.empty();
  }

  private String sign(String host, String time) {
    try {
      var text = host + "|" + time + "|" + key.reveal();
      var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
