package dev.weir.provider.qiniupili;

import dev.weir.http.Limit;
import dev.weir.http.Service;
import dev.weir.provider.Session;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The way to the API for one access key.
 *
 * @param base URL of the API
 * @param limit how fast it may be called
 */
record PiliAccount(Session session, URI base, PiliCredentials credentials, Limit limit) {

  private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

  /** The vendor publishes no limit, so we are careful. */
  private static final Limit CAREFUL = new Limit(10, 10, 4);

  private static final Limit FAST = new Limit(10_000, 10_000, 32);

  static PiliAccount of(Provider settings, Session session) {
    var base =
        session
            .sandbox()
            .map(Session.SandboxAccess::endpoint)
            .orElseGet(() -> base(settings.apiHost()));
    return new PiliAccount(
        session, base, PiliCredentials.find(settings, session), limit(settings.limits(), base));
  }

  private static URI base(String host) {
    return URI.create(host.contains("://") ? host : "https://" + host);
  }

  private static Limit limit(Provider.Limits limits, URI base) {
    var usual = THIS_MACHINE.matcher(base.getHost()).matches() ? FAST : CAREFUL;
    double perSecond = limits.requestsPerSecond().map(Double::valueOf).orElse(usual.perSecond());
    int concurrent = limits.concurrency().orElse(usual.concurrent());
    return new Limit(perSecond, (int) Math.max(1, perSecond), concurrent);
  }

  /** A client of one of the API's halves. */
  <A> A client(Class<A> api) {
    var messages = new PiliWire();
    return session
        .clients()
        .client(
            api,
            new Service(
                base + " " + credentials.accessKey(),
                base,
                messages.wire(),
                new PiliSigner(credentials),
                messages,
                limit));
  }
}
