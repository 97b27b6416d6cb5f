package dev.weir.provider.aliyunlive;

import dev.weir.http.Limit;
import dev.weir.http.Service;
import dev.weir.provider.Session;
import java.net.URI;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The way to an account. The service counts each operation by itself, so each group of operations
 * has a pace of its own.
 */
record LiveConnection(Provider settings, Session session) {

  /** What the service allows in a second, by group. */
  enum Group {
    /** Listing rules. */
    READ_RULES(100),
    /** Reading notification settings. */
    READ_NOTIFICATIONS(50),
    /** Listing streams on the air. */
    READ_STREAMS(100),
    /** Telling what was recorded. */
    READ_CONTENT(50),
    /** Listing playlists. */
    READ_INDEXES(15),
    /** Making playlists. */
    MAKE_INDEXES(45),
    /** Starting and stopping recordings. */
    COMMAND(50),
    /** Making and changing rules. */
    WRITE_RULES(30),
    /** Making and changing notification settings. */
    WRITE_NOTIFICATIONS(30);

    private final int perSecond;

    Group(int perSecond) {
      this.perSecond = perSecond;
    }
  }

  /** Calls that may start at once after a pause. */
  private static final int BURST = 10;

  /** A client of one of the API's halves. */
  <A> A client(Class<A> api, Group group) {
    var credentials = LiveCredentials.find(settings, session);
    var messages = new LiveWire();
    var base = base();
    var random = session.clients().random();
    var service =
        new Service(
            base + " " + credentials.keyId() + " " + group,
            base,
            messages.wire(),
            new LiveSigner(credentials, settings.signature(), () -> nonce(random)),
            messages,
            limit(group));
    return session.clients().client(api, service);
  }

  private URI base() {
    var endpoint = settings.endpoint();
    return session
        .sandbox()
        .map(Session.SandboxAccess::endpoint)
        .orElseGet(() -> URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint));
  }

  private Limit limit(Group group) {
    var limits = settings.limits();
    int wanted =
        switch (group) {
          case READ_RULES, READ_NOTIFICATIONS, READ_STREAMS, READ_CONTENT, READ_INDEXES ->
              limits.readsPerSecond();
          case WRITE_RULES, WRITE_NOTIFICATIONS, MAKE_INDEXES, COMMAND -> limits.writesPerSecond();
        };
    int perSecond = Math.min(wanted, group.perSecond);
    return new Limit(perSecond, Math.min(perSecond, BURST), limits.concurrency());
  }

  private static String nonce(RandomGenerator random) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
