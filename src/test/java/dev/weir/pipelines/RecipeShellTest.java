package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The shell in the recipes: what it says of itself, and what those say who know shell better. */
class RecipeShellTest {

  private static final Path RECIPES = Path.of("examples/pipelines");

  @TempDir Path folder;

  private static List<Path> yaml() throws IOException {
    try (var files = Files.walk(RECIPES)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
  }

  /** Every piece of shell, by where it is. */
  private static Map<String, String> scripts() throws IOException {
    var scripts = new LinkedHashMap<String, String>();
    for (var file : yaml()) {
      collect(file.toString(), Yaml.read(file), scripts);
    }
    return scripts;
  }

  private static void collect(String where, JsonNode node, Map<String, String> scripts) {
    int at = 0;
    for (var item : node.isArray() ? node : List.<JsonNode>of()) {
      collect(where + "/" + at++, item, scripts);
    }
    if (node.isObject()) {
      node.properties()
          .forEach(each -> {
            var name = where + "/" + each.getKey();
            if (each.getKey().equals("run") && each.getValue().isString()) {
              scripts.put(name, each.getValue().asString());
            } else if (each.getKey().matches("script|before_script")) {
              var lines = new ArrayList<String>();
              each.getValue().forEach(line -> lines.add(line.asString()));
              scripts.put(name, String.join("\n", lines));
            } else {
              collect(name, each.getValue(), scripts);
            }
          });
    }
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  @Test
  void nothing_from_outside_is_put_into_a_script() throws Exception {
    assertThat(scripts()).hasSizeGreaterThan(15);
    assertThat(scripts())
        .allSatisfy((where, script) ->
            assertThat(script).as(where + ": goes through env").doesNotContain("${{"));
  }

  @Test
  void bash_takes_every_script() throws Exception {
    for (var each : scripts().entrySet()) {
      var file = Files.writeString(folder.resolve("script.sh"), each.getValue());
      var said = Shell.run(folder, System.getenv(), List.of("bash", "-n", file.toString()));
      assertThat(said.code()).as(each.getKey() + "\n" + said.out()).isZero();
    }
  }

  @Test
  void shellcheck_finds_nothing() throws Exception {
    assumeTrue(installed("shellcheck"), "its findings are its own, and it is not installed here");
    var command = new ArrayList<>(List.of("shellcheck", "--shell=bash"));
    int number = 0;
    for (var each : scripts().entrySet()) {
      var name = "script-" + number++ + ".sh";
      Files.writeString(folder.resolve(name), "# " + each.getKey() + "\n" + each.getValue());
      command.add(name);
    }
    Shell.run(folder, System.getenv(), command).exits(0);
  }

  @Test
  void actionlint_finds_nothing() throws Exception {
    assumeTrue(installed("actionlint"), "its findings are its own, and it is not installed here");
    var command = new ArrayList<>(List.of("actionlint", "-no-color"));
    for (var file : yaml()) {
      if (file.toString().contains("workflows")) {
        command.add(file.toString());
      }
    }
    Shell.run(Path.of("").toAbsolutePath(), System.getenv(), command).exits(0);
  }
}
