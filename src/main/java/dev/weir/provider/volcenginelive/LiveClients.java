package dev.weir.provider.volcenginelive;

import dev.weir.http.Limit;
import dev.weir.http.Service;
import dev.weir.provider.Session;
import java.net.URI;

/**
 * Makes clients of one account. Each operation has its own pace, since the service limits each on
 * its own: https://www.volcengine.com/docs/6469/1126872.
 *
 * @param settings the account
 * @param session what the run lends
 * @param credentials its access key
 */
record LiveClients(Provider settings, Session session, LiveCredentials credentials) {

  /** Calls of one operation in a second, by all users of an account together. */
  private static final int ALLOWED = 10;

  static LiveClients of(Provider settings, Session session) {
    return new LiveClients(settings, session, LiveCredentials.find(settings, session));
  }

  /** A client that knows no writing call, paced for one operation. */
  LiveReads reads(String operation) {
    return client(LiveReads.class, operation);
  }

  /** A client of everything, paced for one operation. */
  LiveApi api(String operation) {
    return client(LiveApi.class, operation);
  }

  private <A> A client(Class<A> api, String operation) {
    var limits = settings.limits();
    var messages = new LiveWire();
    return session
        .clients()
        .client(
            api,
            new Service(
                String.join(" ", base().toString(), credentials.accessKey(), operation),
                base(),
                messages.wire(),
                new LiveSigner(settings.region(), credentials),
                messages,
                new Limit(
                    limits.requestsPerSecond(),
                    burst(limits.requestsPerSecond()),
                    limits.concurrency())));
  }

  /** So many that, with what follows at the usual rate, no second sees more than is allowed. */
  private static int burst(int perSecond) {
    return Math.clamp(ALLOWED - perSecond, 1, perSecond);
  }

  private URI base() {
    return session
        .sandbox()
        .map(Session.SandboxAccess::endpoint)
        .orElseGet(() -> endpoint(settings.endpoint()));
  }

  private static URI endpoint(String endpoint) {
    return URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint);
  }
}
