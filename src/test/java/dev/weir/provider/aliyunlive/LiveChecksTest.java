package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.diag.Diagnostic;
import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in manifests without asking anybody. */
class LiveChecksTest {

  private static final String FOLDER = "dev/weir/provider/aliyunlive/";

  private static List<Diagnostic> check(String folder, String file) {
    var providers = Providers.installed();
    var loaded = new ManifestLoader(providers).load(Input.of(Path.of(folder), file));
    var found = new ArrayList<>(loaded.diagnostics());
    if (!loaded.hasErrors()) {
      found.addAll(providers.check(loaded.manifests(), LiveBench.START));
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
  @ValueSource(strings = {"rules", "stack"})
  void mistakes_are_found(String name) {
    var found = check("src/test/resources/" + FOLDER, name + ".yaml");

    Golden.check(
        FOLDER + name + ".txt", found.stream().map(LiveChecksTest::line).collect(joining()));
  }

  @Test
  void the_example_has_no_errors() {
    assertThat(check("examples/event", ".")).noneMatch(Diagnostic::isError);
  }
}
