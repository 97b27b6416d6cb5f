package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.render.DiagnosticText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written in a manifest, it is either understood or told of. */
class MutatedManifestsTest {

  private static final int ROUNDS = 4_000;

  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\t",
          " ",
          "  ",
          ": ",
          ":",
          "- ",
          "-",
          "---\n",
          "...\n",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\"",
          "'",
          "#",
          "&a ",
          "*a",
          "<<: *a\n",
          "!!str ",
          "!x ",
          "|\n",
          ">-\n",
          "%YAML 9\n",
          "? ",
          "@",
          "`",
          "${",
          "${Channel.main.channel}",
          "$${",
          "~",
          "null",
          "yes",
          "0755",
          "舞台",
          "🎭",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\\",
          "\u202E",
          "spec",
          "metadata",
          "kind",
          "apiVersion: ",
          "provider",
          "[[[[[[[[",
          "{a: {a: {a: ",
          "Provider.scala",
          "fromEnv: ");

  private static List<byte[]> originals() throws IOException {
    var originals = new ArrayList<byte[]>();
    for (var name : List.of("everything", "references", "scalars-are-text", "implied-needs")) {
      originals.add(
          Files.readAllBytes(
              Path.of("src/test/resources/manifests/good").resolve(name).resolve("main.yaml")));
    }
    return originals;
  }

  @Test
  void mutated_manifests_are_read_or_refused_but_never_break_the_reader() throws IOException {
    var originals = originals();
    int refused = 0;
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var text = originals.get(random.nextInt(originals.size()));
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        text = mutated(text, random);
      }
      if (isRefused(text, seed)) {
        refused++;
      }
    }
    assertThat(refused).isBetween(ROUNDS / 3, ROUNDS - 1);
  }

  private static boolean isRefused(byte[] text, long seed) {
    try {
      var loaded =
          new ManifestLoader(new TestKinds())
              .load(
                  new Input(
                      List.of("-"),
                      Path.of("."),
                      Optional.empty(),
                      new ByteArrayInputStream(text)));
      new DiagnosticText(true).of(loaded.diagnostics());
      loaded.manifests().resources().values().forEach(declared -> declared.at("target.x[3].y"));
      return loaded.hasErrors();
    } catch (RuntimeException | StackOverflowError e) {
      var shown = new String(text, StandardCharsets.UTF_8);
      throw new AssertionError("seed " + seed + " breaks the reader:\n" + shown, e);
    }
  }

  private static byte[] mutated(byte[] text, Random random) {
    if (text.length == 0) {
      return text;
    }
    int start = random.nextInt(text.length);
    int end = Math.min(text.length, start + random.nextInt(1, 12));
    var out = new ByteArrayOutputStream();
    out.write(text, 0, start);
    switch (random.nextInt(6)) {
      case 0 -> out.write(text, end, text.length - end);
      case 1 -> {
        out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        out.write(text, end, text.length - end);
      }
      case 2 -> {
        out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        out.write(text, start, text.length - start);
      }
      case 3 -> {
        int from = random.nextInt(text.length);
        out.write(text, from, text.length - from);
      }
      case 4 -> {
        out.write(random.nextInt(256));
        out.write(text, start, text.length - start);
      }
      default -> {
        out.write(text[start] ^ (1 << random.nextInt(8)));
        out.write(text, start + 1, text.length - start - 1);
      }
    }
    return out.toByteArray();
  }
}
