package dev.weir.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sends HTTP requests byte for byte as a test has them, each over a connection of its own. */
public final class Wire {

  private Wire() {}

  /** What came back. Header names are in lower case. */
  public record Response(int status, String reason, Map<String, String> headers, String body) {

    /** A header's value; empty when there is none. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Sends a request with these headers only; Content-Length has to be among them. */
  public static Response send(
      URI endpoint, String method, String target, Map<String, String> headers, String body) {
    var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    return send(endpoint, request + "\r\n" + body, method.equals("HEAD"));
  }

  /** Sends a control call with a JSON body. */
  public static Response control(URI endpoint, String method, String what, String json) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Host", "127.0.0.1");
    headers.put("Content-Length", Integer.toString(json.getBytes(UTF_8).length));
    return send(endpoint, method, "/_weir/" + what, headers, json);
  }

  /** Sends these bytes and reads one response. */
  public static Response send(URI endpoint, String request, boolean headOnly) {
    try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      return read(socket.getInputStream(), headOnly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one response. */
  public static Response read(InputStream in, boolean headOnly) throws IOException {
    var statusLine = line(in).split(" ", 3);
    var headers = new TreeMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(": ");
      headers.put(
          line.substring(0, colon).toLowerCase(java.util.Locale.ROOT), line.substring(colon + 2));
    }
    var length = headOnly ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the body stops after " + body.length + " of " + length + " bytes");
    }
    return new Response(
        Integer.parseInt(statusLine[1]), statusLine[2], headers, new String(body, UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ends");
      }
      line.write(next);
    }
    return line.toString(UTF_8).stripTrailing();
  }
}
