package dev.weir.provider.volcenginelive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The gateway's signature HMAC-SHA256. Pure; the client signs with it and the emulator checks by
 * it.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1121980">signature</a>
 */
final class Signature {

  static final String ALGORITHM = "HMAC-SHA256";
  static final String SERVICE = "live";

  private static final String TERMINATOR = "request";
  private static final Pattern USUAL_PORT = Pattern.compile(":(80|443)$");
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM
              + " +Credential=([^/, ]+)/([0-9]{8})/([^/, ]+)/([^/, ]+)/request *, *"
              + "SignedHeaders=([^, ]+) *, *Signature=([0-9a-f]{64})");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Signature() {}

  /**
   * What a signing key is good for.
   *
   * @param day {@code 20260102}, in UTC
   */
  record Scope(String day, String region, String service) {

    @Override
    public String toString() {
      return String.join("/", day, region, service, TERMINATOR);
    }
  }

  /** A signed header: its name in lower case, and its value. */
  record Header(String name, String value) {}

  /**
   * The {@code Authorization} header.
   *
   * @param signedHeaders names in the order signed
   */
  record Authorization(
      String accessKey, Scope scope, List<String> signedHeaders, String signature) {

    Authorization {
      signedHeaders = List.copyOf(signedHeaders);
    }

    /** Reads the header; empty when it has another form. */
    static Optional<Authorization> parse(String header) {
      var parts = AUTHORIZATION.matcher(header.strip());
      return parts.matches()
          ? Optional.of(
              new Authorization(
                  parts.group(1),
                  new Scope(parts.group(2), parts.group(3), parts.group(4)),
                  List.of(parts.group(5).toLowerCase(Locale.ROOT).split(";")),
                  parts.group(6)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
          .formatted(ALGORITHM, accessKey, scope, String.join(";", signedHeaders), signature);
    }
  }

  /** A time as {@code X-Date} tells it: {@code 20260102T030405Z}. */
  static String timestamp(Instant time) {
    return TIMESTAMP.format(time);
  }

  /** A host as it is signed: without the port that is usual for the scheme. */
  static String host(String host) {
    return USUAL_PORT.matcher(host).replaceFirst("");
  }

  /**
   * The request in the one form that both sides compute.
   *
   * @param path as sent
   * @param headers the signed ones, in the order signed
   * @param bodyDigest of exactly the bytes of the body, in hex
   */
  static String canonicalRequest(
      String method, String path, Query query, List<Header> headers, String bodyDigest) {
    return String.join(
        "\n",
        method,
        path.isEmpty() ? "/" : path,
        canonical(query),
        headers.stream().map(h -> h.name() + ":" + h.value().strip() + "\n").collect(joining()),
        headers.stream().map(Header::name).collect(joining(";")),
        bodyDigest);
  }

  private static String canonical(Query query) {
    return query.parameters().stream()
        .map(p -> new Query.Parameter(Percent.encode(p.name()), Percent.encode(p.value())))
        .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
        .map(p -> p.name() + "=" + p.value())
        .collect(joining("&"));
  }

  /**
   * The text that is signed.
   *
   * @param timestamp the value of {@code X-Date}
   */
  static String stringToSign(String timestamp, Scope scope, String canonicalRequest) {
    var digest = Hmac.sha256Hex(canonicalRequest.getBytes(UTF_8));
    return String.join("\n", ALGORITHM, timestamp, scope.toString(), digest);
  }

  /** The signature of a text: 64 lower-case hex digits. The secret is used as it is written. */
  static String sign(Secret secret, Scope scope, String stringToSign) {
    var key = secret.reveal().getBytes(UTF_8);
    for (var step : List.of(scope.day(), scope.region(), scope.service(), TERMINATOR)) {
      key = Hmac.sha256(key, step);
    }
    return HexFormat.of().formatHex(Hmac.sha256(key, stringToSign));
  }
}
