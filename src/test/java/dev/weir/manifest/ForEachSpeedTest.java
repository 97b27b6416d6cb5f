package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand generated resources load no slower than ten thousand written ones. */
class ForEachSpeedTest {

  private static final int MANY = 10_000;
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  @Test
  @Tag("long")
  void generated_resources_load_as_fast_as_written_ones() throws IOException {
    var provider =
        """
        apiVersion: stage/v1
        kind: Provider
        metadata: {name: scala}
        spec: {endpoint: stage.example.com, theatre: scala}
        """;
    var written = new StringBuilder(provider);
    var items = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      written.append(resource("stage-" + i, "Stage " + i, Integer.toString(i % 12 + 1), ""));
      items.append("    '%d': {title: Stage %d, urgency: %d}\n".formatted(i, i, i % 12 + 1));
    }
    var template =
        resource("stage-${each.key}", "${each.value.title}", "${each.value.urgency}", "    ");
    var generated =
        provider
            + "---\napiVersion: weir/v1\nkind: ForEach\nmetadata: {name: stages}\nspec:\n  items:\n"
            + items
            + "  template:\n"
            + template.replace("    ---\n", "");
    Files.writeString(Files.createDirectory(folder.resolve("written")).resolve("a.yaml"), written);
    Files.writeString(
        Files.createDirectory(folder.resolve("generated")).resolve("a.yaml"), generated);

    long best = Long.MAX_VALUE;
    long bestGenerated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, nanos("written"));
      bestGenerated = Math.min(bestGenerated, nanos("generated"));
    }
    System.out.printf(
        "10,000 resources: %d ms written, %d ms generated%n",
        best / 1_000_000, bestGenerated / 1_000_000);
    assertThat(bestGenerated).isLessThan(best);
  }

  private static String resource(String name, String title, String urgency, String indent) {
    return """
    ---
    apiVersion: stage/v1
    kind: Channel
    metadata: {name: "%s"}
    spec:
      provider: scala
      description: %s
      urgency: %s
      target: {playlistName: main.m3u8, fragCount: 5, fragDuration: 2s}
      tags: [one, two]
      servers: [{host: a.example.com, protocol: rtmp}]
    """
        .formatted(name, title, urgency)
        .indent(indent.length());
  }

  private long nanos(String name) {
    long start = System.nanoTime();
    var loaded = new ManifestLoader(new TestKinds()).load(Input.of(folder.resolve(name), "."));
    long taken = System.nanoTime() - start;
    assertThat(loaded.diagnostics()).isEmpty();
    assertThat(loaded.manifests().resources()).hasSize(MANY);
    return taken;
  }
}
