package dev.weir.provider.volcenginelive;

import dev.weir.http.Hmac;
import dev.weir.http.Query;
import dev.weir.http.Signer;
import feign.Request;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs requests as the official clients do. No request leaves without passing here. */
record LiveSigner(String region, LiveCredentials credentials) implements Signer {

  @Override
  public Request sign(Request request, Instant now) {
    var url = URI.create(request.url());
    var query = Query.of(request.url());
    var body = request.body() == null ? new byte[0] : request.body();
    NeverSent.check(query.first("Action").orElse(""), body);
    var digest = Hmac.sha256Hex(body);
    var timestamp = Signature.timestamp(now);
    var signed = signedHeaders(request, url, digest, timestamp);
    var canonical =
        Signature.canonicalRequest(
            request.httpMethod().name(), url.getRawPath(), query, signed, digest);
    var headers = new LinkedHashMap<String, Collection<String>>(request.headers());
    headers.put("X-Date", List.of(timestamp));
    headers.put("X-Content-Sha256", List.of(digest));
    credentials.token().ifPresent(t -> headers.put("X-Security-Token", List.of(t.reveal())));
    headers.put("Authorization", List.of(authorization(timestamp, signed, canonical)));
    return with(request, headers);
  }

  /** In the order of the official clients, which is alphabetical. */
  private List<Signature.Header> signedHeaders(
      Request request, URI url, String digest, String timestamp) {
    var signed = new ArrayList<Signature.Header>();
    signed.add(new Signature.Header("content-type", contentType(request)));
    signed.add(new Signature.Header("host", Signature.host(url.getRawAuthority())));
    signed.add(new Signature.Header("x-content-sha256", digest));
    signed.add(new Signature.Header("x-date", timestamp));
    credentials
        .token()
        .ifPresent(token -> signed.add(new Signature.Header("x-security-token", token.reveal())));
    return signed;
  }

  private String authorization(
      String timestamp, List<Signature.Header> signed, String canonicalRequest) {
    var scope = new Signature.Scope(timestamp.substring(0, 8), region, Signature.SERVICE);
    var text = Signature.stringToSign(timestamp, scope, canonicalRequest);
    return new Signature.Authorization(
            credentials.accessKey(),
            scope,
            signed.stream().map(Signature.Header::name).toList(),
            Signature.sign(credentials.secretKey(), scope, text))
        .toString();
  }

  private static String contentType(Request request) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .flatMap(header -> header.getValue().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a request lacks its Content-Type"));
  }

  private static Request with(Request request, Map<String, Collection<String>> headers) {
    return Request.create(
        request.httpMethod(),
        request.url(),
        headers,
        request.body(),
        request.charset(),
        request.requestTemplate());
  }
}
