package dev.weir.http;

import feign.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, read to its end.
 *
 * @param request what was answered, as it was before signing
 * @param status HTTP status
 * @param headers names in any letter case
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying bodies would be waste
public record Reply(
    Request request, int status, Map<String, Collection<String>> headers, byte[] body) {

  public Reply {
    headers = Collections.unmodifiableMap(headers);
  }

  /** Whether the status is one of success; some services report errors under it all the same. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The first value of the header with this name, whatever its letter case. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** The body as text in UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
