package dev.weir.render;

import java.util.List;

/** Addresses for people; a single one stands alone, for other programs to take. */
public final class UrlText {

  private UrlText() {}

  /** A table, or the one address, with a line end at its end. */
  public static String of(UrlDocument document, Style style) {
    if (document.urls().size() == 1) {
      return document.urls().getFirst().url() + "\n";
    }
    var rows =
        document.urls().stream()
            .map(url ->
                List.of(
                    url.direction(),
                    url.protocol(),
                    url.expires().map(Object::toString).orElse("-"),
                    url.url()))
            .toList();
    return TableText.of(List.of("FOR", "PROTOCOL", "EXPIRES", "URL"), rows, style);
  }
}
