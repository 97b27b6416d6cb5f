package dev.weir.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Input;
import dev.weir.manifest.Loaded;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Rendered;
import dev.weir.manifest.template.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What is rendered declares what it was rendered from. */
class RenderRoundTripTest {

  private static final Given GIVEN =
      new Given(List.of(), List.of(), _ -> Optional.<String>empty(), true);

  @TempDir Path folder;

  private static ManifestLoader loader() {
    return new ManifestLoader(Providers.installed());
  }

  private Input files(Optional<String> environment) {
    return new Input(
        List.of("."),
        folder,
        Optional.of(folder),
        InputStream.nullInputStream(),
        new Input.Choices(environment, GIVEN));
  }

  private Input stdin(String text) {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new Input(List.of("-"), folder, Optional.of(folder), in);
  }

  private static Map<String, String> meaning(Loaded loaded, String about) {
    assertThat(loaded.diagnostics().stream().filter(d -> d.isError()).toList()).as(about).isEmpty();
    var manifests = loaded.manifests();
    var meaning = new TreeMap<String, String>();
    manifests.resources().forEach((address, it) -> meaning.put(address.toString(), said(it)));
    manifests.providers().forEach((address, it) -> meaning.put(address.toString(), said(it)));
    manifests.local().forEach((address, it) -> meaning.put(address.toString(), said(it)));
    manifests.policies().forEach(p -> meaning.put("Policy." + p.name(), p.policy().toString()));
    meaning.put("settings", manifests.stack().toString());
    meaning.put("order", manifests.resources().keySet().toString());
    return meaning;
  }

  private static String said(Declared declared) {
    return String.join(
        " | ",
        declared.kind().id(),
        declared.provider().toString(),
        declared.spec().toString(),
        declared.lifecycle().toString(),
        declared.dependsOn().toString(),
        new TreeMap<>(declared.labels()).toString());
  }

  @RepeatedTest(60)
  void what_is_rendered_declares_the_same(RepetitionInfo repetition) throws IOException {
    long seed = 20_261_122L + repetition.getCurrentRepetition();
    var stack = new RandomStack(new Random(seed));
    var environments = folder.resolve("environments");
    Files.createDirectories(environments);
    Files.writeString(folder.resolve("main.yaml"), stack.manifests());
    Files.writeString(environments.resolve("prod.yaml"), stack.patches());

    for (var environment : List.of(Optional.<String>empty(), Optional.of("prod"))) {
      var about =
          "seed %d, %s:%n%s%n%s".formatted(seed, environment, stack.manifests(), stack.patches());
      var text = ManifestText.of(rendered(files(environment), about));

      var before = meaning(loader().load(files(environment)), about);
      var after = meaning(loader().load(stdin(text)), about + "\n" + text);

      assertThat(after).as("%s%n%s", about, text).isEqualTo(before);
      assertThat(withoutOrigins(ManifestText.of(rendered(stdin(text), about))))
          .as(about)
          .isEqualTo(withoutOrigins(text));
      assertThat(before).as(about).hasSizeGreaterThan(4);
    }
  }

  private static Rendered rendered(Input input, String about) {
    var rendered = loader().render(input);
    meaning(rendered.loaded(), about);
    return rendered;
  }

  private static String withoutOrigins(String text) {
    return text.replaceAll("(?m)^# .*\n", "");
  }
}
