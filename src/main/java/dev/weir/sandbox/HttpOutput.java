package dev.weir.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes HTTP/1.1 responses, each in one piece. */
final class HttpOutput {

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(304, "Not Modified"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private final OutputStream out;

  HttpOutput(OutputStream out) {
    this.out = out;
  }

  /** Tells a client that waits with its body to send it. */
  void proceed() throws IOException {
    out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
    out.flush();
  }

  /**
   * Sends a response.
   *
   * @param headOnly whether the request was a {@code HEAD}
   * @param bodyBytes how much of the body to send; less than all of it makes the response invalid
   */
  void send(Answer answer, boolean headOnly, boolean keepAlive, int bodyBytes) throws IOException {
    var bytes = new ByteArrayOutputStream(512 + answer.body().length);
    bytes.writeBytes(head(answer, keepAlive));
    if (!headOnly && hasBody(answer.status())) {
      bytes.write(answer.body(), 0, bodyBytes);
    }
    out.write(bytes.toByteArray());
    out.flush();
  }

  private static byte[] head(Answer answer, boolean keepAlive) {
    var status = answer.status();
    var text = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    text.append(REASONS.getOrDefault(status, status < 500 ? "Refused" : "Failed")).append("\r\n");
    for (var header : answer.headers()) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    if (hasBody(status)) {
      text.append("Content-Length: ").append(answer.body().length).append("\r\n");
    }
    text.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Responses that must not announce a body, not even an empty one. */
  private static boolean hasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
