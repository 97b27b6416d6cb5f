package dev.weir.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Sends bytes as they are, for what no HTTP client would send. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
  }

  RawClient send(String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (SocketException _) {
      // Hung up on in the middle of it: what was answered can still be read.
    }
    return this;
  }

  RawClient sendsNoMore() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Whether nothing has come yet, nor the end. */
  boolean isSilent() throws IOException {
    return socket.getInputStream().available() == 0 && !socket.isClosed();
  }

  /** Everything until the other side hangs up. */
  String rest() throws IOException {
    var text = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.append((char) next);
      }
    } catch (SocketException _) {
      text.append("(reset)");
    }
    return text.toString();
  }

  /** One response, of which the length is told. */
  String response() throws IOException {
    var in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.startsWith("Content-Length: "))
            .mapToInt(line -> Integer.parseInt(line.substring(16)))
            .findFirst()
            .orElse(0);
    return head + new String(in.readNBytes(length), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
