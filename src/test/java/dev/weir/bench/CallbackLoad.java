package dev.weir.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Calls at an even rate, whatever the answers take, with callers beside them that are malformed,
 * huge or slow.
 *
 * <p>A time is counted from when a call was due, not from when it could be sent, so that a service
 * that stalls cannot hide it.
 */
final class CallbackLoad {

  private static final int WORKERS = 32;
  private static final int SLOW = 200;
  private static final int EVENT_EVERY = 10;
  private static final double NANOS_PER_MILLI = 1e6;

  private static final String YES = "{\"ApiVersion\":\"1.0\",\"NeedRecord\":true}";
  private static final String NO = "{\"ApiVersion\":\"1.0\",\"NeedRecord\":false}";
  private static final String FINE =
      "{\"ApiVersion\":\"1.0\",\"NeedRecord\":true,\"Interval\":{\"Mp4\":1800},\"Format\":[\"mp4\"]}";

  private final InetSocketAddress service;
  private final int perSecond;
  private final long[] times;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicLong hugeBytes = new AtomicLong();
  private final ConcurrentLinkedQueue<String> firstFaults = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  CallbackLoad(InetSocketAddress service, int perSecond, int seconds) {
    this.service = service;
    this.perSecond = perSecond;
    this.times = new long[perSecond * seconds];
  }

  /**
   * What came of it.
   *
   * @param calls good ones that were answered
   * @param wrong answers that are not those of the contract
   * @param failed good calls that got no answer
   * @param events of the calls, those that were acknowledged as written down
   * @param refused malformed and huge calls that were refused or hung up on
   * @param accepted malformed or huge calls that were taken for good ones
   * @param slow callers that were hung up on
   */
  record Report(
      int calls,
      int wrong,
      int failed,
      int events,
      int refused,
      int accepted,
      int slow,
      long hugeMegabytes,
      double perSecond,
      List<Double> milliseconds,
      String firstFault) {

    String text() {
      return String.format(
          Locale.ROOT,
          "%,d calls at %.0f/s, %d wrong, %d failed; %,d events kept%n"
              + "beside them: %,d malformed or huge calls refused (%,d MB), %d accepted; %,d slow"
              + " callers hung up on%n"
              + "milliseconds: p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.2f  max %.2f%n",
          calls,
          perSecond,
          wrong,
          failed,
          events,
          refused,
          hugeMegabytes,
          accepted,
          slow,
          milliseconds.get(0),
          milliseconds.get(1),
          milliseconds.get(2),
          milliseconds.get(3),
          milliseconds.get(4));
    }
  }

  Report run() throws InterruptedException {
    var done = new CountDownLatch(WORKERS);
    long begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    for (int i = 0; i < SLOW; i++) {
      Thread.ofVirtual().start(this::drip);
    }
    Thread.ofVirtual().start(() -> disturb(this::malformed, 50));
    Thread.ofVirtual().start(() -> disturb(this::huge, 5));
    for (int i = 0; i < WORKERS; i++) {
      Thread.ofVirtual()
          .start(() -> {
            work(begun);
            done.countDown();
          });
    }
    done.await();
    double took = (System.nanoTime() - begun) / 1e9;
    over = true;
    var sorted = times.clone();
    Arrays.sort(sorted);
    return new Report(
        times.length - failed.get(),
        wrong.get(),
        failed.get(),
        events.get(),
        refused.get(),
        accepted.get(),
        slow.get(),
        hugeBytes.get() >> 20,
        times.length / took,
        List.of(
            at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1)),
        String.valueOf(firstFaults.peek()));
  }

  private static double at(long[] sorted, double part) {
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
  }

  /** One connection that takes call after call, each when it is due. */
  private void work(long begun) {
    var caller = new Caller();
    for (int i = next.getAndIncrement(); i < times.length; i = next.getAndIncrement()) {
      long due = begun + TimeUnit.SECONDS.toNanos(1) / perSecond * i;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      try {
        check(i, caller.call(request(i)));
      } catch (IOException e) {
        failed.incrementAndGet();
        firstFaults.add("call " + i + ": " + e);
        caller.hangUp();
      }
      times[i] = System.nanoTime() - due;
    }
    caller.hangUp();
  }

  private static String request(int i) {
    if (i % EVENT_EVERY == 0) {
      var body =
          ("{\"domain\":\"test.com\",\"app\":\"live\",\"stream\":\"s\",\"uri\":\"record/%d.mp4\","
                  + "\"duration\":69.403,\"start_time\":1488985786,\"stop_time\":1488985840}")
              .formatted(i);
      return "POST /recorded HTTP/1.1\r\nHost: cb.test.com\r\nContent-Type: application/json\r\n"
          + "Content-Length: "
          + body.length()
          + "\r\n\r\n"
          + body;
    }
    var query =
        switch (i % 5) {
          case 1 -> "app=live&domain=test.com&stream=test-" + i + "&vbitrate=9000&codec=h265";
          case 2 -> "app=live&domain=test.com&stream=s" + i + "&vbitrate=4000&codec=h265";
          case 3 -> "app=stage&domain=test.com&stream=s" + i + "&vbitrate=3999&codec=h264";
          default -> "app=live&domain=test.com&stream=s" + i + "&vbitrate=2000&codec=h264";
        };
    return "GET /decide?"
        + query
        + " HTTP/1.1\r\nHost: cb.test.com\r\nUser-Agent: Go-http-client/1.1\r\n\r\n";
  }

  private void check(int i, String answer) {
    if (i % EVENT_EVERY == 0) {
      if (answer.startsWith("HTTP/1.1 200 ")) {
        events.incrementAndGet();
      } else {
        fault(i, answer);
      }
      return;
    }
    var expected =
        switch (i % 5) {
          case 1, 3 -> NO;
          case 2 -> FINE;
          default -> YES;
        };
    if (!answer.startsWith("HTTP/1.1 200 ") || !answer.endsWith("\r\n\r\n" + expected)) {
      fault(i, answer);
    }
  }

  private void fault(int i, String answer) {
    wrong.incrementAndGet();
    firstFaults.add("call " + i + " was answered: " + answer);
  }

  /** A client's end of a connection that is kept. */
  private final class Caller {
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    String call(String request) throws IOException {
      var peer = socket;
      if (peer == null) {
        peer = new Socket();
        peer.setTcpNoDelay(true);
        peer.setSoTimeout(10_000);
        peer.connect(service);
        in = new BufferedInputStream(peer.getInputStream());
        socket = peer;
      }
      peer.getOutputStream().write(request.getBytes(ISO_8859_1));
      return response(in);
    }

    void hangUp() {
      if (socket != null) {
        close(socket);
        socket = null;
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no more use.
    }
  }

  private static String response(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("hung up on after: " + text);
      }
      text.append((char) octet);
    }
    int length = 0;
    for (var line : text.toString().split("\r\n")) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    return text + new String(in.readNBytes(length), ISO_8859_1);
  }

  private void disturb(Runnable call, int perSecond) {
    while (!over) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
      Thread.ofVirtual().start(call);
    }
  }

  private static final String[] MALFORMED = {
    "hello\r\n\r\n",
    "GET /decide?app=%zz HTTP/1.1\r\n\r\n",
    "GET /decide?app=live HTTP/1.1\r\nConnection: close\r\n\r\n",
    "POST /recorded HTTP/1.1\r\nContent-Length: 7\r\nConnection: close\r\n\r\n{\"app\":",
    "POST /recorded HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /recorded HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\n",
    "BREW /decide HTTP/1.1\r\nConnection: close\r\n\r\n"
  };

  private void malformed() {
    expectRefusal(MALFORMED[ThreadLocalRandom.current().nextInt(MALFORMED.length)]);
  }

  /** A head, or a body, of a megabyte. */
  private void huge() {
    var much = "x".repeat(1 << 20);
    hugeBytes.addAndGet(much.length());
    expectRefusal(
        ThreadLocalRandom.current().nextBoolean()
            ? "GET /decide?app=" + much + " HTTP/1.1\r\n\r\n"
            : "POST /recorded HTTP/1.1\r\nContent-Length: 1048576\r\n\r\n" + much);
  }

  private void expectRefusal(String request) {
    try (var socket = new Socket()) {
      socket.setSoTimeout(15_000);
      socket.connect(service);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      var answer = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
      (answer.startsWith("HTTP/1.1 2") ? accepted : refused).incrementAndGet();
    } catch (IOException _) {
      refused.incrementAndGet(); // Hung up on before all of it was sent.
    }
  }

  /** Sends a byte of a request now and then. */
  private void drip() {
    while (!over) {
      try (var socket = new Socket()) {
        socket.connect(service);
        while (!over) {
          socket.getOutputStream().write('G');
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
      } catch (IOException _) {
        slow.incrementAndGet();
      }
    }
  }
}
