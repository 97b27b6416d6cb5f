package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.http.Signer;
import feign.Request;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Signs requests in either version: in the parameters, or in the headers as the current official
 * clients do.
 *
 * @param nonces a new text for each attempt: the service takes none twice
 */
record LiveSigner(LiveCredentials credentials, Provider.Signature version, Supplier<String> nonces)
    implements Signer {

  /** What names the operation, which version 3 has in headers. */
  private static final Map<String, String> ROUTING =
      Map.of("Action", "x-acs-action", "Version", "x-acs-version");

  @Override
  public Request sign(Request request, Instant now) {
    var url = URI.create(request.url());
    var query = Query.of(request.url());
    var timestamp = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return switch (version) {
      case V1 -> version1(request, url, query, timestamp);
      case V3 -> version3(request, url, query, timestamp);
    };
  }

  private Request version1(Request request, URI url, Query query, String timestamp) {
    var parameters = new TreeMap<String, String>();
    query.parameters().forEach(p -> parameters.put(p.name(), p.value()));
    parameters.put("Format", "JSON");
    parameters.put("AccessKeyId", credentials.keyId());
    parameters.put("SignatureMethod", SignatureV1.METHOD);
    parameters.put("SignatureVersion", "1.0");
    parameters.put("SignatureNonce", nonces.get());
    parameters.put("Timestamp", timestamp);
    credentials.token().ifPresent(token -> parameters.put("SecurityToken", token.reveal()));
    var text = SignatureV1.stringToSign(request.httpMethod().name(), parameters);
    parameters.put("Signature", SignatureV1.sign(credentials.secret(), text));
    return request(request, url, parameters, request.headers());
  }

  private Request version3(Request request, URI url, Query query, String timestamp) {
    var parameters = new TreeMap<String, String>();
    var signed = new TreeMap<String, String>();
    for (var parameter : query.parameters()) {
      var header = ROUTING.get(parameter.name());
      (header == null ? parameters : signed)
          .put(header == null ? parameter.name() : header, parameter.value());
    }
    var bodyHash = Hmac.sha256Hex(request.body() == null ? new byte[0] : request.body());
    signed.put("host", host(url));
    signed.put("x-acs-date", timestamp);
    signed.put("x-acs-signature-nonce", nonces.get());
    signed.put("x-acs-content-sha256", bodyHash);
    credentials
        .token()
        .ifPresent(token -> {
          signed.put("x-acs-security-token", token.reveal());
          signed.put("x-acs-accesskey-id", credentials.keyId());
        });
    var canonical =
        SignatureV3.canonicalRequest(
            request.httpMethod().name(), url.getPath(), query(parameters), signed, bodyHash);
    var headers = new LinkedHashMap<>(request.headers());
    signed.forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("Authorization", List.of(authorization(signed, canonical)));
    headers.put("Accept", List.of("application/json"));
    return request(request, url, parameters, headers);
  }

  private String authorization(SortedMap<String, String> signed, String canonical) {
    return "%s Credential=%s,SignedHeaders=%s,Signature=%s"
        .formatted(
            SignatureV3.ALGORITHM,
            credentials.keyId(),
            String.join(";", signed.keySet()),
            SignatureV3.sign(credentials.secret(), SignatureV3.stringToSign(canonical)));
  }

  private static Query query(Map<String, String> parameters) {
    return new Query(
        parameters.entrySet().stream()
            .map(p -> new Query.Parameter(p.getKey(), p.getValue()))
            .toList());
  }

  /** As the client below tells it: the usual port of the scheme is left out. */
  private static String host(URI url) {
    int usual = url.getScheme().equals("https") ? 443 : 80;
    boolean shown = url.getPort() >= 0 && url.getPort() != usual;
    return shown ? url.getHost() + ":" + url.getPort() : url.getHost();
  }

  private static Request request(
      Request request,
      URI url,
      Map<String, String> parameters,
      Map<String, Collection<String>> headers) {
    var query =
        parameters.entrySet().stream()
            .map(p -> Percent.encode(p.getKey()) + "=" + Percent.encode(p.getValue()))
            .collect(joining("&"));
    return Request.create(
        request.httpMethod(),
        "%s://%s%s?%s".formatted(url.getScheme(), url.getAuthority(), url.getPath(), query),
        headers,
        request.body(),
        UTF_8,
        request.requestTemplate());
  }
}
