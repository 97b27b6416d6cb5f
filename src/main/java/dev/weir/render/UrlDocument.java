package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.provider.Urls;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses of an object, as machines read them: the one document that shows secrets, since they
 * are what was asked for.
 *
 * @param object whose they are
 * @param urls those to push to first
 */
public record UrlDocument(ObjectDocument object, List<Url> urls) {

  public UrlDocument {
    urls = List.copyOf(urls);
  }

  /**
   * An address.
   *
   * @param direction {@code publish} or {@code play}
   * @param protocol {@code rtmp}, {@code srt}, {@code hls} or {@code flv}
   * @param secret whether it carries a signature or key
   * @param expires until when it is good; absent when that does not end by itself
   * @param note what whoever uses it has to know
   */
  public record Url(
      String direction,
      String protocol,
      String url,
      boolean secret,
      Optional<Instant> expires,
      Optional<String> note) {

    private static Url of(Urls.Url told) {
      return new Url(
          word(told.direction()),
          word(told.protocol()),
          told.url().reveal(),
          told.secret(),
          told.expires().map(end -> Instant.ofEpochSecond(end.getEpochSecond())),
          Optional.of(told.note()).filter(note -> !note.isEmpty()));
    }

    private static String word(Enum<?> name) {
      return name.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The document of what was made. */
  public static UrlDocument of(Target target, List<Urls.Url> urls) {
    return new UrlDocument(ObjectDocument.of(target), urls.stream().map(Url::of).toList());
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }
}
