package dev.weir.sandbox;

import java.util.List;

/**
 * An HTTP response.
 *
 * @param status the status code; codes outside the standard are sent as they are
 * @param headers beside {@code Date} and {@code Content-Length}, which the server adds
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying bodies would be waste
public record Answer(int status, List<Call.Header> headers, byte[] body) {
  public Answer {
    headers = List.copyOf(headers);
  }
}
