package dev.weir.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's clients, made when first needed: one for TLS, and one for plain HTTP. */
final class HttpClients implements AutoCloseable {

  private final Duration connectTimeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, HttpClient> byScheme = new HashMap<>();

  HttpClients(Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
  }

  /** The client for {@code http} or {@code https}. */
  synchronized HttpClient forScheme(String scheme) {
    return byScheme.computeIfAbsent(scheme, this::make);
  }

  private HttpClient make(String scheme) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(threads);
    return scheme.equals("https") ? client.build() : client.sslContext(new NoTls()).build();
  }

  /** Breaks off whatever is still under way. */
  @Override
  public synchronized void close() {
    List<HttpClient> open = new ArrayList<>(byScheme.values());
    byScheme.clear();
    open.forEach(HttpClient::shutdownNow);
    threads.shutdownNow();
  }
}
