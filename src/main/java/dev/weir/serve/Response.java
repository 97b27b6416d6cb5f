package dev.weir.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * A response.
 *
 * @param status of HTTP
 * @param type of the body
 */
record Response(int status, String type, String body) {

  static final String JSON = "application/json";
  static final String TEXT = "text/plain; charset=utf-8";

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"));

  static Response text(int status, String text) {
    return new Response(status, TEXT, text + "\n");
  }

  /** All of it, ready to be sent. */
  byte[] bytes(boolean headOnly, boolean keepAlive) {
    var content = body.getBytes(UTF_8);
    var head = new StringBuilder(160);
    head.append("HTTP/1.1 ").append(status).append(' ');
    head.append(REASONS.getOrDefault(status, "Status")).append("\r\n");
    if (content.length > 0) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    head.append("Content-Length: ").append(content.length).append("\r\n");
    head.append("Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
    head.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
    return (headOnly ? head.toString() : head + body).getBytes(UTF_8);
  }
}
