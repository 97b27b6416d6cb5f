package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The recipes are as the schemas of those say whom they are written for. */
class RecipeSchemasTest {

  private static final Path RECIPES = Path.of("examples/pipelines");
  private static final Path SCHEMAS = Path.of("src/test/resources/pipelines");

  private static Schema schema(String name, SpecificationVersion version) {
    return SchemaRegistry.withDefaultDialect(version)
        .getSchema(JsonMapper.shared().readTree(SCHEMAS.resolve(name).toFile()));
  }

  private static final Schema WORKFLOW =
      schema("github-workflows.json", SpecificationVersion.DRAFT_7);
  private static final Schema ACTION = schema("github-actions.json", SpecificationVersion.DRAFT_7);
  private static final Schema GITLAB = schema("gitlab-ci.json", SpecificationVersion.DRAFT_7);
  private static final Schema KUBERNETES =
      schema("kubernetes.json", SpecificationVersion.DRAFT_2020_12);

  private static Stream<Path> yaml(String folder) throws IOException {
    try (var files = Files.list(RECIPES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  @Test
  void workflows() throws Exception {
    assertThat(yaml("github/.github/workflows")).hasSize(3);
    assertThat(yaml("github/.github/workflows"))
        .allSatisfy(file -> assertThat(WORKFLOW.validate(Yaml.read(file))).isEmpty());
  }

  @Test
  void the_action() {
    var action = Yaml.read(RECIPES.resolve("github/setup-weir/action.yml"));
    assertThat(ACTION.validate(action)).isEmpty();
  }

  @Test
  void the_pipeline() {
    var pipeline = Yaml.read(RECIPES.resolve("gitlab/.gitlab-ci.yml"));
    assertThat(GITLAB.validate(pipeline)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cronjob.yaml", "state.yaml"})
  void the_cron_job_and_its_memory(String file) {
    var job = Yaml.read(RECIPES.resolve("kubernetes").resolve(file));
    assertThat(KUBERNETES.validate(job)).isEmpty();
  }

  /** A schema that takes anything would say nothing. */
  @Test
  void a_recipe_with_a_mistake_is_refused() {
    var workflow = Yaml.read(RECIPES.resolve("github/.github/workflows/weir-plan.yml"));
    ((ObjectNode) workflow.at("/jobs/plan/permissions")).put("pull-requests", "writes");
    assertThat(WORKFLOW.validate(workflow)).isNotEmpty();

    var action = Yaml.read(RECIPES.resolve("github/setup-weir/action.yml"));
    ((ObjectNode) action.at("/runs/steps/0")).remove("shell");
    assertThat(ACTION.validate(action)).isNotEmpty();

    var pipeline = Yaml.read(RECIPES.resolve("gitlab/.gitlab-ci.yml"));
    ((ObjectNode) pipeline.at("/plan/environment")).put("action", "look");
    assertThat(GITLAB.validate(pipeline)).isNotEmpty();

    var job = Yaml.read(RECIPES.resolve("kubernetes/cronjob.yaml"));
    ((ObjectNode) pod(job)).put("restartPolicies", "Never");
    assertThat(KUBERNETES.validate(job)).isNotEmpty();
  }

  private static JsonNode pod(JsonNode job) {
    return job.at("/spec/jobTemplate/spec/template/spec");
  }
}
