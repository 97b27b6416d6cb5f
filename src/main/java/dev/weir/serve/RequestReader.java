package dev.weir.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HTTP/1.1 requests off a connection. Strict where two readings are possible, since a proxy
 * may stand before us that chose the other one.
 */
final class RequestReader {

  private static final int MOST_HEADERS = 64;
  private static final int MOST_PARAMETERS = 64;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private final InputStream in;
  private final OutputStream out;
  private final Limits limits;
  private int headBytes;

  /**
   * A reader.
   *
   * @param in what comes; buffered
   * @param out for the word that a client is to go on
   */
  RequestReader(InputStream in, OutputStream out, Limits limits) {
    this.in = in;
    this.out = out;
    this.limits = limits;
  }

  /**
   * The next request; empty when the other side is done.
   *
   * @param begun runs when its first byte has come
   */
  Optional<Request> next(Runnable begun) throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return Optional.empty();
    }
    in.reset();
    begun.run();
    headBytes = 0;
    var line = line();
    var words = line.split(" ", -1);
    if (words.length != 3 || !words[0].matches(TOKEN) || !words[2].matches("HTTP/1\\.[01]")) {
      throw new Malformed(400, "not an HTTP/1.1 request line");
    }
    var headers = headers();
    var target = target(words[1]);
    int question = target.indexOf('?');
    var path = question < 0 ? target : target.substring(0, question);
    var query = question < 0 ? "" : target.substring(question + 1);
    return Optional.of(
        new Request(
            words[0],
            path,
            parameters(query),
            headers,
            persists(words[2], headers),
            text(body(headers))));
  }

  private static boolean persists(String version, Map<String, List<String>> headers) {
    var connection =
        String.join(",", headers.getOrDefault("connection", List.of())).toLowerCase(Locale.ROOT);
    return version.equals("HTTP/1.0")
        ? connection.contains("keep-alive")
        : !connection.contains("close");
  }

  /** The path and query; of a whole URL too, as it is sent to a proxy. */
  private static String target(String target) throws Malformed {
    if (target.startsWith("/")) {
      return target;
    }
    var rest = target.replaceFirst("(?i)^https?://[^/?]*", "");
    if (rest.equals(target)) {
      throw new Malformed(400, "the request target must be a path");
    }
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new LinkedHashMap<String, List<String>>();
    int count = 0;
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || !line.substring(0, colon).matches(TOKEN)) {
        throw new Malformed(400, "a header line has no name");
      }
      if (++count > MOST_HEADERS) {
        throw new Malformed(431, "there are too many headers");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static Map<String, String> parameters(String query) throws Malformed {
    var parameters = new HashMap<String, String>();
    if (query.isEmpty()) {
      return parameters;
    }
    var pairs = query.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      throw new Malformed(400, "there are too many parameters");
    }
    for (var pair : pairs) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decode(String text) throws Malformed {
    try {
      // A head is read byte by byte; bytes beyond ASCII must be escaped.
      if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        throw new Malformed(400, "the query is not percent-encoded");
      }
      var decoded = URLDecoder.decode(text, UTF_8);
      if (decoded.indexOf('\uFFFD') >= 0) {
        throw new Malformed(400, "the query is not UTF-8");
      }
      return decoded;
    } catch (IllegalArgumentException _) {
      throw new Malformed(400, "the query is not percent-encoded");
    }
  }

  private static String text(byte[] body) throws Malformed {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw new Malformed(400, "the body is not UTF-8");
    }
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    var coding = headers.get("transfer-encoding");
    var lengths = headers.get("content-length");
    if (coding == null && lengths == null) {
      return new byte[0];
    }
    if (coding != null && lengths != null) {
      throw new Malformed(400, "a body has either a length or chunks");
    }
    if (coding != null && !(coding.size() == 1 && coding.getFirst().equalsIgnoreCase("chunked"))) {
      throw new Malformed(501, "the transfer encoding is unknown");
    }
    int length = lengths == null ? 0 : length(lengths);
    if (headers.getOrDefault("expect", List.of()).stream()
        .anyMatch("100-continue"::equalsIgnoreCase)) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
    }
    return coding == null ? exactly(length) : chunks();
  }

  private int length(List<String> lengths) throws Malformed {
    if (lengths.stream().distinct().count() != 1) {
      throw new Malformed(400, "the body has two lengths");
    }
    return number(lengths.getFirst(), 10);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      headBytes = 0;
      int size = number(line().split(";", 2)[0].strip(), 16);
      if (body.size() + size > limits.bodyBytes()) {
        throw new Malformed(413, "the body is too large");
      }
      if (size == 0) {
        headers(); // Trailers say nothing to us.
        return body.toByteArray();
      }
      body.write(exactly(size));
      if (!line().isEmpty()) {
        throw new Malformed(400, "a chunk is longer than it says");
      }
    }
  }

  private int number(String text, int radix) throws Malformed {
    if (!text.matches(radix == 16 ? "[0-9A-Fa-f]{1,16}" : "[0-9]{1,18}")) {
      throw new Malformed(400, "a length is not a number");
    }
    long number = Long.parseUnsignedLong(text, radix);
    if (number < 0 || number > limits.bodyBytes()) {
      throw new Malformed(413, "the body is too large");
    }
    return (int) number;
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the body ends early");
    }
    return bytes;
  }

  /** A line without its end. */
  private String line() throws IOException {
    var line = new StringBuilder(80);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the request ends early");
      }
      if (++headBytes > limits.headBytes()) {
        throw new Malformed(431, "the request head is too large");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    if (line.indexOf("\r") >= 0 || line.indexOf("\0") >= 0) {
      throw new Malformed(400, "the request head holds a control character");
    }
    return line.toString();
  }
}
