package dev.weir.editor;

import dev.weir.editor.Block.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The blocks of documents that no record describes: variables, and loops. */
final class LanguageBlocks {

  private static final String HEADER = "apiVersion: weir/v1\nkind: %s\nmetadata: {name: main}\n";

  private LanguageBlocks() {}

  static List<Block> all() {
    var blocks = new ArrayList<Block>();
    blocks.add(variable());
    blocks.add(forEach());
    blocks.add(template());
    blocks.add(templates());
    return blocks;
  }

  private static Block variable() {
    var fields = new LinkedHashMap<String, Known>();
    fields.put("type", new Known("What its value must be", "number"));
    fields.put("default", new Known("Its value where none is given", "3"));
    fields.put("allowed", new Known("The values that it may have", "[3, 4]"));
    fields.put("description", new Known("What it is for", "Some"));
    fields.put("sensitive", new Known("Its value is a secret", "false"));
    var head = HEADER.formatted("Variables") + "spec:\n  some:\n";
    return new Block("weir/v1/Variables spec.*", head, "    ", fields);
  }

  private static Block forEach() {
    var fields = new LinkedHashMap<String, Known>();
    fields.put("items", new Known("What it goes over", "[a, b]"));
    fields.put("keyedBy", new Known("The field that tells the elements", "some"));
    fields.put("template", new Known("The document that each element gives", "[]"));
    return new Block("weir/v1/ForEach spec", HEADER.formatted("ForEach") + "spec:\n", "  ", fields);
  }

  private static Block template() {
    return inTemplate("template", "    ", "");
  }

  private static Block templates() {
    return inTemplate("template[]", "      ", "    - ");
  }

  private static Block inTemplate(String name, String indent, String dash) {
    var fields = new LinkedHashMap<String, Known>();
    fields.put("playlistName", new Known("playlist", "a.m3u8"));
    fields.put("fragCount", new Known("", "3"));
    fields.put("fragDuration", new Known("", "5s"));
    var head = new StringBuilder(HEADER.formatted("ForEach"));
    head.append("spec:\n  items: [a, b]\n  template:\n");
    head.append(dash.isEmpty() ? indent : dash).append("apiVersion: aliyun-oss/v1\n");
    head.append(indent).append("kind: Channel\n");
    head.append(indent).append("metadata: {name: \"a-${each.key}\"}\n");
    head.append(indent).append("spec:\n");
    head.append(indent).append("  provider: oss\n");
    head.append(indent).append("  target:\n");
    return new Block("weir/v1/ForEach spec." + name, head.toString(), indent + "    ", fields);
  }
}
