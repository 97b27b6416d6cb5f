package dev.weir.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.provider.CallbackDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service does with callers that are slow, wrong, too many, or too loud. */
@Timeout(60)
class CallbackServerTest {

  private static final String ASK = "GET /?name=a HTTP/1.1\r\nHost: x\r\n\r\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  /** Knows GETs with a name, which it repeats, and POSTs, which must be kept. */
  private static class Echo implements CallbackDesk {
    final AtomicInteger kept = new AtomicInteger();

    @Override
    public Optional<Reply> take(Call call, Instant now) {
      var facts = new LinkedHashMap<String, Object>();
      if (call.method().equals("POST")) {
        facts.put("body", call.body());
        return Optional.of(
            new Reply(200, "", new Happened("event", "file", true, facts, kept::incrementAndGet)));
      }
      var name = call.parameters().get("name");
      facts.put("name", "" + name);
      return name == null
          ? Optional.empty()
          : Optional.of(
              new Reply(
                  200,
                  "{\"name\":\"" + name + "\"}",
                  new Happened("decision", "yes", false, facts, () -> {})));
    }

    @Override
    public List<Diagnostic> notes() {
      return List.of();
    }
  }

  private CallbackServer start(CallbackDesk desk, Limits limits, OutputStream to) {
    var server =
        CallbackServer.start(
            new CallbackServer.Settings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.empty(),
                limits,
                List.of(desk),
                new PrintStream(to, false, StandardCharsets.UTF_8),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"))));
    open.add(server);
    return server;
  }

  private CallbackServer start() {
    return start(new Echo(), Limits.USUAL, out);
  }

  private RawClient client(CallbackServer server) throws IOException {
    var client = new RawClient(server.port());
    open.add(client);
    return client;
  }

  private String metrics(CallbackServer server) throws IOException {
    return client(server).send("GET /metrics HTTP/1.1\r\nConnection: close\r\n\r\n").rest();
  }

  @Test
  void a_connection_serves_many_requests_also_when_they_come_at_once() throws IOException {
    var client = client(start()).send(ASK + ASK.replace("=a", "=b%20%C3%A4+c") + ASK);

    assertThat(client.response()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("{\"name\":\"a\"}");
    assertThat(
            new String(
                client.response().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .endsWith("{\"name\":\"b ä c\"}");
    assertThat(client.response()).endsWith("{\"name\":\"a\"}");
  }

  @Test
  void a_body_comes_with_a_length_or_in_chunks_and_waits_to_be_called_for() throws IOException {
    var server = start();
    client(server)
        .send("POST / HTTP/1.1\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
        .rest();
    client(server)
        .send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
        .send("3;x=y\r\nchu\r\n2\r\nnk\r\n0\r\nTrailer: t\r\n\r\n")
        .rest();
    var patient = client(server);
    patient.send("POST / HTTP/1.0\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    assertThat(patient.response()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    assertThat(patient.send("late").rest()).startsWith("HTTP/1.1 200 OK");
    server.close();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"event\",\"body\":\"hello\"}",
            "{\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"event\",\"body\":\"chunk\"}",
            "{\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"event\",\"body\":\"late\"}");
  }

  record Bad(String request, int status) {}

  static List<Bad> malformed() {
    var many = "X-A: b\r\n".repeat(65);
    return List.of(
        new Bad("hello\r\n\r\n", 400),
        new Bad("\r\n\r\n", 400),
        new Bad("GET / HTTP/2.0\r\n\r\n", 400),
        new Bad("GET  / HTTP/1.1\r\n\r\n", 400),
        new Bad("G(T / HTTP/1.1\r\n\r\n", 400),
        new Bad("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\n", 400),
        new Bad("GET nowhere HTTP/1.1\r\n\r\n", 400),
        new Bad("GET / HTTP/1.1\r\n: none\r\n\r\n", 400),
        new Bad("GET / HTTP/1.1\r\n folded\r\n\r\n", 400),
        new Bad("GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", 400),
        new Bad("GET /?name=%zz HTTP/1.1\r\n\r\n", 400),
        new Bad("GET /?name=%C3 HTTP/1.1\r\n\r\n", 400),
        new Bad("GET /?name=\u00e4 HTTP/1.1\r\n\r\n", 400),
        new Bad("GET /?" + "a&".repeat(64) + "name=a HTTP/1.1\r\n\r\n", 400),
        new Bad("DELETE /?name=a HTTP/1.1\r\nConnection: close\r\n\r\n", 405),
        new Bad("GET /?other=a HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        new Bad("GET / HTTP/1.1\r\n" + many + "\r\n", 431),
        new Bad("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n", 431),
        new Bad("GET / HTTP/1.1\r\nA: " + "a".repeat(9_000) + "\r\n\r\n", 431),
        new Bad("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        new Bad("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        new Bad("POST / HTTP/1.1\r\nContent-Length: 65537\r\n\r\n" + "a".repeat(65_537), 413),
        new Bad("POST / HTTP/1.1\r\nContent-Length: 999999999999999999\r\n\r\n", 413),
        new Bad("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na", 400),
        new Bad("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na", 400),
        new Bad("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        new Bad("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", 413),
        new Bad("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n", 400),
        new Bad("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        new Bad("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n\u00ff", 400));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_malformed_is_refused_and_hung_up_on(Bad bad) throws IOException {
    var server = start();

    assertThat(client(server).send(bad.request()).sendsNoMore().rest())
        .startsWith("HTTP/1.1 " + bad.status() + " ");
    assertThat(client(server).send(ASK).response()).endsWith("{\"name\":\"a\"}");
  }

  @Test
  void a_request_that_comes_slowly_is_hung_up_on() throws IOException {
    var server =
        start(
            new Echo(),
            Limits.USUAL.withTimes(Duration.ofMillis(150), Duration.ofMillis(150)),
            out);

    assertThat(client(server).send("GET /?name=a HT").rest()).isEmpty();
    assertThat(client(server).send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhe").rest())
        .isEmpty();
    assertThat(client(server).rest()).as("nothing at all").isEmpty();
    var idle = client(server).send(ASK);
    assertThat(idle.rest()).as("answered, then idle for too long").endsWith("{\"name\":\"a\"}");
    assertThat(metrics(server))
        .contains("weir_callbacks_connections_closed_total{reason=\"slow\"} 2\n");
  }

  @Test
  void when_there_are_too_many_connections_the_longest_silent_one_goes() throws IOException {
    var server = start(new Echo(), Limits.USUAL.withConnections(4), out);
    var silent = new ArrayList<RawClient>();
    for (int i = 0; i < 4; i++) {
      silent.add(client(server).send("GET /?na"));
    }

    var newcomer = client(server).send(ASK);

    assertThat(newcomer.response()).endsWith("{\"name\":\"a\"}");
    assertThat(silent.getFirst().rest()).isIn("", "(reset)");
    assertThat(silent.getLast().send("me=z HTTP/1.1\r\n\r\n").response())
        .endsWith("{\"name\":\"z\"}");
  }

  @Test
  void a_flood_of_silent_connections_keeps_nobody_out() throws IOException {
    var server = start(new Echo(), Limits.USUAL.withConnections(8), out);

    for (int i = 0; i < 100; i++) {
      client(server).send(i % 2 == 0 ? "" : "GET /?name=");
      assertThat(client(server).send(ASK).response()).endsWith("{\"name\":\"a\"}");
    }
    assertThat(metrics(server)).containsPattern("weir_callbacks_connections [1-8]\n");
  }

  /** A pipe that nobody reads, until somebody does. */
  private static final class Blocked extends OutputStream {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        opened.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      taken.write(bytes, from, length);
    }
  }

  @Test
  void a_log_that_nobody_reads_holds_up_no_decision() throws IOException {
    var pipe = new Blocked();
    var server = start(new Echo(), Limits.USUAL, pipe);

    for (int i = 0; i < 50; i++) {
      assertThat(client(server).send(ASK).response()).endsWith("{\"name\":\"a\"}");
    }
    pipe.opened.countDown();
    server.close();
    assertThat(pipe.taken.toString(StandardCharsets.UTF_8).lines()).hasSize(50);
  }

  @Test
  void an_event_is_acknowledged_only_once_it_is_written_down() throws Exception {
    var pipe = new Blocked();
    var desk = new Echo();
    var server = start(desk, Limits.USUAL, pipe);
    var event = "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\ne";
    var caller = client(server).send(event);
    var answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return caller.response();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(client(server).send(ASK).response()).endsWith("{\"name\":\"a\"}");
    assertThat(answer).isNotDone();
    assertThat(desk.kept).hasValue(0);

    pipe.opened.countDown();

    assertThat(answer.get(30, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200 OK");
    assertThat(desk.kept).hasValue(1);
  }

  @Test
  void when_the_log_is_gone_events_are_refused_and_decisions_are_not() throws IOException {
    var gone =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    var desk = new Echo();
    var server = start(desk, Limits.USUAL, gone);
    var event = "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\ne";

    assertThat(client(server).send(event).response()).startsWith("HTTP/1.1 503 ");
    assertThat(client(server).send(event).response()).startsWith("HTTP/1.1 503 ");
    assertThat(desk.kept).hasValue(0);
    assertThat(client(server).send(ASK).response()).endsWith("{\"name\":\"a\"}");
    assertThat(client(server).send("GET /healthz HTTP/1.1\r\n\r\n").response())
        .startsWith("HTTP/1.1 503 ");
  }

  @Test
  void lines_are_one_object_each_whatever_is_in_them() throws IOException {
    var server = start();
    client(server)
        .send("GET /?name=a%0Ab%22%E2%80%AE%00 HTTP/1.1\r\nConnection: close\r\n\r\n")
        .rest();
    server.close();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"decision\","
                + "\"name\":\"a\\nb\\\"\\u202E\\u0000\"}\n");
  }

  @Test
  void closing_answers_what_is_under_way_and_takes_nothing_more() throws Exception {
    var asked = new CountDownLatch(1);
    var answerNow = new CountDownLatch(1);
    var desk =
        new Echo() {
          @Override
          public Optional<Reply> take(Call call, Instant now) {
            asked.countDown();
            try {
              answerNow.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return super.take(call, now);
          }
        };
    var server = start(desk, Limits.USUAL, out);
    var idle = client(server);
    var busy = client(server).send(ASK + ASK);
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    var closing = CompletableFuture.runAsync(server::close, task -> Thread.ofVirtual().start(task));

    assertThat(idle.rest()).isIn("", "(reset)");
    answerNow.countDown();
    assertThat(busy.rest()).contains("Connection: close").endsWith("{\"name\":\"a\"}");
    closing.get(30, TimeUnit.SECONDS);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void a_desk_that_breaks_is_answered_for() throws IOException {
    var server =
        start(
            new Echo() {
              @Override
              public Optional<Reply> take(Call call, Instant now) {
                throw new IllegalStateException("not meant");
              }
            },
            Limits.USUAL,
            out);

    assertThat(client(server).send(ASK).response()).startsWith("HTTP/1.1 500 ");
  }

  @Test
  void metrics_are_counted_by_words_of_our_own() throws IOException {
    var server = start();
    client(server).send(ASK).response();
    client(server).send("GET /%22%0A HTTP/1.1\r\n\r\n").response();

    assertThat(metrics(server))
        .contains(
            "weir_callbacks_calls_total{type=\"decision\",outcome=\"yes\"} 1\n",
            "weir_callbacks_calls_total{type=\"unknown\",outcome=\"malformed\"} 1\n",
            "weir_callbacks_responses_total{status=\"200\"} 1\n",
            "weir_callbacks_responses_total{status=\"400\"} 1\n",
            "weir_callbacks_answer_seconds_bucket{le=\"+Inf\"} 2\n");
  }
}
