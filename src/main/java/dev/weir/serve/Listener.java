package dev.weir.serve;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Takes connections at one address, each on a virtual thread of its own, and bounds them. */
final class Listener implements AutoCloseable {

  private static final int BACKLOG = 1_024;
  private static final long TICK = 100_000_000;

  private final ServerSocket socket;
  private final Limits limits;
  private final Conversation.Handler handler;
  private final Counters counters;
  private final Map<Conversation, Boolean> open = new ConcurrentHashMap<>();

  private Listener(
      ServerSocket socket, Limits limits, Conversation.Handler handler, Counters counters) {
    this.socket = socket;
    this.limits = limits;
    this.handler = handler;
    this.counters = counters;
  }

  static Listener start(
      InetSocketAddress address, Limits limits, Conversation.Handler handler, Counters counters) {
    var listener = new Listener(bind(address), limits, handler, counters);
    Thread.ofVirtual().name("callbacks").start(listener::accept);
    Thread.ofVirtual().name("callbacks-clock").start(listener::watch);
    return listener;
  }

  private static ServerSocket bind(InetSocketAddress address) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      throw new Refused(
          Diagnostic.error(
                  "cannot-listen",
                  "cannot listen at %s:%d: %s"
                      .formatted(address.getHostString(), address.getPort(), e.getMessage()))
              .hint("choose another address with --listen; port 0 stands for any free one"));
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return open.size();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        begin(socket.accept());
      } catch (IOException _) {
        // Closed by us, or out of descriptors for a moment.
        LockSupport.parkNanos(TICK / 10);
      }
    }
  }

  private void begin(Socket peer) {
    if (open.size() >= limits.connections()) {
      evict();
    }
    var self = new Conversation[1];
    self[0] = new Conversation(peer, limits, handler, () -> open.remove(self[0]));
    open.put(self[0], true);
    Thread.ofVirtual().name("callback").start(self[0]);
  }

  /**
   * Makes room: whoever is waited for the longest goes. A newcomer that has something to say says
   * it at once, so slow ones can keep nobody out.
   */
  private void evict() {
    long now = System.nanoTime();
    open.keySet().stream()
        .min(
            Comparator.comparingInt(Listener::worth)
                .thenComparingLong(conversation -> conversation.stand().since() - now))
        .ifPresent(one -> {
          counters.count("weir_callbacks_connections_closed_total", "reason", "crowded");
          open.remove(one);
          one.hangUp();
        });
  }

  /** Those that wait for us go last. */
  private static int worth(Conversation conversation) {
    return switch (conversation.stand().phase()) {
      case IDLE, READING, WRITING -> 0;
      case ANSWERING -> 1;
    };
  }

  /** Closes connections whose time is over. */
  private void watch() {
    while (!socket.isClosed() || !open.isEmpty()) {
      LockSupport.parkNanos(TICK);
      long now = System.nanoTime();
      for (var conversation : open.keySet()) {
        var stand = conversation.stand();
        if (now - stand.until() > 0) {
          if (stand.phase() != Conversation.Phase.IDLE) {
            counters.count("weir_callbacks_connections_closed_total", "reason", "slow");
          }
          conversation.hangUp();
        }
      }
    }
  }

  /** Takes no more; what is under way ends, in its time. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no more use in any case.
    }
    // All are told before the first is hung up on: whoever sees that may act on it at once.
    open.keySet().forEach(Conversation::takeNoMore);
    open.keySet().forEach(Conversation::finish);
    long until = System.nanoTime() + limits.stopping().toNanos();
    while (!open.isEmpty() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(TICK / 10);
      open.keySet().forEach(Conversation::finish);
    }
    open.keySet().forEach(Conversation::hangUp);
  }
}
