package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.manifest.template.Given;
import dev.weir.render.DiagnosticText;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestLoaderTest {

  private static final String PROVIDER =
      """
      apiVersion: stage/v1
      kind: Provider
      metadata: {name: scala}
      spec: {endpoint: stage.example.com, theatre: scala}
      """;
  private static final String CHANNEL =
      """
      apiVersion: stage/v1
      kind: Channel
      metadata: {name: main}
      spec:
        provider: scala
        target: {fragCount: 7}
      """;

  @TempDir private Path folder;

  private List<String> heard(Input input) {
    var heard = new ArrayList<String>();
    new ManifestLoader(new TestKinds())
        .load(
            input,
            manifests -> heard.add(manifests.stackName() + " " + manifests.providers().keySet()));
    return heard;
  }

  @Test
  void tells_of_the_stack_and_its_providers_before_the_rest_is_bound() throws Exception {
    Files.writeString(folder.resolve("a.yaml"), "kind: Nothing\n---\n" + CHANNEL);
    Files.writeString(
        folder.resolve("b.yaml"),
        "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: prod}\n---\n" + PROVIDER);

    assertThat(heard(Input.of(folder, "."))).containsExactly("prod [Provider.scala]");
  }

  @Test
  void tells_of_nothing_that_what_is_read_later_may_change() throws Exception {
    var file = folder.resolve("b.yaml");
    Files.writeString(file, PROVIDER.replace("theatre: scala", "theatre: \"${var.theatre}\""));
    assertThat(heard(Input.of(folder, "."))).isEmpty();

    Files.writeString(file, PROVIDER + "---\n" + PROVIDER);
    assertThat(heard(Input.of(folder, "."))).isEmpty();

    Files.writeString(file, PROVIDER);
    var choices = new Input.Choices(Optional.of("test"), Given.NOTHING);
    var stdin = InputStream.nullInputStream();
    assertThat(heard(new Input(List.of("."), folder, Optional.empty(), stdin, choices))).isEmpty();
  }

  @Test
  void reads_folders_files_and_standard_input_as_one_stack() throws Exception {
    Files.createDirectories(folder.resolve("live/deep"));
    Files.writeString(folder.resolve("live/deep/channel.yml"), CHANNEL);
    Files.writeString(
        folder.resolve("provider.yaml"), "---\n" + PROVIDER + "---\n# nothing\n---\n");
    var stdin =
        "{\"apiVersion\": \"stage/v1\", \"kind\": \"Channel\", \"metadata\": {\"name\": \"json\"},"
            + " \"spec\": {\"provider\": \"scala\"}}";

    var loaded =
        new ManifestLoader(new TestKinds())
            .load(
                new Input(
                    List.of("live", "provider.yaml", "-"),
                    folder,
                    Optional.empty(),
                    new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8))));

    assertThat(new DiagnosticText(false).of(loaded.diagnostics())).isEmpty();
    var manifests = loaded.orRefuse();
    assertThat(manifests.resources().sequencedValues())
        .extracting(declared -> declared.file() + " " + declared.address())
        .containsExactly("- Channel.json", "live/deep/channel.yml Channel.main");
    var main = manifests.resources().lastEntry().getValue();
    assertThat(main.provider()).contains(new Address("Provider", "scala"));
    assertThat(main.spec().text("channel")).isEqualTo("main");
    assertThat(((Value.Fields) main.spec().get("target")).get("fragCount"))
        .isEqualTo(new Value.Whole(7));
    assertThat(main.at("target.fragCount")).hasToString("live/deep/channel.yml:6:23");
    assertThat(manifests.providers()).containsOnlyKeys(new Address("Provider", "scala"));
    assertThat(manifests.read().covers("live/gone.yaml")).isTrue();
    assertThat(manifests.read().covers("gone.yaml")).isFalse();
    assertThat(loaded.sources()).hasSize(3);
  }
}
