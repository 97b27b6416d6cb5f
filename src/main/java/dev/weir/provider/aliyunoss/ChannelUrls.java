package dev.weir.provider.aliyunoss;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Urls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses of channels; one call tells the playlist, and the rest is made here. */
record ChannelUrls(
    Kind<Channel> kind, OssReads api, OssEndpoint endpoint, OssCredentials credentials)
    implements Urls {

  @Override
  public List<Url> urls(ObjectKey key, Direction direction, Terms terms) {
    var name = key.parts().getFirst();
    var info = info(key);
    var playlist = info.target().playlistName();
    if (direction == Direction.PLAY) {
      return List.of(Url.open(Direction.PLAY, Protocol.HLS, endpoint.playUrl(name, playlist)));
    }
    var signed =
        PublishUrl.sign(
            credentials,
            endpoint.bucket(),
            name,
            endpoint.publishUrl(name),
            playlist,
            terms.expires(),
            Map.of());
    var note =
        info.status().equals(OssChannels.DISABLED)
            ? "the channel is disabled, so a push is refused until it is enabled"
            : "";
    return List.of(
        new Url(
            Direction.PUBLISH, Protocol.RTMP, signed, true, Optional.of(terms.expires()), note));
  }

  private OssChannels.Configuration info(ObjectKey key) {
    try {
      return api.getLiveChannelInfo(key.parts().getFirst());
    } catch (RemoteFailure failure) {
      throw ChannelReader.isMissing(failure) ? Capability.missing(key) : failure;
    }
  }
}
