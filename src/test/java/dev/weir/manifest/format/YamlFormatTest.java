package dev.weir.manifest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.kind.Address;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One style, and nothing lost on the way to it. */
class YamlFormatTest {

  @TempDir Path folder;

  private static String done(String text) {
    return switch (YamlFormat.format(text)) {
      case YamlFormat.Outcome.Done(var after) -> after;
      case YamlFormat.Outcome.Refusal(var why, var line, var _) ->
          throw new AssertionError("line " + line + ": " + why + "\n" + text);
    };
  }

  @Test
  void everything_that_has_one_form_gets_it() {
    var untidy =
        """
        # yaml-language-server: $schema=../schemas/weir.schema.json


        # The main stage.
        kind:   Channel
        apiVersion: "aliyun-oss/v1"
        metadata: { name: 'main' , labels: {a: b} }   # why
        lifecycle: {protect: true}
        spec:
            provider: oss
            # All formats.
            formats:
                - {format: m3u8}   # one
                # Two lines
                # about the second.
                - format: mp4
                  cycleDuration: 30m

                # After an empty line.
                - format: flv
            text: |
               kept
                 as it is
            target: {playlistName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.m3u8, fragCount: 3, fragDuration: 2s, more: [1, 2]}
        """;
    assertThat(done(untidy))
        .isEqualTo(
            """
            # yaml-language-server: $schema=../schemas/weir.schema.json

            # The main stage.
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main, labels: {a: b}} # why
            spec:
              provider: oss
              # All formats.
              formats:
                - {format: m3u8} # one
                # Two lines
                # about the second.
                - format: mp4
                  cycleDuration: 30m

                # After an empty line.
                - format: flv
              text: |
                kept
                  as it is
              target:
                playlistName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.m3u8
                fragCount: 3
                fragDuration: 2s
                more: [1, 2]
            lifecycle: {protect: true}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 'b'|a: b",
        "a: \"b.c-d_e/f\"|a: b.c-d_e/f",
        "a: 'yes'|a: 'yes'",
        "a: \"true\"|a: \"true\"",
        "a: 'Null'|a: 'Null'",
        "a: '12'|a: '12'",
        "a: \"5s\"|a: \"5s\"",
        "a: '*'|a: '*'",
        "a: \"x y\"|a: \"x y\"",
        "a: 'b:c'|a: 'b:c'",
        "a: ''|a: ''",
        "a: ${Channel.main.url}|a: ${Channel.main.url}"
      })
  void only_quotes_that_do_nothing_go(String before, String after) {
    assertThat(done(before + "\n")).isEqualTo(after + "\n");
  }

  @Test
  void line_ends_and_the_byte_order_mark_go() {
    assertThat(done("\uFEFFa: 1\r\nb:  2\r\n")).isEqualTo("a: 1\nb: 2\n");
  }

  @Test
  void comments_in_odd_places_find_a_better_one() {
    assertThat(
            done(
                """
                a:
                  text: |
                    kept
                  # one

                  # two
                  b: [1, # three
                    2] # four
                ... # five
                --- # six
                c: {d: 1}
                ...
                # seven
                """))
        .isEqualTo(
            """
            a:
              text: |
                kept
              # one
              # two
              # four
              b:
                - 1 # three
                - 2
            # five
            ---
            # six
            c: {d: 1}

            # seven
            """);
  }

  @Test
  void what_is_no_yaml_is_left_alone_with_its_line() {
    assertThat(YamlFormat.format("a: 1\nb: [\n"))
        .isInstanceOfSatisfying(
            YamlFormat.Outcome.Refusal.class, refusal -> assertThat(refusal.line()).isPositive());
  }

  @Test
  void comments_alone_stay() {
    assertThat(done("# nothing yet\n")).isEqualTo("# nothing yet\n");
    assertThat(done("")).isEmpty();
  }

  static Stream<Path> manifests() throws IOException {
    try (var examples = Files.walk(Path.of("examples"));
        var scenarios = Files.walk(Path.of("src/test/resources/scenarios"))) {
      return Stream.concat(
          examples.filter(path -> !path.toString().contains("pipelines")), scenarios)
          .filter(path -> path.toString().endsWith(".yaml"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void real_manifests_mean_the_same_afterwards(Path file) throws IOException {
    var text = Files.readString(file);
    var once = done(text);
    assertThat(done(once)).isEqualTo(once);
    assertThat(meaning(once)).isEqualTo(meaning(text));
    if (file.startsWith("examples")) {
      assertThat(once).as("our own examples are in the style").isEqualTo(text);
    }
  }

  /** What the loader makes of it: every resource, and what it complains about. */
  private Map<String, String> meaning(String text) throws IOException {
    Files.writeString(folder.resolve("m.yaml"), text);
    var loaded = new ManifestLoader(Providers.installed()).load(Input.of(folder, "m.yaml"));
    var meaning = new TreeMap<String, String>();
    loaded.diagnostics().forEach(d -> meaning.merge(d.code(), d.message(), String::concat));
    if (!loaded.hasErrors()) {
      for (Map.Entry<Address, ?> entry : loaded.manifests().resources().entrySet()) {
        var declared = loaded.manifests().resources().get(entry.getKey());
        if (declared != null) {
          meaning.put(entry.getKey().toString(), declared.spec() + " " + declared.lifecycle());
        }
      }
    }
    return meaning;
  }

  @RepeatedTest(300)
  void any_text_stays_what_it_says(RepetitionInfo repetition) {
    long seed = 20_261_121L + repetition.getCurrentRepetition();
    var text = new Texts(new Random(seed)).documents();
    switch (YamlFormat.format(text)) {
      case YamlFormat.Outcome.Done(var once) -> {
        assertThat(done(once)).as("seed %d:%n%s", seed, text).isEqualTo(once);
        assertThat(notes(once)).as("seed %d:%n%s", seed, text).isEqualTo(notes(text));
      }
      case YamlFormat.Outcome.Refusal(var why, var line, var _) ->
          throw new AssertionError("seed %d: %s, line %d%n%s".formatted(seed, why, line, text));
    }
  }

  /** The comments, however they are placed. */
  private static List<String> notes(String text) {
    return Pattern.compile("# (?:note \\d+|inline|flow|within)")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  /** Makes YAML of every sort, laid out badly. */
  private record Texts(Random random) {

    private static final List<String> SCALARS =
        List.of(
            "plain",
            "'single'",
            "\"double\"",
            "5s",
            "'yes'",
            "12",
            "two words",
            "\"a: b\"",
            "''",
            "\"\\u00e9\\n\"",
            "http://x.example/a?b=c",
            "${Channel.a.b}",
            "~",
            "'#'",
            "'- x'");

    private String documents() {
      var out = new StringBuilder();
      for (int i = random.nextInt(3); i >= 0; i--) {
        comment(out, "");
        block(out, "", 3);
        out.append(i > 0 ? "---\n" : "");
      }
      return out.toString();
    }

    private void comment(StringBuilder out, String indent) {
      while (random.nextInt(4) == 0) {
        out.append(random.nextInt(3) == 0 ? "\n" : indent + "# note " + random.nextInt(99) + "\n");
      }
    }

    private void block(StringBuilder out, String indent, int depth) {
      int members = 1 + random.nextInt(4);
      for (int i = 0; i < members; i++) {
        comment(out, indent);
        out.append(indent).append("key").append(i).append(':');
        value(out, indent, depth);
      }
    }

    private void value(StringBuilder out, String indent, int depth) {
      switch (depth == 0 ? random.nextInt(2) : random.nextInt(5)) {
        case 0 -> scalar(out);
        case 1 -> flow(out);
        case 2 -> out.append(" |\n").append(indent).append("   text\n");
        case 3 -> {
          out.append('\n');
          block(out, indent + " ".repeat(1 + random.nextInt(4)), depth - 1);
        }
        default -> items(out, indent + " ".repeat(random.nextInt(4)), depth - 1);
      }
    }

    private void items(StringBuilder out, String indent, int depth) {
      out.append('\n');
      for (int i = random.nextInt(3); i >= 0; i--) {
        comment(out, indent);
        out.append(indent).append('-');
        if (depth > 0 && random.nextBoolean()) {
          out.append(" first: 1\n");
          comment(out, indent + "  ");
          out.append(indent).append("  second:");
          scalar(out);
        } else {
          scalar(out);
        }
      }
    }

    private void scalar(StringBuilder out) {
      out.append(" ".repeat(1 + random.nextInt(3)));
      out.append(SCALARS.get(random.nextInt(SCALARS.size())));
      out.append(random.nextInt(5) == 0 ? "   # inline\n" : "\n");
    }

    private void flow(StringBuilder out) {
      if (random.nextInt(6) == 0) {
        out.append(" {a:  1, # within\n        b: 2}");
      } else {
        out.append(" {a:  1 , b: [ x,y ], c: 'z'}");
      }
      out.append(random.nextInt(5) == 0 ? " # flow\n" : "\n");
    }
  }
}
