package dev.weir.render;

import java.util.Locale;

/** Sentences and names within a page. */
final class HtmlText {

  private HtmlText() {}

  static String code(String text) {
    return "<code>" + Xml.escape(Quoted.plain(text)) + "</code>";
  }

  /** A sentence with names in back-ticks. */
  static String sentence(String text) {
    var parts = Quoted.plain(text).split("`", -1);
    if (parts.length % 2 == 0) {
      return Xml.escape(Quoted.plain(text));
    }
    var out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      out.append(i % 2 == 0 ? Xml.escape(parts[i]) : "<code>" + Xml.escape(parts[i]) + "</code>");
    }
    return out.toString();
  }

  static String tag(Flag flag) {
    return flag.word().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
