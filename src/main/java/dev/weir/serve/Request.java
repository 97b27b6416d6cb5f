package dev.weir.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param path without the query, as it was sent
 * @param parameters of the query, decoded; of several with one name the first
 * @param headers by name in lower case; each with its values in order
 * @param keepAlive whether another may follow on the connection
 */
record Request(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, List<String>> headers,
    boolean keepAlive,
    String body) {

  /** The first value of a header. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
  }
}
