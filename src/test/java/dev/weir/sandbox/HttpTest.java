package dev.weir.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTest {

  private final AtomicReference<Call> received = new AtomicReference<>();
  private Answer answer = new Answer(200, List.of(), "hello".getBytes(UTF_8));
  private final SandboxServer server =
      SandboxServer.start(
          0,
          call -> {
            received.set(call);
            return new Reply.Whole(answer);
          });

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void path_query_and_header_names_arrive_as_they_were_sent() {
    send("GET //a%2Fb/+%7E;x?&a=+&b&=%2b&c=频 HTTP/1.1\r\nhOST: h\r\nX-a:  1 \r\nx-A: 2\r\n\r\n");

    var call = received.get();
    assertThat(call.rawPath()).isEqualTo("//a%2Fb/+%7E;x");
    assertThat(call.rawQuery()).isEqualTo("&a=+&b&=%2b&c=频");
    assertThat(call.headers())
        .containsExactly(
            new Call.Header("hOST", "h"), new Call.Header("X-a", "1"), new Call.Header("x-A", "2"));
  }

  @Test
  void a_client_that_takes_the_server_for_its_proxy_is_understood() {
    send("GET http://bucket.example.com/a?b HTTP/1.1\r\nHost: bucket.example.com\r\n\r\n");

    assertThat(received.get().rawPath()).isEqualTo("/a");
    assertThat(received.get().rawQuery()).isEqualTo("b");
  }

  @Test
  void a_body_may_come_in_chunks() {
    send(
        String.join(
            "\r\n",
            "POST /a HTTP/1.1",
            "Host: h",
            "Transfer-Encoding: chunked",
            "",
            "3;note=x",
            "abc",
            "10",
            "0123456789abcdef",
            "0",
            "Trailer: t",
            "",
            ""));

    assertThat(new String(received.get().body(), UTF_8)).isEqualTo("abc0123456789abcdef");
  }

  @Test
  void a_body_without_a_length_is_empty() {
    send("POST /a HTTP/1.1\r\nHost: h\r\n\r\n");

    assertThat(received.get().body()).isEmpty();
  }

  @Test
  void a_client_that_waits_with_its_body_is_told_to_go_on() throws IOException {
    try (var socket = connect()) {
      write(socket, "PUT /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(Wire.read(socket.getInputStream(), true).status()).isEqualTo(100);
      write(socket, "ab");
      assertThat(Wire.read(socket.getInputStream(), false).body()).isEqualTo("hello");
    }
    assertThat(new String(received.get().body(), UTF_8)).isEqualTo("ab");
  }

  @Test
  void a_connection_serves_many_requests_until_the_client_closes_it() throws IOException {
    try (var socket = connect()) {
      write(socket, "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
      assertThat(Wire.read(socket.getInputStream(), false).header("connection"))
          .isEqualTo("keep-alive");
      Wire.read(socket.getInputStream(), false);
      assertThat(received.get().rawPath()).isEqualTo("/2");
      write(socket, "GET /3 HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(Wire.read(socket.getInputStream(), false).header("connection")).isEqualTo("close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_head_answer_has_the_length_and_no_body() throws IOException {
    try (var socket = connect()) {
      write(socket, "HEAD /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
      assertThat(Wire.read(socket.getInputStream(), true).header("content-length")).isEqualTo("5");
      assertThat(Wire.read(socket.getInputStream(), false).body()).isEqualTo("hello");
    }
  }

  @Test
  void no_content_means_no_body_and_no_length() {
    answer = new Answer(204, List.of(), new byte[0]);

    var response = send("DELETE /a HTTP/1.1\r\n\r\n");

    assertThat(response.reason()).isEqualTo("No Content");
    assertThat(response.headers()).containsOnlyKeys("connection");
  }

  @Test
  void statuses_outside_the_standard_have_a_reason_too() {
    answer = new Answer(612, List.of(new Call.Header("X-Mixed-Case", "v")), new byte[0]);

    var response = send("GET /a HTTP/1.1\r\n\r\n");

    assertThat(response.status()).isEqualTo(612);
    assertThat(response.reason()).isEqualTo("Failed");
    assertThat(response.header("content-length")).isEqualTo("0");
  }

  @Test
  void what_is_no_http_is_refused() {
    assertThat(send("nonsense\r\n\r\n").status()).isEqualTo(400);
    assertThat(send("GET a HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
    assertThat(send("GET /a HTTP/1.1\r\nnocolon\r\n\r\n").status()).isEqualTo(400);
    assertThat(send("PUT /a HTTP/1.1\r\nContent-Length: x\r\n\r\n").status()).isEqualTo(400);
    assertThat(send("PUT /a HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n").status()).isEqualTo(413);
    assertThat(send("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n\r\n").status()).isEqualTo(431);
  }

  @Test
  void only_the_loopback_interface_is_served() {
    assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
    assertThat(InetAddress.ofLiteral(server.endpoint().getHost()).isLoopbackAddress()).isTrue();
  }

  @Test
  void a_port_that_is_taken_is_refused() {
    assertThatThrownBy(() -> SandboxServer.start(server.endpoint().getPort(), _ -> new Reply.Cut()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("port " + server.endpoint().getPort() + " is taken");
  }

  private Wire.Response send(String request) {
    return Wire.send(server.endpoint(), request, false);
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }
}
