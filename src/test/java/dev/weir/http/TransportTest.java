package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

  private final HttpClients connections = new HttpClients(Duration.ofSeconds(5));
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    testIsOver.countDown();
    connections.close();
    server.stop(0);
  }

  private Response call(
      String method, Map<String, Collection<String>> headers, byte[] body, HttpHandler handler)
      throws IOException {
    server.createContext("/", handler);
    return send(method, headers, body, Duration.ofSeconds(20));
  }

  private Response send(
      String method, Map<String, Collection<String>> headers, byte[] body, Duration patience)
      throws IOException {
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/a%2Fb%20c?live&x=%2B";
    var request =
        Request.create(Request.HttpMethod.valueOf(method), url, headers, body, UTF_8, null);
    return new Transport(connections)
        .execute(
            request,
            new Request.Options(
                1, TimeUnit.SECONDS, patience.toMillis(), TimeUnit.MILLISECONDS, false));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  @Test
  void a_request_arrives_as_it_was_signed() throws IOException {
    var response =
        call(
            "PUT",
            Map.of(
                "Date", List.of("Thu, 02 Jan 2025 03:04:05 GMT"), "Content-Length", List.of("3")),
            "abc".getBytes(UTF_8),
            exchange ->
                answer(
                    exchange,
                    201,
                    exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + exchange.getProtocol()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Date")
                        + " "
                        + exchange.getRequestHeaders().containsKey("Upgrade")
                        + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8)));

    assertThat(response.status()).isEqualTo(201);
    assertThat(new String(response.body().asInputStream().readAllBytes(), UTF_8))
        .isEqualTo("PUT /a%2Fb%20c?live&x=%2B HTTP/1.1 Thu, 02 Jan 2025 03:04:05 GMT false abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST"})
  void a_write_without_a_body_says_that_it_has_none(String method) throws IOException {
    var response =
        call(
            method,
            Map.of(),
            null,
            exchange ->
                answer(exchange, 200, exchange.getRequestHeaders().getFirst("Content-Length")));

    assertThat(new String(response.body().asInputStream().readAllBytes(), UTF_8)).isEqualTo("0");
  }

  @Test
  void redirects_are_not_followed() throws IOException {
    var response =
        call(
            "GET",
            Map.of(),
            null,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
              answer(exchange, 302, "");
            });

    assertThat(response.status()).isEqualTo(302);
  }

  @Test
  void an_answer_that_is_cut_short_is_a_failure() {
    assertThatThrownBy(() ->
            call(
                "GET",
                Map.of(),
                null,
                exchange -> {
                  exchange.sendResponseHeaders(200, 100);
                  exchange.getResponseBody().write('x');
                  exchange.getResponseBody().flush();
                  exchange.close();
                }))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NotSent.class);
  }

  @Test
  void an_answer_that_stalls_in_its_middle_is_given_up() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          try {
            testIsOver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThatThrownBy(() -> send("GET", Map.of(), null, Duration.ofMillis(100)))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void a_request_to_a_closed_port_never_left() {
    server.stop(0);

    assertThatThrownBy(() -> send("PUT", Map.of(), null, Duration.ofSeconds(5)))
        .isInstanceOf(NotSent.class);
  }
}
