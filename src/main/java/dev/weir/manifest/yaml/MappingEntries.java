package dev.weir.manifest.yaml;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of a map while it is read; keys must be text, and unique. */
final class MappingEntries {

  private static final int FEW = 12;

  private final ManifestSource source;
  private final Diagnostics problems;
  private final List<YamlNode.Entry> entries = new ArrayList<>();
  private final Map<String, YamlNode.Scalar> keys = new HashMap<>(0);

  MappingEntries(ManifestSource source, Diagnostics problems) {
    this.source = source;
    this.problems = problems;
  }

  void add(YamlNode key, YamlNode value) {
    if (!(key instanceof YamlNode.Scalar name)) {
      problems.add(
          Diagnostic.error("complex-key", "a key must be a single word or text, not " + key.form())
              .at(source.place(key)));
      return;
    }
    if (name.style() == YamlNode.Style.PLAIN && name.text().equals("<<")) {
      problems.add(
          Diagnostic.error("merge-key", "merge keys (`<<`) are not supported")
              .at(source.place(name))
              .hint("repeat the fields, or use an alias for a whole block: `target: *target`"));
      return;
    }
    var first = seen(name);
    if (first != null) {
      problems.add(duplicate(name, first));
      return;
    }
    entries.add(new YamlNode.Entry(name, value));
  }

  /** The earlier entry's key; small maps are searched, so that they cost no index. */
  private YamlNode.@org.jspecify.annotations.Nullable Scalar seen(YamlNode.Scalar name) {
    if (entries.size() < FEW) {
      for (var entry : entries) {
        if (entry.key().text().equals(name.text())) {
          return entry.key();
        }
      }
      return null;
    }
    for (int i = keys.size(); i < entries.size(); i++) {
      keys.put(entries.get(i).key().text(), entries.get(i).key());
    }
    return keys.get(name.text());
  }

  private Diagnostic duplicate(YamlNode.Scalar name, YamlNode.Scalar first) {
    return Diagnostic.error("duplicate-key", "`" + name.text() + "` is set twice in one block")
        .at(source.place(name))
        .related("set here first", source.place(first))
        .hint("keep one of them");
  }

  List<YamlNode.Entry> unique() {
    return entries;
  }
}
