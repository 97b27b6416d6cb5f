package dev.weir.notify;

import dev.weir.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was told to whom: names of differences that tell nothing themselves. */
final class Memory {

  private final Map<String, Map<String, String>> byTarget = new TreeMap<>();

  /** What a file remembers; nothing when there is none, or none that can be read. */
  static Memory read(Path file) {
    var memory = new Memory();
    try {
      if (Files.exists(file)) {
        var targets = JsonMapper.shared().readTree(Files.readString(file)).path("targets");
        targets.properties().forEach(e -> memory.byTarget.put(e.getKey(), items(e.getValue())));
      }
    } catch (IOException | JacksonException _) {
      memory.byTarget.clear();
    }
    return memory;
  }

  private static Map<String, String> items(JsonNode node) {
    var items = new TreeMap<String, String>();
    node.properties().forEach(e -> items.put(e.getKey(), e.getValue().asString("")));
    return items;
  }

  /** What a target knows: differences and the provider document of each. */
  Map<String, String> of(String target) {
    return byTarget.getOrDefault(target, Map.of());
  }

  void put(String target, Map<String, String> items) {
    byTarget.put(target, Map.copyOf(items));
  }

  /** Writes it down; what went wrong otherwise. */
  Optional<Diagnostic> write(Path file) {
    var root = Texts.object();
    var targets = root.putObject("targets");
    byTarget.forEach((target, items) -> {
      var node = targets.putObject(target);
      new TreeMap<>(items).forEach(node::put);
    });
    try {
      var whole = file.toAbsolutePath();
      Files.createDirectories(whole.getParent());
      var draft = whole.resolveSibling(whole.getFileName() + ".new");
      Files.writeString(draft, Texts.json(root));
      Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Diagnostic.warning(
                  "notify-memory", "what was told cannot be kept: " + e.getClass().getSimpleName())
              .hint("the next run may tell it again"));
    }
  }
}
