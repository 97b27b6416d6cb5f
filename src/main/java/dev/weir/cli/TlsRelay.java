package dev.weir.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLServerSocketFactory;

/** Puts TLS in front of a server of plain HTTP on loopback, with the key of this process. */
final class TlsRelay implements AutoCloseable {

  private static final int BACKLOG = 8;

  private final URI target;
  private final ServerSocket server;

  private TlsRelay(URI target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /** Starts one in front of this server; {@code javax.net.ssl.keyStore} names its key. */
  static TlsRelay to(URI target) throws IOException {
    var factory = SSLServerSocketFactory.getDefault();
    var server = factory.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    var relay = new TlsRelay(target, server);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  /** Where it listens. */
  URI endpoint() {
    return URI.create("https://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        var plain = new Socket(target.getHost(), target.getPort());
        Thread.ofVirtual().start(() -> copy(client, plain));
        Thread.ofVirtual().start(() -> copy(plain, client));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // Either side may hang up.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
