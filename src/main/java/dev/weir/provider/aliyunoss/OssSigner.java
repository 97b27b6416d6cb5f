package dev.weir.provider.aliyunoss;

import dev.weir.http.Hmac;
import dev.weir.http.Query;
import dev.weir.http.Signer;
import feign.Request;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Signs requests in either version, in their headers.
 *
 * <p>The time goes into {@code x-oss-date} in both: it is signed, and no proxy rewrites it as some
 * do {@code Date}.
 */
final class OssSigner implements Signer {

  private final OssEndpoint endpoint;
  private final OssCredentials credentials;
  private final Provider.Signature version;

  private final DayKey key = new DayKey();

  OssSigner(OssEndpoint endpoint, OssCredentials credentials, Provider.Signature version) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.version = version;
  }

  @Override
  public Request sign(Request request, Instant now) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    if (request.body() != null) {
      var digest = Hmac.md5(request.body());
      headers.put("Content-MD5", Base64.getEncoder().encodeToString(digest));
    }
    credentials.token().ifPresent(token -> headers.put("x-oss-security-token", token.reveal()));
    headers.put("Authorization", authorization(request, now, headers));
    return Request.create(
        request.httpMethod(),
        request.url(),
        multiple(headers),
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  private String authorization(Request request, Instant now, Map<String, String> headers) {
    return switch (version) {
      case V1 -> {
        headers.put("x-oss-date", SignatureV1.timestamp(now));
        yield version1(parts(request, headers));
      }
      case V4 -> {
        var timestamp = SignatureV4.timestamp(now);
        headers.put("x-oss-date", timestamp);
        headers.put("x-oss-content-sha256", SignatureV4.UNSIGNED_PAYLOAD);
        yield version4(parts(request, headers), timestamp);
      }
    };
  }

  private String version1(SignedParts parts) {
    var signature = SignatureV1.sign(credentials.secret(), SignatureV1.stringToSign(parts));
    return "OSS " + credentials.keyId() + ":" + signature;
  }

  private String version4(SignedParts parts, String timestamp) {
    var scope = new SignatureV4.Scope(timestamp.substring(0, 8), endpoint.region());
    var canonical = SignatureV4.canonicalRequest(parts, new TreeSet<>());
    var text = SignatureV4.stringToSign(timestamp, scope, canonical);
    var signature = SignatureV4.sign(key.of(credentials.secret(), scope), text);
    return SignatureV4.ALGORITHM
        + " Credential="
        + credentials.keyId()
        + "/"
        + scope
        + ",Signature="
        + signature;
  }

  private SignedParts parts(Request request, Map<String, String> headers) {
    var resource = endpoint.resource(request.url());
    return SignedParts.of(request.httpMethod().name(), resource, Query.of(request.url()), headers);
  }

  private static Map<String, Collection<String>> multiple(Map<String, String> headers) {
    var multiple = new TreeMap<String, Collection<String>>();
    headers.forEach((name, value) -> multiple.put(name, List.of(value)));
    return Collections.unmodifiableMap(multiple);
  }
}
