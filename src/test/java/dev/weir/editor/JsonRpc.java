package dev.weir.editor;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages of JSON-RPC as the Language Server Protocol frames them: a header, then so many bytes.
 */
final class JsonRpc {

  private static final String LENGTH = "Content-Length: ";

  private final InputStream in;
  private final OutputStream out;

  JsonRpc(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Sends a message; safe for several threads. */
  synchronized void send(JsonNode message) throws IOException {
    var body = JsonMapper.shared().writeValueAsBytes(message);
    out.write((LENGTH + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  /** The next message; {@link EOFException} when there will be none. */
  JsonNode receive() throws IOException {
    int length = -1;
    for (var line = header(); !line.isEmpty(); line = header()) {
      if (line.startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()));
      }
    }
    return JsonMapper.shared().readTree(in.readNBytes(length));
  }

  private String header() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server has gone");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }
}
