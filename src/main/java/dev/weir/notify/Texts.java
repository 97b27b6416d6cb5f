package dev.weir.notify;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Text as chats take it. */
final class Texts {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Texts() {}

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** No more than this many characters, cut between two of them. */
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** Text that means nothing to any chat's Markdown: nobody is called, nothing is a link. */
  static String harmless(String text) {
    return text.replace('<', '‹')
        .replace('>', '›')
        .replace('@', '＠')
        .replace('*', '∗')
        .replace('`', '\'')
        .replace('[', '(')
        .replace(']', ')')
        .replaceAll("\\p{Cntrl}", " ");
  }

  static String json(ObjectNode node) {
    return JSON.writeValueAsString(node);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
