package dev.weir.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads HTTP/1.1 requests off a connection and keeps every byte that a signature may cover. */
final class HttpInput {

  private static final int HEAD_LIMIT = 64 << 10;
  private static final int BODY_LIMIT = 16 << 20;

  /** The peer does not speak HTTP as we understand it. */
  static final class Malformed extends IOException {
    private final int status;

    Malformed(int status, String message) {
      super(message);
      this.status = status;
    }

    /** What to answer before hanging up. */
    int status() {
      return status;
    }
  }

  /**
   * What comes before the body.
   *
   * @param target as sent, without scheme and host if it had them
   * @param keepAlive whether the peer wants to send more after this
   */
  record Head(String method, String target, List<Call.Header> headers, boolean keepAlive) {

    Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Call.Header::value)
          .findFirst();
    }

    boolean expectsContinue() {
      return header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    Call call(byte[] body) {
      var question = target.indexOf('?');
      var path = question < 0 ? target : target.substring(0, question);
      var query = question < 0 ? "" : target.substring(question + 1);
      return new Call(method, path, query, headers, body);
    }
  }

  private final InputStream in;
  private int headBytes;

  HttpInput(InputStream in) {
    this.in = in;
  }

  /** The next request's head; empty when the peer is done. */
  Optional<Head> head() throws IOException {
    headBytes = 0;
    var first = line();
    while (first.isPresent() && first.get().isEmpty()) {
      first = line(); // A stray line end after the previous body.
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var words = first.get().split(" ");
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new Malformed(400, "not an HTTP/1.1 request line");
    }
    var headers = headers();
    var head = new Head(words[0], originForm(words[1]), headers, true);
    return Optional.of(new Head(head.method(), head.target(), headers, persists(words[2], head)));
  }

  /** The body that belongs to this head; empty when it announces none. */
  byte[] body(Head head) throws IOException {
    if (head.header("Transfer-Encoding").isPresent()) {
      return chunks();
    }
    var announced = head.header("Content-Length");
    if (announced.isEmpty()) {
      return new byte[0];
    }
    return exactly(number(announced.get().trim(), 10));
  }

  private static boolean persists(String version, Head head) {
    var connection = head.header("Connection").orElse("").toLowerCase(Locale.ROOT);
    return version.equals("HTTP/1.0")
        ? connection.contains("keep-alive")
        : !connection.contains("close");
  }

  /** A client that takes us for its proxy sends the whole URL. */
  private static String originForm(String target) throws Malformed {
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    var authority = target.indexOf("://");
    if (authority < 0) {
      throw new Malformed(400, "the request target must start with a slash");
    }
    var path = target.indexOf('/', authority + 3);
    if (path >= 0) {
      return target.substring(path);
    }
    var query = target.indexOf('?', authority + 3);
    return query < 0 ? "/" : "/" + target.substring(query);
  }

  private List<Call.Header> headers() throws IOException {
    var headers = new ArrayList<Call.Header>();
    for (var line = someLine(); !line.isEmpty(); line = someLine()) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new Malformed(400, "a header line has no name");
      }
      headers.add(new Call.Header(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return headers;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      headBytes = 0;
      var size = number(someLine().split(";", 2)[0].trim(), 16);
      if (size == 0) {
        headers(); // Trailers say nothing to us.
        return body.toByteArray();
      }
      if (body.size() + size > BODY_LIMIT) {
        throw new Malformed(413, "the body is too large");
      }
      body.write(exactly(size));
      someLine();
    }
  }

  private static int number(String text, int radix) throws Malformed {
    try {
      var number = Integer.parseInt(text, radix);
      if (number < 0 || number > BODY_LIMIT) {
        throw new Malformed(413, "the body is too large");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new Malformed(400, "a length is not a number");
    }
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new Malformed(400, "the body ends early");
    }
    return bytes;
  }

  private String someLine() throws IOException {
    return line().orElseThrow(() -> new Malformed(400, "the request ends early"));
  }

  /** A line without its end; empty at the end of the stream. */
  private Optional<String> line() throws IOException {
    var bytes = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (++headBytes > HEAD_LIMIT) {
        throw new Malformed(431, "the request head is too large");
      }
      bytes.write(next);
    }
    var text = bytes.toString(StandardCharsets.UTF_8);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
