package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Urls;
import java.util.ArrayList;
import java.util.List;

/** Addresses of channels through the API's second generation, where the hub secures pushes. */
record V2Urls(Kind<Channel> kind, V2Streams streams, PiliCredentials credentials) implements Urls {

  /** What every hub takes that does not say otherwise. */
  private static final String USUAL_SECURITY = "expiry_sk";

  @Override
  public List<Url> urls(ObjectKey key, Direction direction, Terms terms) {
    var title = key.parts().getFirst();
    var stream = streams.find(title).orElseThrow(() -> Capability.missing(key));
    return direction == Direction.PLAY
        ? PiliUrls.play(streams.addresses(), streams.hub(), title)
        : publish(key, stream, terms);
  }

  private List<Url> publish(ObjectKey key, V2Messages.Stream stream, Terms terms) {
    var urls = new ArrayList<Url>();
    streams
        .addresses()
        .rtmpPublish()
        .ifPresent(host -> {
          var security = security(key, stream, terms);
          var title = key.parts().getFirst();
          var rtmp = PublishUrl.unsigned(host, streams.hub(), title);
          var srt = PublishUrl.unsignedSrt(host, streams.hub(), title);
          var trouble =
              PiliUrls.trouble(DisabledTill.isDisabled(stream.disabledTill(), terms.now()));
          urls.add(
              PiliUrls.publish(
                  Protocol.RTMP, PublishUrl.second(rtmp, security), security, trouble));
          urls.add(
              PiliUrls.publish(Protocol.SRT, PublishUrl.second(srt, security), security, trouble));
        });
    return urls;
  }

  private PublishSecurity security(ObjectKey key, V2Messages.Stream stream, Terms terms) {
    var word =
        streams
            .publishSecurity()
            .or(() -> stream.publishSecurity().filter(text -> !text.isEmpty()))
            .orElse(USUAL_SECURITY);
    return PiliUrls.security(key, word, stream.publishKey(), credentials, terms);
  }
}
