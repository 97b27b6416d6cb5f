package dev.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.engine.Providers;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import dev.weir.manifest.Lifecycle;
import dev.weir.manifest.Metadata;
import dev.weir.manifest.StackKinds;
import dev.weir.manifest.TestKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas in {@code schemas/} are those of the kinds, and agree with the manifest loader.
 * {@code -Dweir.schemas=write} writes them anew.
 */
class SchemasTest {

  private static final Path SCHEMAS = Path.of("schemas");

  /** Schemas of what Weir writes: no kinds, and held to by a test of their own. */
  private static final Set<Path> OF_OUTPUT =
      Set.of(
          Path.of("plan.schema.json"), Path.of("event.schema.json"), Path.of("drift.schema.json"));

  private static final Path EXAMPLES = Path.of("examples");
  private static final Path MANIFESTS = Path.of("src/test/resources/manifests");

  /** What editors that know draft-07 only understand too, and what they only show. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$defs",
          "$ref",
          "title",
          "description",
          "markdownDescription",
          "patternErrorMessage",
          "default",
          "examples",
          "type",
          "enum",
          "const",
          "properties",
          "required",
          "additionalProperties",
          "minProperties",
          "maxProperties",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "pattern",
          "anyOf",
          "oneOf",
          "allOf",
          "if",
          "not",
          "then");

  private static JsonSchema of(Kinds kinds) {
    return new JsonSchema(
        kinds, StackKinds.all(), Kind.of(Metadata.class), Kind.of(Lifecycle.class));
  }

  private static Schema validator(JsonNode schema, SpecificationVersion version) {
    return SchemaRegistry.withDefaultDialect(version).getSchema(schema);
  }

  private static Schema testKinds(SpecificationVersion version) {
    var schema = of(new TestKinds()).choosing();
    schema.remove("$schema");
    return validator(schema, version);
  }

  @Test
  void the_schemas_at_hand_are_those_of_the_kinds() throws IOException {
    var expected = of(Providers.installed()).files();
    if ("write".equals(System.getProperty("weir.schemas"))) {
      Files.createDirectories(SCHEMAS);
      for (var file : onDisk().keySet()) {
        Files.delete(SCHEMAS.resolve(file));
      }
      for (var file : expected.entrySet()) {
        Files.writeString(SCHEMAS.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(onDisk())
        .as("schemas/; write them with: mvn -q test -Dtest=SchemasTest -Dweir.schemas=write")
        .isEqualTo(expected);
  }

  private static Map<String, String> onDisk() throws IOException {
    var files = new TreeMap<String, String>();
    if (!Files.isDirectory(SCHEMAS)) {
      return files;
    }
    try (var paths = Files.list(SCHEMAS)) {
      for (var path : paths.filter(path -> !OF_OUTPUT.contains(path.getFileName())).toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }

  @Test
  void examples_are_accepted() throws IOException {
    var choosing =
        JsonMapper.shared().readTree(Files.readString(SCHEMAS.resolve("weir.schema.json")));
    var all = validator(choosing, SpecificationVersion.DRAFT_2020_12);
    var examples = Documents.below(EXAMPLES);

    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      // Other tools' files, and what others declare for Kubernetes, are no manifests.
      var version = '"' + version(example) + '"';
      if (!choosing.at("/properties/apiVersion/enum").toString().contains(version)) {
        continue;
      }
      assertThat(all.validate(example)).as("%s", example).isEmpty();
      assertThat(one(example).validate(example)).as("%s", example).isEmpty();
    }
  }

  private static String version(JsonNode document) {
    return document.path("apiVersion").asString();
  }

  private static Schema one(JsonNode document) throws IOException {
    var name =
        version(document).replace('/', '-')
            + "."
            + document.path("kind").asString().toLowerCase(Locale.ROOT)
            + ".schema.json";
    var schema = JsonMapper.shared().readTree(Files.readString(SCHEMAS.resolve(name)));
    return validator(schema, SpecificationVersion.DRAFT_2020_12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DRAFT_2020_12", "DRAFT_7"})
  void what_the_loader_accepts_is_accepted(String version) {
    var schema = testKinds(SpecificationVersion.valueOf(version));
    var documents = Documents.below(MANIFESTS.resolve("good"));

    assertThat(documents).hasSizeGreaterThan(20);
    for (var document : documents) {
      if (document.isObject()) {
        assertThat(schema.validate(document)).as("%s", document).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "computed-field-set",
        "missing-field",
        "missing-provider",
        "not-a-manifest",
        "out-of-range",
        "secret-file",
        "secret-in-clear",
        "secret-name",
        "several-mistakes",
        "unknown-api-version",
        "unknown-choice",
        "unknown-field",
        "unknown-kind",
        "wrong-format",
        "wrong-type"
      })
  void what_the_loader_refuses_of_a_document_is_refused(String name) {
    var documents = Documents.below(MANIFESTS.resolve("bad").resolve(name));
    for (var version : List.of(SpecificationVersion.DRAFT_2020_12, SpecificationVersion.DRAFT_7)) {
      var schema = testKinds(version);
      assertThat(documents).anySatisfy(d -> assertThat(schema.validate(d)).isNotEmpty());
    }
  }

  @Test
  void only_widely_known_keywords_are_used() {
    var unknown = new TreeSet<String>();
    keywords(of(new TestKinds()).choosing(), unknown);
    keywords(of(Providers.installed()).choosing(), unknown);
    keywords(of(Providers.installed()).patches(), unknown);

    assertThat(unknown).isEmpty();
  }

  private static void keywords(JsonNode schema, Set<String> unknown) {
    for (var member : schema.properties()) {
      var keyword = member.getKey();
      var value = member.getValue();
      if (!KEYWORDS.contains(keyword)) {
        unknown.add(keyword);
      }
      switch (keyword) {
        case "properties", "$defs" -> value.forEach(inner -> keywords(inner, unknown));
        case "anyOf", "oneOf", "allOf" -> value.forEach(inner -> keywords(inner, unknown));
        case "items", "additionalProperties", "if", "not", "then" -> keywords(value, unknown);
        default -> {}
      }
    }
  }
}
