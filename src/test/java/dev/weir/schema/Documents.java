package dev.weir.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** YAML documents as an editor reads them: YAML 1.2, typed by its core schema. */
final class Documents {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setAllowDuplicateKeys(true)
          .setMaxAliasesForCollections(1_000)
          .build();

  private Documents() {}

  /** The documents of every YAML file below a folder, or of one file. */
  static List<JsonNode> below(Path path) {
    try (var files = Files.walk(path)) {
      var documents = new ArrayList<JsonNode>();
      files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .filter(file -> !file.toString().contains("/."))
          .filter(file -> !file.toString().contains("/environments/"))
          .sorted()
          .forEach(file -> documents.addAll(of(read(file))));
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The documents of a text; those that are not YAML are left out. */
  static List<JsonNode> of(String text) {
    var documents = new ArrayList<JsonNode>();
    for (var part : text.replaceAll("(?m)^%.*$", "").split("(?m)^---(?=\\s|$)")) {
      try {
        for (var document : new Load(SETTINGS).loadAllFromString(part)) {
          if (Objects.nonNull(document)) {
            documents.add(JsonMapper.shared().valueToTree(withTextKeys(document)));
          }
        }
      } catch (YamlEngineException _) {
        // The loader tells of it; a schema never sees it.
      }
    }
    return documents;
  }

  private static Object withTextKeys(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> copy.put(String.valueOf(key), withTextKeys(inner)));
        yield copy;
      }
      case List<?> list -> list.stream().map(Documents::withTextKeys).toList();
      case Double number when !Double.isFinite(number) -> number.toString();
      case null -> NullNode.getInstance();
      default -> value;
    };
  }
}
