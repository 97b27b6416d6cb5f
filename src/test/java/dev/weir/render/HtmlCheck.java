package dev.weir.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks over a page as a strict reader does: tags in pairs, nothing from outside. */
final class HtmlCheck {
  private static final Set<String> VOID = Set.of("meta", "input", "br", "link", "img");
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z:-]+(?:=\"[^\"<]*\")?)*)\\s*(/?)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)=\"([^\"]*)\"");

  private HtmlCheck() {}

  static void of(String page) {
    assertThat(page).startsWith("<!doctype html>\n<html lang=\"en\">");
    assertThat(page).contains("default-src 'none'").contains("name=\"viewport\"");
    var body =
        page.replaceFirst("<!doctype html>", "")
            .replaceAll("(?s)<style>.*?</style>", "")
            .replaceAll("(?s)<script>.*?</script>", "");
    var open = new ArrayDeque<String>();
    var ids = new HashSet<String>();
    var links = new HashSet<String>();
    var tags = TAG.matcher(body);
    int end = 0;
    while (tags.find()) {
      assertThat(body.substring(end, tags.start())).doesNotContain("<").doesNotContain(">");
      end = tags.end();
      var name = tags.group(2);
      attributes(tags.group(3), ids, links);
      if (!tags.group(1).isEmpty()) {
        assertThat(open.pop()).as("closed before %s", tags.start()).isEqualTo(name);
      } else if (!VOID.contains(name) && tags.group(4).isEmpty()) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(ids).containsAll(links);
  }

  private static void attributes(String text, Set<String> ids, Set<String> links) {
    var attributes = ATTRIBUTE.matcher(text);
    while (attributes.find()) {
      var name = attributes.group(1);
      var value = attributes.group(2);
      assertThat(name).doesNotStartWith("on").isNotIn("style", "src");
      if (name.equals("id")) {
        assertThat(ids.add(value)).as("id %s twice", value).isTrue();
      }
      if (name.equals("href")) {
        assertThat(value).startsWith("#");
        links.add(value.substring(1));
      }
    }
  }
}
