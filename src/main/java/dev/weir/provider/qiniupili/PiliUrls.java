package dev.weir.provider.qiniupili;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Secret;
import dev.weir.provider.Urls.Direction;
import dev.weir.provider.Urls.Protocol;
import dev.weir.provider.Urls.Terms;
import dev.weir.provider.Urls.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What both generations have in common about addresses. */
final class PiliUrls {

  private PiliUrls() {}

  /**
   * How a push has to prove itself.
   *
   * @param word what the service says of it
   * @param key the publish key, if it is told
   * @throws Refused when the word is not known, or its key is not to be had
   */
  static PublishSecurity security(
      ObjectKey object,
      String word,
      Optional<Secret> key,
      PiliCredentials credentials,
      Terms terms) {
    return switch (word) {
      case "static" -> new PublishSecurity.Static(needed(object, word, key));
      case "dynamic" ->
          new PublishSecurity.Dynamic(needed(object, word, key), terms.now().getEpochSecond());
      case "expiry" -> new PublishSecurity.Expiry(needed(object, word, key), terms.expires());
      case "expiry_sk" -> new PublishSecurity.ExpirySk(credentials, terms.expires());
      case "none" -> new PublishSecurity.None();
      default ->
          throw new Refused(
              Diagnostic.error(
                      "unknown-publish-security",
                      "pushes to `%s` are secured by `%s`, which this version does not know"
                          .formatted(object, word))
                  .hint("look for a newer version of Weir; play URLs are told with `--play`"));
    };
  }

  private static Secret needed(ObjectKey object, String word, Optional<Secret> key) {
    return key.filter(secret -> !secret.reveal().isEmpty())
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error(
                        "no-publish-key",
                        "pushes to `%s` are secured by `%s`, and the service does not tell its key"
                            .formatted(object, word))
                    .hint(
                        "take the URL from the console, or set the hub's security to"
                            + " `expiry_sk`; play URLs are told with `--play`")));
  }

  /** An address to push to. */
  static Url publish(Protocol protocol, Secret url, PublishSecurity security, String trouble) {
    var expires =
        switch (security) {
          case PublishSecurity.Expiry(_, var until) -> Optional.of(until);
          case PublishSecurity.ExpirySk(_, var until) -> Optional.of(until);
          case PublishSecurity.Static _, PublishSecurity.Dynamic _, PublishSecurity.None _ ->
              Optional.<java.time.Instant>empty();
        };
    boolean secret = !(security instanceof PublishSecurity.None);
    var note =
        switch (security) {
          case PublishSecurity.Static _ -> "it is good until the publish key changes";
          case PublishSecurity.Dynamic _ ->
              "it is good for one push; the next one needs a URL made later";
          case PublishSecurity.None _ -> "anybody who knows it can push";
          case PublishSecurity.Expiry _, PublishSecurity.ExpirySk _ -> "";
        };
    return new Url(
        Direction.PUBLISH, protocol, url, secret, expires, trouble.isEmpty() ? note : trouble);
  }

  /** Where to play from, as far as hosts are known. */
  static List<Url> play(Addresses addresses, String hub, String title) {
    var urls = new ArrayList<Url>();
    addresses
        .rtmpPlay()
        .map(host -> PlayUrl.rtmp(host, hub, title))
        .ifPresent(url -> urls.add(Url.open(Direction.PLAY, Protocol.RTMP, url)));
    addresses
        .hlsPlay()
        .map(host -> PlayUrl.hls(host, hub, title))
        .ifPresent(url -> urls.add(Url.open(Direction.PLAY, Protocol.HLS, url)));
    addresses
        .flvPlay()
        .map(host -> PlayUrl.flv(host, hub, title))
        .ifPresent(url -> urls.add(Url.open(Direction.PLAY, Protocol.FLV, url)));
    return urls;
  }

  /** What a pusher has to know of a stream that takes no push. */
  static String trouble(boolean disabled) {
    return disabled ? "the stream is disabled, so a push is refused until it is enabled" : "";
  }
}
