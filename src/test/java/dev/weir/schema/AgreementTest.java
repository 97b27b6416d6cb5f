package dev.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.kind.Kind;
import dev.weir.manifest.Input;
import dev.weir.manifest.Lifecycle;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Metadata;
import dev.weir.manifest.StackKinds;
import dev.weir.manifest.TestKinds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nobody's editor marks as wrong what Weir takes. */
class AgreementTest {

  private static final int ROUNDS = 3_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Values to put in the place of others. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "7",
          "101",
          "1.5",
          "\"\"",
          "\"x\"",
          "\"5s\"",
          "\"200s\"",
          "\"yes\"",
          "\"true\"",
          "\"0755\"",
          "\"7\"",
          "\"101\"",
          "\"a/b\"",
          "\"a.m3u8\"",
          "\"enabled\"",
          "\"${Channel.main.channel}\"",
          "\"${Channel.main.urgency}\"",
          "\"at ${Provider.scala.theatre}\"",
          "\"$${x}\"",
          "\"${var.digit}\"",
          "\"1${var.digit}\"",
          "\"${var.digit}s\"",
          "\"${var.words}\"",
          "\"2026-01-01T00:00:00Z\"",
          "\"2026-01-01T00:00+08:00\"",
          "\"2026-01-01\"",
          "[]",
          "[\"a\"]",
          "[\"a\", \"a\"]",
          "{}",
          "{\"fromEnv\": \"WEIR_SECRET_A\"}",
          "{\"fromFile\": \"secrets/a.b\"}",
          "{\"a\": 1}",
          "[{\"host\": \"h\"}]",
          "\"" + "long ".repeat(30) + "\"",
          "\"主舞台\"");

  /** What some values are filled in from. */
  private static final String VARIABLES =
      """
      {"apiVersion": "weir/v1", "kind": "Variables", "metadata": {"name": "all"},
       "spec": {"digit": {"default": "5"}, "words": {"default": ["a", "b"]}}}
      ---
      """;

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              new JsonSchema(
                      new TestKinds(),
                      StackKinds.all(),
                      Kind.of(Metadata.class),
                      Kind.of(Lifecycle.class))
                  .choosing());

  @Test
  void the_schema_accepts_whatever_the_loader_accepts() {
    int accepted = 0;
    int refusedByBoth = 0;
    var folder = Path.of("src/test/resources/manifests/good");
    for (var name : List.of("everything", "references", "implied-needs", "not-set")) {
      var documents = Documents.below(folder.resolve(name));
      for (long seed = 0; seed < ROUNDS / 4; seed++) {
        var random = new Random(seed);
        var changed = new ArrayList<>(documents);
        int which = random.nextInt(changed.size());
        changed.set(which, mutated(changed.get(which), random));
        boolean loads = loads(changed);
        var errors = schema.validate(changed.get(which));
        if (loads) {
          assertThat(errors).as("%s, seed %d: %s", name, seed, changed.get(which)).isEmpty();
        }
        accepted += loads ? 1 : 0;
        refusedByBoth += !loads && !errors.isEmpty() ? 1 : 0;
      }
    }
    assertThat(accepted).isGreaterThan(ROUNDS / 10);
    assertThat(refusedByBoth).isGreaterThan(ROUNDS / 5);
  }

  private static boolean loads(List<JsonNode> documents) {
    var text =
        VARIABLES
            + documents.stream().map(JsonNode::toString).collect(Collectors.joining("\n---\n"));
    var stdin = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var input = new Input(List.of("-"), Path.of("."), Optional.empty(), stdin);
    return !new ManifestLoader(new TestKinds()).load(input).hasErrors();
  }

  private static JsonNode mutated(JsonNode original, Random random) {
    var root = original.deepCopy();
    var containers = new ArrayList<JsonNode>();
    collect(root, containers);
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      mutate(containers.get(random.nextInt(containers.size())), random);
    }
    return root;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(inner -> collect(inner, containers));
    }
  }

  private static void mutate(JsonNode container, Random random) {
    var value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    switch (container) {
      case ObjectNode object when !object.isEmpty() -> {
        var names = new ArrayList<>(object.propertyNames());
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
          case 0 -> object.remove(name);
          case 1 -> object.set(name + "x", object.remove(name));
          default -> object.set(name, value);
        }
      }
      case ArrayNode array when !array.isEmpty() -> {
        switch (random.nextInt(3)) {
          case 0 -> array.remove(random.nextInt(array.size()));
          case 1 -> array.add(array.get(random.nextInt(array.size())).deepCopy());
          default -> array.set(random.nextInt(array.size()), value);
        }
      }
      default -> {}
    }
  }
}
