package dev.weir.provider.qiniupili;

import java.time.Instant;
import java.util.List;

/** What the emulated PILI remembers of hubs. */
final class PiliHubState {

  private PiliHubState() {}

  /**
   * A hub.
   *
   * @param streamExpireDays how long a stream of the second generation stays without a push
   */
  record Hub(Instant createdAt, Instant updatedAt, Settings settings, int streamExpireDays) {

    /** With other settings. */
    Hub with(Settings changed, Instant now) {
      return new Hub(createdAt, now, changed, streamExpireDays);
    }
  }

  /**
   * What can be set, a block for each call.
   *
   * @param hlsPlus whether HLS has low latency
   * @param snapshotInterval seconds
   */
  record Settings(
      Security security,
      Persistence persistence,
      boolean hlsPlus,
      int snapshotInterval,
      String vodDomain) {

    /** As a hub is made. */
    static Settings initial(String publishSecurity) {
      return new Settings(new Security(publishSecurity, ""), new Persistence("", 15), false, 0, "");
    }

    Settings with(Security changed) {
      return new Settings(changed, persistence, hlsPlus, snapshotInterval, vodDomain);
    }

    Settings with(Persistence changed) {
      return new Settings(security, changed, hlsPlus, snapshotInterval, vodDomain);
    }

    Settings withHlsPlus(boolean on) {
      return new Settings(security, persistence, on, snapshotInterval, vodDomain);
    }

    Settings withSnapshotInterval(int seconds) {
      return new Settings(security, persistence, hlsPlus, seconds, vodDomain);
    }

    Settings withVodDomain(String domain) {
      return new Settings(security, persistence, hlsPlus, snapshotInterval, domain);
    }
  }

  /**
   * How pushes prove that they may.
   *
   * @param publishSecurity empty when each stream has its own
   * @param publishKey never told
   */
  record Security(String publishSecurity, String publishKey) {}

  /** Where what is pushed is kept, and how long. */
  record Persistence(String storageBucket, int liveDataExpireDays) {}

  /** A domain of the user's own, for one use. */
  record Domain(String hub, String domain, String type, String certName, List<Rewrite> rewrites) {
    Domain {
      rewrites = List.copyOf(rewrites);
    }
  }

  /** A rule for the paths that a domain is asked for. */
  record Rewrite(String pattern, String replace) {}
}
