package dev.weir.provider;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.diag.Diagnostic;
import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is found in manifests without asking anybody, and where: the manifests beside each
 * provider's other files.
 */
class ChecksTest {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path FOLDER = RESOURCES.resolve("dev/weir/provider");

  static Stream<Path> manifests() throws IOException {
    try (var files = Files.walk(FOLDER, 2)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static List<Diagnostic> check(Path folder, String file) {
    var providers = Providers.installed();
    var loaded = new ManifestLoader(providers).load(Input.of(folder, file));
    var found = new ArrayList<>(loaded.diagnostics());
    if (!loaded.hasErrors()) {
      found.addAll(providers.check(loaded.manifests(), SandboxRun.NOW));
    }
    return found;
  }

  private static String line(Diagnostic found) {
    return "%s %s %s%n  %s%n  %s%n"
        .formatted(
            found.severity().word(),
            found.code(),
            found.place().map(p -> p.line() + ":" + p.column()).orElse("-"),
            found.message(),
            found.hint().orElse("-"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void mistakes_are_found(Path file) {
    var found = check(file.getParent(), file.getFileName().toString());

    assertThat(found).isNotEmpty().allMatch(diagnostic -> diagnostic.place().isPresent());
    Golden.check(
        RESOURCES.relativize(file).toString().replace(".yaml", ".txt"),
        found.stream().map(ChecksTest::line).collect(joining()));
  }

  @Test
  void the_example_has_no_errors() {
    assertThat(check(Path.of("examples/event"), ".")).noneMatch(Diagnostic::isError);
  }
}
