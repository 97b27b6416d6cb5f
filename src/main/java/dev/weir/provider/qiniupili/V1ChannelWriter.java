package dev.weir.provider.qiniupili;

import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import dev.weir.provider.qiniupili.Provider.ApiGeneration;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Changes channels through the API's first generation. */
record V1ChannelWriter(Kind<Channel> kind, V1Api api, V1Streams streams)
    implements KindWriter<Channel> {

  @Override
  public Channel create(Channel desired) {
    ChannelChecks.checkPublishKey(desired);
    var stream = Creation.of(() -> made(desired), () -> ours(desired));
    streams.learn(stream);
    if (!desired.disabled()) {
      return V1Channels.channel(streams.hub(), stream);
    }
    // A stream is always created enabled.
    var disabled =
        new V1Messages.StreamChange(Optional.empty(), Optional.empty(), Optional.of(true));
    return Creation.later(() -> updated(stream.id(), disabled));
  }

  private V1Messages.Stream made(Channel desired) {
    return api.createStream(
        new V1Messages.NewStream(
            streams.hub(), desired.title(), desired.publishKey(), desired.publishSecurity()));
  }

  /** The stream, if it is there with the key that we gave it. */
  private Optional<V1Messages.Stream> ours(Channel desired) {
    return streams
        .find(desired.title())
        .filter(stream ->
            desired.publishKey().isEmpty() || stream.publishKey().equals(desired.publishKey()));
  }

  @Override
  public Channel update(Channel before, Channel desired, Set<String> changed) {
    ChannelChecks.beyond(ApiGeneration.V1, changed)
        .ifPresent(diagnostic -> {
          throw new Refused(diagnostic);
        });
    boolean newKey = changed.contains("publishKey");
    if (newKey) {
      ChannelChecks.checkPublishKey(desired);
    }
    var change =
        new V1Messages.StreamChange(
            desired.publishKey().filter(_ -> newKey),
            desired.publishSecurity().filter(_ -> changed.contains("publishSecurity")),
            Optional.of(desired.disabled()).filter(_ -> changed.contains("disabled")));
    return updated(id(before), change);
  }

  private Channel updated(String id, V1Messages.StreamChange change) {
    return V1Channels.channel(streams.hub(), api.updateStream(id, change));
  }

  @Override
  public void delete(Channel before) {
    try {
      api.deleteStream(id(before));
    } catch (RemoteFailure failure) {
      if (failure.category() != RemoteFailure.Category.NOT_FOUND) {
        throw failure;
      }
    }
  }

  private static String id(Channel channel) {
    return channel.id().orElseThrow(() -> new IllegalStateException("a channel without its id"));
  }

  /** Nothing public says how soon a write is told back. */
  @Override
  public Duration settling() {
    return Duration.ofSeconds(2);
  }
}
