package dev.weir.http;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

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
    return scheme.equals("https") ? client.build() : client.sslContext(trustingNobody()).build();
  }

  /** Spares a client that never uses TLS the time to load the trusted certificates. */
  private static SSLContext trustingNobody() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
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
