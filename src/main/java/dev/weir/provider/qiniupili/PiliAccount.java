package dev.weir.provider.qiniupili;

import dev.weir.http.Limit;
import dev.weir.http.Service;
import dev.weir.http.Signer;
import dev.weir.provider.Session;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The way to the API for one access key.
 *
 * @param base URL of the API
 * @param jobs URL of the query for files in the making
 * @param limit how fast it may be called
 */
record PiliAccount(Session session, URI base, URI jobs, PiliCredentials credentials, Limit limit) {

  private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

  /** The vendor publishes no limit, so we are careful. */
  private static final Limit CAREFUL = new Limit(10, 10, 4);

  private static final String JOB_HOST = "api.qiniu.com";

  private static final Limit FAST = new Limit(10_000, 10_000, 32);

  static PiliAccount of(Provider settings, Session session) {
    var base = base(settings, session);
    return new PiliAccount(
        session,
        base,
        session.sandbox().isPresent() ? base : jobs(settings, base),
        PiliCredentials.find(settings, session),
        limit(settings.limits(), base));
  }

  private static URI jobs(Provider settings, URI base) {
    return settings
        .jobHost()
        .map(PiliAccount::base)
        .orElseGet(() -> isThisMachine(base) ? base : base(JOB_HOST));
  }

  private static boolean isThisMachine(URI base) {
    return THIS_MACHINE.matcher(base.getHost()).matches();
  }

  private static URI base(Provider settings, Session session) {
    return session
        .sandbox()
        .map(Session.SandboxAccess::endpoint)
        .orElseGet(() -> base(settings.apiHost()));
  }

  private static URI base(String host) {
    return URI.create(host.contains("://") ? host : "https://" + host);
  }

  /** How fast an account may be called; needs no credentials. */
  static Limit limit(Provider settings, Session session) {
    return limit(settings.limits(), base(settings, session));
  }

  private static Limit limit(Provider.Limits limits, URI base) {
    var usual = isThisMachine(base) ? FAST : CAREFUL;
    double perSecond = limits.requestsPerSecond().map(Double::valueOf).orElse(usual.perSecond());
    int concurrent = limits.concurrency().orElse(usual.concurrent());
    return new Limit(perSecond, (int) Math.max(1, perSecond), concurrent);
  }

  /** A client of one of the API's halves. */
  <A> A client(Class<A> api) {
    return client(api, base, new PiliSigner(credentials));
  }

  /** A client of the query for files in the making, which proves nothing. */
  JobApi jobClient() {
    return client(JobApi.class, jobs, (request, _) -> request);
  }

  private <A> A client(Class<A> api, URI where, Signer signer) {
    var messages = new PiliWire();
    return session
        .clients()
        .client(
            api,
            new Service(
                where + " " + credentials.accessKey(),
                where,
                messages.wire(),
                signer,
                messages,
                limit));
  }
}
