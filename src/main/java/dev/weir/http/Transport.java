package dev.weir.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Feign over {@code java.net.http}, answers read to their end within one deadline.
 *
 * <p>Feign's own adapter hands bodies out as streams, whose reading no timeout covers: a provider
 * that stalls in the middle of an answer would hang the run.
 */
record Transport(HttpClients clients) implements Client {

  /** Larger answers are refused: a page of a listing has well under a megabyte. */
  private static final long LARGEST_ANSWER = 32 << 20;

  /** {@code java.net.http} sets these itself. */
  private static final Set<String> RESERVED =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    var message = message(request);
    var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
    var answer = clients.forScheme(message.uri().getScheme()).sendAsync(message, handler);
    return response(request, await(answer, options.readTimeoutMillis()));
  }

  private static HttpRequest message(Request request) {
    var message = HttpRequest.newBuilder(URI.create(request.url()));
    var body = request.body();
    message.method(
        request.httpMethod().name(),
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    request
        .headers()
        .forEach((name, values) -> {
          if (!RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> message.header(name, value));
          }
        });
    return message.build();
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> answer, int millis) throws IOException {
    try {
      return answer.get(millis, MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new HttpTimeoutException("no complete answer within " + millis + " ms");
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case ConnectException e -> new NotSent(e);
      case HttpConnectTimeoutException e -> new NotSent(e);
      case SSLHandshakeException e -> new NotSent(e);
      case IOException e -> e;
      case null, default -> new IOException("the call broke off", cause);
    };
  }

  private static Response response(Request request, HttpResponse<byte[]> answer) {
    Map<String, Collection<String>> headers = Collections.unmodifiableMap(answer.headers().map());
    return Response.builder()
        .request(request)
        .status(answer.statusCode())
        .headers(headers)
        .body(answer.body())
        .build();
  }
}
