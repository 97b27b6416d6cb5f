package dev.weir.provider.aliyunoss;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A channel as the emulated OSS remembers it.
 *
 * @param fragDuration seconds
 * @param lastModified when the settings last changed
 * @param push who is connected; empty when nobody is
 * @param history ended pushes, oldest first
 */
record OssChannelState(
    String description,
    String status,
    int fragDuration,
    int fragCount,
    String playlistName,
    Optional<OssChannels.Snapshot> snapshot,
    Instant lastModified,
    Optional<Push> push,
    List<PastPush> history) {

  static final String ENABLED = "enabled";
  static final String DISABLED = "disabled";

  private static final int REMEMBERED_PUSHES = 10;

  /** How long a pusher stays connected to a channel that was disabled. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  OssChannelState {
    history = List.copyOf(history);
  }

  /**
   * A push that goes on.
   *
   * @param cutAt when the service ends it because the channel was disabled
   */
  record Push(
      Instant since,
      String remoteAddr,
      Optional<OssStreams.Video> video,
      Optional<OssStreams.Audio> audio,
      Optional<Instant> cutAt) {}

  /** A push that is over. */
  record PastPush(Instant start, Instant end, String remoteAddr) {}

  /** A channel with these settings, missing ones filled in; pushes are those of the one before. */
  static OssChannelState of(
      OssChannels.Configuration settings, Instant now, Optional<OssChannelState> before) {
    var target = settings.target();
    return new OssChannelState(
        settings.description(),
        orElse(settings.status(), ENABLED),
        target.fragDuration().orElse(5),
        target.fragCount().orElse(3),
        orElse(target.playlistName(), "playlist.m3u8"),
        settings.snapshot(),
        now,
        before.flatMap(OssChannelState::push),
        before.map(OssChannelState::history).orElse(List.of()));
  }

  boolean isDisabled() {
    return status.equals(DISABLED);
  }

  boolean isLive() {
    return push.isPresent();
  }

  OssChannels.Configuration configuration() {
    return new OssChannels.Configuration(
        description,
        status,
        new OssChannels.Target(
            "HLS", Optional.of(fragDuration), Optional.of(fragCount), playlistName),
        Optional.empty());
  }

  /** Switched on or off; a pusher is cut off some seconds after the channel is switched off. */
  OssChannelState switched(String next, Instant now) {
    if (next.equals(status)) {
      return this;
    }
    var cut =
        push.map(going ->
            new Push(
                going.since(),
                going.remoteAddr(),
                going.video(),
                going.audio(),
                Optional.of(now.plus(GRACE))));
    return with(next, now, cut, history);
  }

  /** With this pusher connected. */
  OssChannelState connected(Push pusher) {
    return with(status, lastModified, Optional.of(pusher), history);
  }

  /** With the push that goes on ended at this time. */
  OssChannelState ended(Instant end) {
    var records = new ArrayList<>(history);
    push.ifPresent(going -> records.add(new PastPush(going.since(), end, going.remoteAddr())));
    var surplus = Math.max(0, records.size() - REMEMBERED_PUSHES);
    return with(status, lastModified, Optional.empty(), records.subList(surplus, records.size()));
  }

  /** When the service has ended the push by now, because the channel was disabled. */
  Optional<Instant> cutBy(Instant now) {
    return push.flatMap(Push::cutAt).filter(cut -> !cut.isAfter(now));
  }

  private OssChannelState with(
      String newStatus, Instant modified, Optional<Push> newPush, List<PastPush> records) {
    return new OssChannelState(
        description,
        newStatus,
        fragDuration,
        fragCount,
        playlistName,
        snapshot,
        modified,
        newPush,
        records);
  }

  private static String orElse(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }
}
