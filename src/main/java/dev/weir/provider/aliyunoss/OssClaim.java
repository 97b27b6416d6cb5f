package dev.weir.provider.aliyunoss;

import dev.weir.http.XmlElement;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an {@code Authorization} header claims: who sent the request, and the proof. */
sealed interface OssClaim {

  String keyId();

  /** The signature that came. */
  String signature();

  /** When the request was signed; empty when it does not say so legibly. */
  Optional<Instant> time();

  /** The region it was signed for. */
  Optional<String> region();

  /** The text that the signature must be of. */
  String stringToSign();

  /** Whether the signature is what this secret makes of the text. */
  boolean isSignedWith(Secret secret, DayKey key);

  /**
   * Reads a header.
   *
   * @throws OssRefusal when it is malformed
   */
  static OssClaim of(String header, SignedParts parts) {
    if (header.startsWith(SignatureV4.ALGORITHM + " ")) {
      return Version4.of(header.substring(SignatureV4.ALGORITHM.length() + 1), parts);
    }
    if (header.startsWith("OSS ")) {
      return Version1.of(header.substring(4).strip(), parts);
    }
    throw malformed(header);
  }

  private static OssRefusal malformed(String header) {
    return OssRefusal.invalidArgument(
        "0002-00000101",
        "The Authorization header is malformed.",
        XmlElement.of("ArgumentName", "Authorization"),
        XmlElement.of("ArgumentValue", header));
  }

  /** {@code OSS id:signature}. */
  record Version1(String keyId, String signature, SignedParts parts) implements OssClaim {

    static Version1 of(String credentials, SignedParts parts) {
      var colon = credentials.lastIndexOf(':');
      if (colon < 1) {
        throw malformed("OSS " + credentials);
      }
      return new Version1(
          credentials.substring(0, colon), credentials.substring(colon + 1).strip(), parts);
    }

    @Override
    public Optional<Instant> time() {
      return parts.header("x-oss-date").or(() -> parts.header("date")).flatMap(OssTime::parse);
    }

    @Override
    public Optional<String> region() {
      return Optional.empty();
    }

    @Override
    public String stringToSign() {
      return SignatureV1.stringToSign(parts);
    }

    @Override
    public boolean isSignedWith(Secret secret, DayKey key) {
      return SignatureV1.sign(secret, stringToSign()).equals(signature);
    }
  }

  /** {@code OSS4-HMAC-SHA256 Credential=…,AdditionalHeaders=…,Signature=…}. */
  record Version4(
      String keyId,
      String signature,
      SignatureV4.Scope scope,
      SortedSet<String> additional,
      String timestamp,
      Optional<Instant> time,
      SignedParts parts)
      implements OssClaim {

    static Version4 of(String fields, SignedParts parts) {
      var named = named(fields);
      var signature = named.get("Signature");
      var credential = named.getOrDefault("Credential", "").split("/");
      if (signature == null || credential.length != 5 || credential[0].isEmpty()) {
        throw malformed(SignatureV4.ALGORITHM + " " + fields);
      }
      var timestamp = parts.header("x-oss-date").or(() -> parts.header("date")).orElse("");
      var time = OssTime.parse(timestamp);
      return new Version4(
          credential[0],
          signature,
          scope(credential, time),
          additional(named.getOrDefault("AdditionalHeaders", "")),
          timestamp,
          time,
          parts);
    }

    private static Map<String, String> named(String fields) {
      var named = new HashMap<String, String>();
      for (var field : fields.split(",")) {
        var equals = field.indexOf('=');
        if (equals > 0) {
          named.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
        }
      }
      return named;
    }

    private static SignatureV4.Scope scope(String[] credential, Optional<Instant> time) {
      var day = time.map(SignatureV4::timestamp).map(text -> text.substring(0, 8));
      if (day.isPresent() && !day.get().equals(credential[1])) {
        throw OssRefusal.invalidArgument(
            "0002-00000212", "Invalid signing date in Authorization header.");
      }
      var scope = new SignatureV4.Scope(credential[1], credential[2]);
      if (!scope.toString().equals(String.join("/", Arrays.copyOfRange(credential, 1, 5)))) {
        throw OssRefusal.invalidArgument(
            "0002-00000213", "Invalid signing product or terminator in Authorization header.");
      }
      return scope;
    }

    private static SortedSet<String> additional(String names) {
      var all = new TreeSet<String>();
      for (var name : names.split(";")) {
        if (!name.isBlank()) {
          all.add(name.strip().toLowerCase(java.util.Locale.ROOT));
        }
      }
      return all;
    }

    @Override
    public Optional<String> region() {
      return Optional.of(scope.region());
    }

    @Override
    public String stringToSign() {
      return SignatureV4.stringToSign(
          timestamp, scope, SignatureV4.canonicalRequest(parts, additional));
    }

    @Override
    public boolean isSignedWith(Secret secret, DayKey key) {
      return SignatureV4.sign(key.of(secret, scope), stringToSign()).equals(signature);
    }
  }
}
