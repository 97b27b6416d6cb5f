package dev.weir.provider.aliyunoss;

import dev.weir.provider.aliyunoss.OssSegments.Stretch;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What goes on in one bucket's channels: who pushes to them, and what that leaves behind. */
final class OssPushes {

  private final String bucket;
  private final World world;
  private final OssShelves shelves;

  OssPushes(String bucket, World world, OssShelves shelves) {
    this.bucket = bucket;
    this.world = world;
    this.shelves = shelves;
  }

  /** A channel as of now: a pusher whose time is up is gone. */
  Optional<OssChannelState> current(String channel) {
    shelves
        .channels()
        .get(key(channel))
        .flatMap(state -> state.cutBy(world.now()))
        .ifPresent(cut -> end(channel, cut));
    return shelves.channels().get(key(channel));
  }

  /** Changes a channel as it is now, with no other change in between. */
  void change(String channel, UnaryOperator<Optional<OssChannelState>> how) {
    current(channel);
    shelves.channels().update(key(channel), how);
  }

  /**
   * Connects a pusher.
   *
   * @throws IllegalArgumentException when there is no such channel
   * @throws IllegalStateException when it takes no push now
   */
  void connect(String channel, OssChannelState.Push push) {
    change(
        channel,
        before -> {
          var state = before.orElseThrow(() -> unknown(channel));
          if (state.isDisabled()) {
            throw new IllegalStateException(
                "LiveChannelDisabled: Live channel is disabled by owner.");
          }
          if (state.isLive()) {
            throw new IllegalStateException("channel `" + channel + "` is being pushed to already");
          }
          return Optional.of(state.connected(push));
        });
  }

  /**
   * Disconnects the pusher.
   *
   * @throws IllegalArgumentException when there is no such channel
   * @throws IllegalStateException when nobody pushes
   */
  void disconnect(String channel) {
    if (!current(channel).orElseThrow(() -> unknown(channel)).isLive()) {
      throw new IllegalStateException("nobody pushes to channel `" + channel + "`");
    }
    end(channel, world.now());
  }

  /** The finished ts files under a channel's name. */
  OssSegments segments(String channel, OssChannelState state) {
    var kept = shelves.segments().get(key(channel)).orElse(OssSegments.NONE);
    return state
        .push()
        .map(push -> Stretch.of(push.since(), world.now(), state.fragDuration()).finished())
        .map(kept::and)
        .orElse(kept);
  }

  private void end(String channel, Instant when) {
    shelves
        .channels()
        .update(
            key(channel),
            before ->
                before.map(state -> {
                  state.push().ifPresent(push -> keep(channel, push.since(), when, state));
                  return state.ended(when);
                }));
  }

  private void keep(String channel, Instant from, Instant to, OssChannelState state) {
    var stretch = Stretch.of(from, to, state.fragDuration());
    shelves
        .segments()
        .update(key(channel), before -> Optional.of(before.orElse(OssSegments.NONE).and(stretch)));
  }

  private IllegalArgumentException unknown(String channel) {
    return new IllegalArgumentException("bucket `" + bucket + "` has no channel `" + channel + "`");
  }

  private String key(String channel) {
    return bucket + "/" + channel;
  }
}
