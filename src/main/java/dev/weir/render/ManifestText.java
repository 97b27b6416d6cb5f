package dev.weir.render;

import dev.weir.manifest.Rendered;
import dev.weir.manifest.yaml.YamlNode;
import dev.weir.manifest.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/** Manifests as text, after variables, loops and patches. */
public final class ManifestText {

  private ManifestText() {}

  /** Every document, each with the place that it comes from as a comment. */
  public static String of(Rendered rendered) {
    var text = new StringBuilder();
    if (!rendered.sensitive().isEmpty()) {
      text.append("---\n# sensitive variables stay references\n");
      text.append("apiVersion: weir/v1\nkind: Variables\nmetadata:\n  name: sensitive\nspec:\n");
      rendered
          .sensitive()
          .forEach(name -> text.append("  ").append(name).append(": {sensitive: true}\n"));
    }
    for (var document : rendered.documents()) {
      text.append("---\n# ").append(document.origin()).append('\n');
      text.append(YamlWriter.write(document.root()));
    }
    return text.toString();
  }

  /**
   * In what two renderings of the same manifests differ; empty when they are the same.
   *
   * @param left what people call the first
   * @param right what people call the second
   */
  public static String difference(String left, Rendered first, String right, Rendered second) {
    var text = new StringBuilder();
    var all = new TreeSet<String>();
    first.documents().forEach(document -> all.add(document.address()));
    second.documents().forEach(document -> all.add(document.address()));
    for (var address : all) {
      var a = first.find(address);
      var b = second.find(address);
      if (a.isEmpty() || b.isEmpty()) {
        var present = a.or(() -> b).orElseThrow();
        text.append(b.isEmpty() ? "- " : "+ ").append(address);
        text.append("  only in ").append(b.isEmpty() ? left : right);
        text.append("  (").append(present.place()).append(")\n");
        continue;
      }
      var lines = lines(leaves(a.get().root()), leaves(b.get().root()));
      if (!lines.isEmpty()) {
        text.append("~ ").append(address).append("  (").append(b.get().place()).append(")\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
      }
    }
    return text.toString();
  }

  private static List<String> lines(
      SequencedMap<String, String> first, SequencedMap<String, String> second) {
    var paths = new LinkedHashMap<String, Boolean>();
    first.keySet().forEach(path -> paths.put(path, true));
    second.keySet().forEach(path -> paths.put(path, true));
    var lines = new ArrayList<String>();
    for (var path : paths.keySet()) {
      var before = first.getOrDefault(path, "(not set)");
      var after = second.getOrDefault(path, "(not set)");
      if (!before.equals(after)) {
        lines.add(path + ": " + before + " -> " + after);
      }
    }
    return lines;
  }

  private static SequencedMap<String, String> leaves(YamlNode.Mapping root) {
    var leaves = new LinkedHashMap<String, String>();
    collect(root, "", leaves);
    return leaves;
  }

  private static void collect(YamlNode node, String path, SequencedMap<String, String> into) {
    switch (node) {
      case YamlNode.Scalar scalar -> into.put(path, YamlWriter.scalar(scalar));
      case YamlNode.Sequence(var items, _, _) -> {
        if (items.isEmpty()) {
          into.put(path, "[]");
        }
        for (int i = 0; i < items.size(); i++) {
          collect(items.get(i), path + "[" + i + "]", into);
        }
      }
      case YamlNode.Mapping(var entries, _, _) -> {
        if (entries.isEmpty()) {
          into.put(path, "{}");
        }
        for (var entry : entries) {
          var name = entry.key().text();
          collect(entry.value(), path.isEmpty() ? name : path + "." + name, into);
        }
      }
    }
  }
}
