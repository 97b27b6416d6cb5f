package dev.weir.provider.qiniupili;

import dev.weir.http.Signer;
import feign.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs requests. Sends no {@code X-Qiniu-Date}: whether PILI checks its age is not documented, and
 * without it a wrong clock does no harm.
 */
record PiliSigner(PiliCredentials credentials) implements Signer {

  @Override
  public Request sign(Request request, Instant now) {
    var url = withRawPadding(request.url());
    var headers = new TreeMap<String, Collection<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    var parts = parts(request, URI.create(url), headers);
    headers.put("Authorization", List.of(PiliSignature.authorization(credentials, parts)));
    return Request.create(
        request.httpMethod(),
        url,
        headers,
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  private static SignedParts parts(
      Request request, URI url, Map<String, Collection<String>> headers) {
    var lines =
        headers.entrySet().stream()
            .flatMap(header ->
                header.getValue().stream()
                    .map(value -> new SignedParts.Header(header.getKey(), value)))
            .toList();
    var contentType =
        lines.stream().filter(line -> line.name().equalsIgnoreCase("Content-Type")).findFirst();
    return new SignedParts(
        request.httpMethod().name(),
        url.getRawPath(),
        Optional.ofNullable(url.getRawQuery()).orElse(""),
        host(url),
        contentType.map(SignedParts.Header::value),
        SignedParts.qiniuHeaders(lines),
        Optional.ofNullable(request.body()).orElse(new byte[0]));
  }

  /** Every official client sends the padding of a base64 key as it is. */
  private static String withRawPadding(String url) {
    int question = url.indexOf('?');
    int end = question < 0 ? url.length() : question;
    return url.substring(0, end).replace("%3D", "=") + url.substring(end);
  }

  /** As the HTTP client sends it: without the scheme's own port. */
  private static String host(URI url) {
    int own = url.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    return url.getPort() < 0 || url.getPort() == own
        ? url.getHost()
        : url.getHost() + ":" + url.getPort();
  }
}
