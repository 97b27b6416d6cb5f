package dev.weir.manifest.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Value;
import dev.weir.manifest.edit.YamlEdit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is edited, and what stays as it is byte for byte. */
class YamlEditTest {

  private static final String BLOCK =
      """
      # The main stage.
      kind: Channel   # a channel
      metadata: {name: main}
      spec:
        # what people see
        description: 'Main stage' # it's the title

        status:   "enabled"
        target: {playlistName: main.m3u8, fragCount: 3, fragDuration: 5s} # HLS
        start: 2026-12-31T20:00:00+08:00
        empty:
      # the end
      """;

  private static String set(String text, String path, Value value) {
    return set(text, 0, path, value);
  }

  private static String set(String text, int document, String path, Value value) {
    var wish = new YamlEdit.Wish(document, List.of(path.split("\\.")), value);
    return switch (YamlEdit.set(text, wish)) {
      case Outcome.Done(var edited) -> edited;
      case Outcome.Refusal(var why) -> "refused: " + why;
    };
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  @Test
  void a_scalar_keeps_its_quotes_and_its_comment() {
    assertThat(set(BLOCK, "spec.description", text("It's on")))
        .isEqualTo(BLOCK.replace("'Main stage'", "'It''s on'"));
    assertThat(set(BLOCK, "spec.status", text("a \"b\" \\")))
        .isEqualTo(BLOCK.replace("\"enabled\"", "\"a \\\"b\\\" \\\\\""));
    assertThat(set(BLOCK, "spec.description", text("two\nlines")))
        .isEqualTo(BLOCK.replace("'Main stage'", "\"two\\nlines\""));
  }

  @Test
  void values_are_written_as_manifests_write_them() {
    assertThat(set(BLOCK, "spec.target.fragCount", new Value.Whole(9)))
        .isEqualTo(BLOCK.replace("fragCount: 3", "fragCount: 9"));
    assertThat(set(BLOCK, "spec.target.fragDuration", new Value.Span(Duration.ofSeconds(90))))
        .isEqualTo(BLOCK.replace("5s}", "1m30s}"));
    var moment = new Value.Moment(Instant.parse("2026-12-31T13:30:00Z"));
    assertThat(set(BLOCK, "spec.start", moment))
        .isEqualTo(BLOCK.replace("T20:00:00+08:00", "T21:30:00+08:00"));
    assertThat(set(BLOCK, "spec.empty", text("full")))
        .isEqualTo(BLOCK.replace("empty:", "empty: full"));
  }

  @Test
  void a_missing_key_is_put_in() {
    assertThat(set(BLOCK, "spec.target.other", new Value.Truth(true)))
        .isEqualTo(BLOCK.replace("5s}", "5s, other: true}"));
    assertThat(set(BLOCK, "spec.more", text("no")))
        .isEqualTo(BLOCK.replace("+08:00\n", "+08:00\n  more: \"no\"\n"));
    assertThat(set(BLOCK, "spec.deep.inner.leaf", new Value.Whole(1)))
        .isEqualTo(BLOCK.replace("+08:00\n", "+08:00\n  deep: {inner: {leaf: 1}}\n"));
    assertThat(set("kind: A\nspec: {}\n", "spec.a", text("b")))
        .isEqualTo("kind: A\nspec: {a: b}\n");
    assertThat(set("kind: A\nspec:\n  b:\n    c: d", "spec.a", text("b")))
        .isEqualTo("kind: A\nspec:\n  b:\n    c: d\n  a: b");
  }

  @Test
  void line_ends_and_the_byte_order_mark_stay() {
    var windows = "\uFEFF" + BLOCK.replace("\n", "\r\n");
    assertThat(set(windows, "spec.target.fragCount", new Value.Whole(9)))
        .isEqualTo(windows.replace("fragCount: 3", "fragCount: 9"));
    assertThat(set(windows, "spec.more", text("x")))
        .isEqualTo(windows.replace("+08:00\r\n", "+08:00\r\n  more: x\r\n"));
  }

  @Test
  void the_right_one_of_several_documents_is_edited() {
    var both = "---\n" + BLOCK + "---\n# 第二\n" + BLOCK + "...\n";
    int second = both.lastIndexOf("fragCount: 3");
    assertThat(set(both, 1, "spec.target.fragCount", new Value.Whole(9)))
        .isEqualTo(both.substring(0, second) + "fragCount: 9" + both.substring(second + 12));
    assertThat(YamlEdit.documentAt(both, 17, 7)).hasValue(1);
    assertThat(YamlEdit.documentAt(both, 17, 8)).isEmpty();
    assertThat(set(both, 2, "spec.x", text("y"))).startsWith("refused: the file has changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a: \"${Channel.x.y}\"           ; its value comes from a reference",
        "a: *here                        ; its value is an alias of one written elsewhere",
        "a: &there b                     ; its value has an anchor or a tag, so it may be used",
        "a: !!str b                      ; its value has an anchor or a tag, so it may be used",
        "a: [b]                          ; it is a list",
        "a: {b: c}                       ; it is a block",
        "<<: *here                       ; it is merged from elsewhere",
        "a: |-                           ; its value is a block of text over several lines",
      })
  void what_cannot_be_edited_safely_is_refused(String line, String why) {
    var yaml = "kind: A\nother: &here x\nspec:\n  " + line + "\n";
    assertThat(set(yaml, "spec.a", text("new"))).startsWith("refused: " + why);
  }

  @Test
  void a_text_that_runs_over_lines_is_replaced_as_a_whole() {
    assertThat(set("kind: A\nspec:\n  a: one\n    two # x\n  b: c\n", "spec.a", text("three")))
        .isEqualTo("kind: A\nspec:\n  a: three # x\n  b: c\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "~",
        "null",
        "yes",
        "123",
        "1.5",
        "a: b",
        "a #b",
        "- a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a]",
        "a, b",
        "a:",
        "'",
        "\"",
        "\\",
        "\t",
        "\u0000",
        "\u2028",
        "\uFEFF",
        "😀",
        "中文",
        "a\r\nb",
        "---",
        "...",
        "2026-01-01",
        "0x1f",
        "=",
        "?",
        "a  b",
        "rtmp://host/a?b=c&d=e"
      })
  void any_text_comes_back_as_it_was(String value) {
    for (var style : List.of("old", "'old'", "\"old\"")) {
      for (var shape : List.of("kind: A\nspec:\n  a: %s # c\n", "{kind: A, spec: {a: %s, b: c}}")) {
        var before = shape.formatted(style);
        var edited = set(before, "spec.a", text(value));
        var leaves = Spots.leaves(Spots.of(edited));
        assertThat(leaves).containsEntry(List.of("0", "spec", "a"), value);
        var kept = before.split(style, 2);
        assertThat(edited).startsWith(kept[0]).endsWith(kept[1]);
      }
    }
  }

  /** Random commented documents: an edit touches its scalar and not a byte more. */
  @Test
  void the_difference_is_the_scalar_and_nothing_else() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      var key = random.nextInt(6);
      var lineEnd = random.nextBoolean() ? "\n" : "\r\n";
      var before = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
      var after = new StringBuilder(before);
      int documents = 1 + random.nextInt(3);
      int chosen = random.nextInt(documents);
      for (int document = 0; document < documents; document++) {
        write(before, random, document == chosen ? key : -1, lineEnd, after);
      }

      assertThat(set(before.toString(), chosen, "spec.key" + key, text("new value")))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(after.toString());
    }
  }

  private static void write(
      StringBuilder before, Random random, int key, String lineEnd, StringBuilder after) {
    boolean flow = random.nextBoolean();
    both("---" + lineEnd + "# head: ü😀" + lineEnd + "kind: A" + lineEnd + "spec:", before, after);
    both(flow ? " {" : lineEnd, before, after);
    for (int i = 0; i < 6; i++) {
      both(flow ? "key" + i + ":  " : "   key" + i + ": ", before, after);
      var quote = List.of("", "'", "\"").get(random.nextInt(3));
      var old = quote + List.of("a", "b c", "ü😀", "x/y").get(random.nextInt(4)) + quote;
      before.append(old);
      after.append(i == key ? quote + "new value" + quote : old);
      both(flow ? (i < 5 ? " , " : "}") : "", before, after);
      if (!flow && random.nextBoolean()) {
        both(" # key" + i + ": comment", before, after);
      }
      both(flow && i < 5 ? "" : lineEnd, before, after);
    }
  }

  private static void both(String text, StringBuilder before, StringBuilder after) {
    before.append(text);
    after.append(text);
  }
}
