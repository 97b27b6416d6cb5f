package dev.weir.provider.aliyunoss;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Sleeper;
import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Changes channels.
 *
 * <p>PutLiveChannel replaces everything, and what its document leaves out falls back to a default:
 * a change of the description alone would switch a disabled channel on. So the whole document goes
 * every time, and the switch has a call of its own.
 *
 * @param sleeper waits until a pusher is gone
 * @param cuts whether a pusher may be disconnected where its channel cannot be written otherwise
 */
record ChannelWriter(Kind<Channel> kind, OssApi api, Sleeper sleeper, boolean cuts)
    implements KindWriter<Channel> {

  @Override
  public ChannelWriter cutting() {
    return new ChannelWriter(kind, api, sleeper, true);
  }

  @Override
  public Channel create(Channel desired) {
    return put(desired);
  }

  @Override
  public Channel update(Channel before, Channel desired, Set<String> changed) {
    if (!changed.equals(Set.of("status"))) {
      return unlessOnAir(before, () -> put(desired));
    }
    api.putLiveChannelStatus(desired.channel(), word(desired.status()));
    return desired;
  }

  @Override
  public void delete(Channel before) {
    unlessOnAir(before, () -> gone(before.channel()));
  }

  private boolean gone(String channel) {
    try {
      api.deleteLiveChannel(channel);
    } catch (RemoteFailure failure) {
      if (!ChannelReader.isMissing(failure)) {
        throw failure;
      }
    }
    return true;
  }

  /** A channel that is pushed to can neither be replaced nor deleted. */
  private <T> T unlessOnAir(Channel before, Supplier<T> write) {
    try {
      return write.get();
    } catch (RemoteFailure failure) {
      if (!cuts || !OssError.CHANNEL_STILL_LIVE.code().equals(failure.details().code())) {
        throw failure;
      }
      return new Disconnection(api, sleeper).then(before, write, failure);
    }
  }

  private Channel put(Channel desired) {
    var urls = api.putLiveChannel(desired.channel(), configuration(desired)).urls();
    return new Channel(
        desired.channel(),
        desired.description(),
        desired.status(),
        desired.target(),
        desired.snapshot(),
        Optional.of(urls.publish()),
        Optional.of(urls.play()),
        Optional.empty());
  }

  private static OssChannels.Configuration configuration(Channel channel) {
    return new OssChannels.Configuration(
        channel.description(),
        word(channel.status()),
        channel.target().map(ChannelWriter::target).orElseThrow(),
        channel.snapshot().map(ChannelWriter::snapshot));
  }

  private static OssChannels.Target target(Channel.Target target) {
    return new OssChannels.Target(
        OssChannels.HLS,
        Optional.of(Math.toIntExact(target.fragDuration().toSeconds())),
        Optional.of(target.fragCount()),
        target.playlistName());
  }

  private static OssChannels.Snapshot snapshot(Channel.Snapshot snapshot) {
    return new OssChannels.Snapshot(
        snapshot.roleName(),
        snapshot.destBucket(),
        snapshot.notifyTopic(),
        Optional.of(Math.toIntExact(snapshot.interval().toSeconds())));
  }

  private static String word(Channel.Status status) {
    return switch (status) {
      case ENABLED -> OssChannels.ENABLED;
      case DISABLED -> OssChannels.DISABLED;
    };
  }
}
