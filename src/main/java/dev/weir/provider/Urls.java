package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells where to push a stream to and where to play it from, signed where the provider signs. */
public interface Urls extends Inquiry {

  /** Which way a stream goes. */
  enum Direction {
    PUBLISH,
    PLAY
  }

  /** How it goes. */
  enum Protocol {
    RTMP,
    SRT,
    HLS,
    FLV
  }

  /**
   * What the URLs are to be good for.
   *
   * @param now when they are made
   * @param expires until when they are to be good, where the provider has such a thing
   */
  record Terms(Instant now, Instant expires) {}

  /**
   * An address.
   *
   * @param url with all that it takes to use it
   * @param secret whether it proves something, so that it must not be shown around
   * @param expires until when it is good; empty when that does not end by itself
   * @param note what whoever uses it has to know, as a sentence; empty for nothing
   */
  record Url(
      Direction direction,
      Protocol protocol,
      Secret url,
      boolean secret,
      Optional<Instant> expires,
      String note) {

    /** An address that proves nothing. */
    public static Url open(Direction direction, Protocol protocol, String url) {
      return new Url(direction, protocol, Secret.of(url), false, Optional.empty(), "");
    }
  }

  /**
   * The addresses of an object for one way.
   *
   * @throws dev.weir.diag.Refused when there is no such object, or nothing can sign for it
   */
  List<Url> urls(ObjectKey key, Direction direction, Terms terms);
}
