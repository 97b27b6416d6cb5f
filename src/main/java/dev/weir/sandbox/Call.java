package dev.weir.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * An HTTP request as it arrived: path and query undecoded, because signatures cover their bytes.
 *
 * @param method upper case
 * @param rawPath from the first slash, percent-encoded as sent
 * @param rawQuery without the question mark, as sent; empty when there is none
 * @param headers in the order sent
 * @param body as sent, any transfer coding undone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying bodies would be waste
public record Call(
    String method, String rawPath, String rawQuery, List<Header> headers, byte[] body) {

  /** One header line. */
  public record Header(String name, String value) {}

  public Call {
    headers = List.copyOf(headers);
  }

  /** The first header with this name, whatever its letter case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
