package dev.weir.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that is open in the editor.
 *
 * @param server who looks at it
 * @param uri its name
 * @param text what stands in it
 * @param marked what the server marks in it
 */
record Buffer(LanguageServer server, String uri, String text, List<Mark> marked) {

  /** Where the cursor is in the texts given to {@link #open}. */
  static final String CURSOR = "▮";

  /**
   * A mark under some text.
   *
   * @param line from 1
   * @param message what is wrong
   */
  record Mark(int line, String message) {}

  static Buffer open(LanguageServer server, String uri, String text) {
    var shown = text.replace(CURSOR, "");
    var marks = new ArrayList<Mark>();
    for (var mark : server.open(uri, shown)) {
      int line = mark.at("/range/start/line").asInt() + 1;
      marks.add(new Mark(line, mark.path("message").asString()));
    }
    return new Buffer(server, uri, text, marks);
  }

  /** What is offered at the cursor: names of fields, without what follows them. */
  Set<String> offered() {
    var answer = server.ask("textDocument/completion", position(text.indexOf(CURSOR)));
    var labels = new TreeSet<String>();
    for (var item : answer.isArray() ? answer : answer.path("items")) {
      labels.add(item.path("label").asString());
    }
    return labels;
  }

  /**
   * What is shown of a place.
   *
   * @param line from 0
   * @param column from 0
   */
  String shownAt(int line, int column) {
    var answer = server.ask("textDocument/hover", position(line, column));
    var contents = answer.path("contents");
    return contents.isObject() ? contents.path("value").asString() : contents.asString("");
  }

  private ObjectNode position(int offset) {
    var before = text.substring(0, offset);
    int line = Math.toIntExact(before.chars().filter(c -> c == '\n').count());
    return position(line, offset - before.lastIndexOf('\n') - 1);
  }

  private ObjectNode position(int line, int column) {
    var nodes = JsonNodeFactory.instance;
    var position = nodes.objectNode().put("line", line).put("character", column);
    JsonNode document = nodes.objectNode().put("uri", uri);
    return nodes.objectNode().set("textDocument", document).set("position", position);
  }
}
