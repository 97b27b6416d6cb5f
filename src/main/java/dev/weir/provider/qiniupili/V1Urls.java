package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Urls;
import java.util.ArrayList;
import java.util.List;

/** Addresses of channels through the API's first generation, which tells the publish key. */
record V1Urls(Kind<Channel> kind, V1Streams streams, PiliCredentials credentials) implements Urls {

  /** As the service has it for streams that never said. */
  private static final String USUAL_SECURITY = "dynamic";

  @Override
  public List<Url> urls(ObjectKey key, Direction direction, Terms terms) {
    var title = key.parts().getFirst();
    var stream = streams.find(title).orElseThrow(() -> Capability.missing(key));
    var addresses = V1Channels.addresses(stream);
    return direction == Direction.PLAY
        ? PiliUrls.play(addresses, streams.hub(), title)
        : publish(key, stream, addresses, terms);
  }

  private List<Url> publish(
      ObjectKey key, V1Messages.Stream stream, Addresses addresses, Terms terms) {
    var urls = new ArrayList<Url>();
    addresses
        .rtmpPublish()
        .ifPresent(host -> {
          var word = stream.publishSecurity().filter(text -> !text.isEmpty());
          var security =
              PiliUrls.security(
                  key, word.orElse(USUAL_SECURITY), stream.publishKey(), credentials, terms);
          var base = PublishUrl.unsigned(host, streams.hub(), key.parts().getFirst());
          var trouble = PiliUrls.trouble(stream.disabled().orElse(false));
          urls.add(
              PiliUrls.publish(
                  Protocol.RTMP, PublishUrl.first(base, security, ""), security, trouble));
        });
    return urls;
  }
}
