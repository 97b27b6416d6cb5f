package dev.weir.sandbox;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * An HTTP/1.1 server on a port of the loopback interface.
 *
 * <p>Small, and our own, because the JDK's server writes its own {@code Date}, knows no other
 * status codes and rewrites header names; clients here must see what the cloud would send.
 */
final class SandboxServer implements AutoCloseable {

  private static final int BACKLOG = 1_024;

  private final ServerSocket listener;
  private final Function<Call, Reply> responder;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private SandboxServer(ServerSocket listener, Function<Call, Reply> responder) {
    this.listener = listener;
    this.responder = responder;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any free one
   * @param responder called on a virtual thread of its connection
   */
  static SandboxServer start(int port, Function<Call, Reply> responder) {
    var server = new SandboxServer(listen(port), responder);
    Thread.ofVirtual().name("sandbox-", server.listener.getLocalPort()).start(server::accept);
    return server;
  }

  /** Where it is, for instance {@code http://127.0.0.1:41001}. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Stops to listen and hangs up on everybody. */
  @Override
  public void close() {
    closeQuietly(listener);
    connections.forEach(SandboxServer::closeQuietly);
  }

  private static ServerSocket listen(int port) {
    try {
      var listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(loopback(), port), BACKLOG);
      return listener;
    } catch (BindException e) {
      throw new Refused(
          Diagnostic.error("port-in-use", "port " + port + " is taken: " + e.getMessage())
              .hint("choose another with --port, or 0 for any"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        connections.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed by us, or out of descriptors for a moment.
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      converse(
          socket,
          new HttpInput(new BufferedInputStream(socket.getInputStream())),
          new HttpOutput(socket.getOutputStream()));
    } catch (IOException e) {
      // The peer is gone; there is nobody to tell.
    } finally {
      connections.remove(socket);
    }
  }

  private void converse(Socket socket, HttpInput in, HttpOutput out) throws IOException {
    try {
      var goOn = true;
      while (goOn) {
        var head = in.head();
        goOn = head.isPresent() && exchange(socket, head.get(), in, out);
      }
    } catch (HttpInput.Malformed e) {
      var body = (e.getMessage() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      out.send(new Answer(e.status(), List.of(), body), false, false, body.length);
    }
  }

  /** Serves one request; whether the connection goes on. */
  private boolean exchange(Socket socket, HttpInput.Head head, HttpInput in, HttpOutput out)
      throws IOException {
    if (head.expectsContinue()) {
      out.proceed();
    }
    var headOnly = head.method().equals("HEAD");
    return switch (responder.apply(head.call(in.body(head)))) {
      case Reply.Cut() -> {
        socket.setSoLinger(true, 0); // Reset: clients repeat a call quietly after a mere close.
        yield false;
      }
      case Reply.Truncated(var answer) -> {
        out.send(answer, headOnly, true, answer.body().length / 2);
        yield false;
      }
      case Reply.Whole(var answer) -> {
        out.send(answer, headOnly, head.keepAlive(), answer.body().length);
        yield head.keepAlive();
      }
    };
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no more use in any case.
    }
  }
}
