package dev.weir.serve;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * One connection. Its thread blocks in reads and writes; somebody else looks at the clock and
 * closes the socket when a deadline is over.
 */
final class Conversation implements Runnable {

  /** What a connection waits for. */
  enum Phase {
    /** For the first byte of a request. */
    IDLE,
    /** For the rest of it. */
    READING,
    /** For our own answer. */
    ANSWERING,
    /** For it to be taken. */
    WRITING
  }

  /** Answers requests. */
  interface Handler {
    Response answer(Request request);

    /** A request that could not be read; what is answered to it. */
    Response refuse(Malformed problem);
  }

  /**
   * What a connection is at.
   *
   * @param since when it began, in nanoseconds
   * @param until when it must be over, in nanoseconds
   */
  record Stand(Phase phase, long since, long until) {}

  private static final int BUFFER = 2 << 10;

  private final Socket socket;
  private final Limits limits;
  private final Handler handler;
  private final Runnable end;
  private volatile Stand stand;
  private volatile boolean last;

  /**
   * A connection.
   *
   * @param end runs when it is over
   */
  Conversation(Socket socket, Limits limits, Handler handler, Runnable end) {
    this.socket = socket;
    this.limits = limits;
    this.handler = handler;
    this.end = end;
    // Who connects is about to ask: the first request gets no idle time before it.
    this.stand = stand(Phase.IDLE, limits.request());
  }

  private static Stand stand(Phase phase, Duration time) {
    long now = System.nanoTime();
    return new Stand(phase, now, now + time.toNanos());
  }

  Stand stand() {
    return stand;
  }

  /** Makes the answer to the request that is under way the last. */
  void takeNoMore() {
    last = true;
  }

  /** Ends it after the request that is under way, or at once when there is none. */
  void finish() {
    takeNoMore();
    if (stand.phase() == Phase.IDLE) {
      hangUp();
    }
  }

  void hangUp() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no more use in any case.
    }
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      converse();
    } catch (IOException | RuntimeException _) {
      // The other side is gone, or was closed by us; there is nobody to tell.
    } finally {
      end.run();
    }
  }

  private void converse() throws IOException {
    var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    var out = socket.getOutputStream();
    var reader = new RequestReader(in, out, limits);
    while (true) {
      try {
        var next = reader.next(() -> stand = stand(Phase.READING, limits.request()));
        if (next.isEmpty()) {
          return;
        }
        var request = next.get();
        // What keeps an answer waiting has its own limit.
        stand = stand(Phase.ANSWERING, limits.request().multipliedBy(2));
        var response = handler.answer(request);
        boolean goOn = request.keepAlive() && !last;
        send(response, request.method().equals("HEAD"), goOn);
        if (!goOn) {
          return;
        }
        stand = stand(Phase.IDLE, limits.idle());
        if (last) {
          return;
        }
      } catch (Malformed problem) {
        send(handler.refuse(problem), false, false);
        drain(in);
        return;
      }
    }
  }

  private void send(Response response, boolean headOnly, boolean goOn) throws IOException {
    stand = stand(Phase.WRITING, limits.writing());
    socket.getOutputStream().write(response.bytes(headOnly, goOn));
  }

  /** A close with bytes unread would reset the connection, and with it lose the answer. */
  private void drain(BufferedInputStream in) throws IOException {
    socket.shutdownOutput();
    var rest = new byte[BUFFER];
    int left = limits.bodyBytes();
    for (int read = in.read(rest); read > 0 && left > 0; read = in.read(rest)) {
      left -= read;
    }
  }
}
