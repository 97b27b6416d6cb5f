package dev.weir.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @TempDir Path folder;

  @Test
  void one_line_changes() {
    assertThat(
            UnifiedDiff.of("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n"))
        .isEqualTo(
            """
            --- a/a.yaml
            +++ b/a.yaml
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +X
             6
             7
             8
            """);
    assertThat(UnifiedDiff.of("a", "x\n", "x\n")).isEmpty();
    assertThat(UnifiedDiff.of("a", "x", "y"))
        .isEqualTo(
            """
            --- a/a
            +++ b/a
            @@ -1,1 +1,1 @@
            -x
            \\ No newline at end of file
            +y
            \\ No newline at end of file
            """);
  }

  @Test
  void git_applies_it() throws IOException, InterruptedException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < 60; i++) {
        lines.add("line " + random.nextInt(8) + (random.nextInt(5) == 0 ? "\r\n" : "\n"));
      }
      var before = String.join("", lines);
      for (int i = 0; i < 5; i++) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
          case 0 -> lines.set(at, "changed " + i + "\n");
          case 1 -> lines.add(at, "added " + i + "\n");
          default -> lines.remove(at);
        }
      }
      var after = String.join("", lines) + (random.nextBoolean() ? "last" : "");
      Files.writeString(folder.resolve("a.yaml"), before);
      Files.writeString(folder.resolve("a.patch"), UnifiedDiff.of("a.yaml", before, after));
      var git =
          new ProcessBuilder("git", "apply", "--whitespace=nowarn", "a.patch")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      var said =
          new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(git.waitFor()).as("seed %d: %s", seed, said).isZero();
      assertThat(Files.readString(folder.resolve("a.yaml"))).isEqualTo(after);
    }
  }
}
