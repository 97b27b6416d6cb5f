package dev.weir.manifest.yaml;

import java.util.Optional;

/** Follows paths such as {@code servers[0].host} through the nodes of a document. */
public final class NodePath {

  private NodePath() {}

  /**
   * The value at a path within an entry, or the nearest enclosing part: a scalar itself, a list or
   * block by its key.
   */
  public static YamlNode.Scalar find(YamlNode.Entry start, String path) {
    var entry = start;
    var rest = path;
    while (!rest.isEmpty()) {
      var step = step(entry.value(), rest);
      if (step.isEmpty()) {
        return nameplate(entry);
      }
      entry = step.get().entry();
      rest = step.get().rest();
    }
    return nameplate(entry);
  }

  private static YamlNode.Scalar nameplate(YamlNode.Entry entry) {
    return entry.value() instanceof YamlNode.Scalar scalar && scalar.extent() != 0
        ? scalar
        : entry.key();
  }

  private record Step(YamlNode.Entry entry, String rest) {}

  private static Optional<Step> step(YamlNode node, String path) {
    return switch (node) {
      case YamlNode.Scalar _ -> Optional.empty();
      case YamlNode.Mapping mapping -> key(mapping, path);
      case YamlNode.Sequence sequence -> index(sequence, path);
    };
  }

  /** Keys may hold dots: the longest key that the path begins with is meant. */
  private static Optional<Step> key(YamlNode.Mapping mapping, String path) {
    YamlNode.Entry best = null;
    for (var entry : mapping.entries()) {
      var key = entry.key().text();
      if (isPrefix(key, path) && (best == null || key.length() > best.key().text().length())) {
        best = entry;
      }
    }
    return Optional.ofNullable(best)
        .map(entry -> new Step(entry, rest(path.substring(entry.key().text().length()))));
  }

  private static boolean isPrefix(String key, String path) {
    return path.startsWith(key)
        && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
  }

  private static Optional<Step> index(YamlNode.Sequence sequence, String path) {
    int end = path.indexOf(']');
    if (!path.startsWith("[") || end < 0) {
      return Optional.empty();
    }
    var digits = path.substring(1, end);
    if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) >= sequence.items().size()) {
      return Optional.empty();
    }
    var item = sequence.items().get(Integer.parseInt(digits));
    var start =
        new YamlNode.Scalar("", YamlNode.Style.PLAIN, item.line(), item.column(), item.width());
    return Optional.of(new Step(new YamlNode.Entry(start, item), rest(path.substring(end + 1))));
  }

  private static String rest(String path) {
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
