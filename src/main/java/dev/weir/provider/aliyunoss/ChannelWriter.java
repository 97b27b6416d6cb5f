package dev.weir.provider.aliyunoss;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import java.util.Optional;
import java.util.Set;

/**
 * Changes channels.
 *
 * <p>PutLiveChannel replaces everything, and what its document leaves out falls back to a default:
 * a change of the description alone would switch a disabled channel on. So the whole document goes
 * every time, and the switch has a call of its own.
 */
record ChannelWriter(Kind<Channel> kind, OssApi api) implements KindWriter<Channel> {

  @Override
  public Channel create(Channel desired) {
    return put(desired);
  }

  @Override
  public Channel update(Channel before, Channel desired, Set<String> changed) {
    if (!changed.equals(Set.of("status"))) {
      return put(desired);
    }
    api.putLiveChannelStatus(desired.channel(), word(desired.status()));
    return desired;
  }

  @Override
  public void delete(Channel before) {
    try {
      api.deleteLiveChannel(before.channel());
    } catch (RemoteFailure failure) {
      if (!ChannelReader.isMissing(failure)) {
        throw failure;
      }
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
