package dev.weir.render;

import static dev.weir.render.PlanFixture.ChangeFixture.change;
import static dev.weir.render.PlanFixture.liveRelay;
import static dev.weir.render.PlanFixture.plan;
import static dev.weir.render.PlanFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.plan.Action;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users and providers write stays text, and comments keep to their budget. */
class HostileTextTest {
  private static final String NASTY =
      "x ```\n```\n</details></code><script>alert(1)</script> @everyone #1 | a | ![x](http://evil)"
          + " \u202e \u001b[31m %0A::error::x";

  private static PlanDocument nasty() {
    var before = liveRelay("main");
    return plan(change("main", Action.UPDATE)
            .before(before)
            .after(before.with("description", text(NASTY)))
            .because("somebody said " + NASTY)
            .blocked(Diagnostic.error("no", "it says " + NASTY).hint(NASTY)))
        .note(Diagnostic.warning("w", NASTY))
        .document();
  }

  @Test
  void nothing_breaks_out_of_a_page() {
    var page = FormatsTest.html(nasty());
    HtmlCheck.of(page);
    assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    assertThat(page).doesNotContain("\u202e").doesNotContain("\u001b");
  }

  @Test
  void nothing_breaks_out_of_a_comment() {
    var markdown = PlanMarkdown.of(nasty(), PlanMarkdown.USUAL_BYTES);
    var outside = withoutCode(markdown);
    assertThat(outside)
        .doesNotContain("@everyone")
        .doesNotContain("<script>")
        .doesNotContain("evil")
        .doesNotContain("#1");
    assertThat(count(outside, "<details>")).isEqualTo(count(outside, "</details>"));
    assertThat(markdown).doesNotContain("\u202e").doesNotContain("\u001b");
  }

  /** What a reader of Markdown would not take as code. */
  private static String withoutCode(String markdown) {
    var out = new StringBuilder();
    String fence = "";
    for (var line : markdown.split("\n", -1)) {
      var ticks = line.replaceFirst("^(`*).*$", "$1");
      if (!fence.isEmpty()) {
        fence = line.equals(fence) ? "" : fence;
      } else if (ticks.length() >= 3) {
        fence = ticks;
      } else {
        out.append(line.replaceAll("(?<!`)(`+)(?!`)(.*?)(?<!`)\\1(?!`)", "")).append('\n');
      }
    }
    assertThat(fence).isEmpty();
    return out.toString();
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void an_annotation_stays_one_command() {
    var lines = GitHubAnnotations.of(Findings.of(nasty())).lines().toList();
    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("::"));
    assertThat(lines.getFirst()).contains("%250A").doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000, 20_000, 64_000})
  void a_comment_of_many_changes_fits_and_says_what_it_left_out(int most) {
    var changes = new ArrayList<PlanFixture.ChangeFixture>();
    for (int i = 0; i < 500; i++) {
      var before = liveRelay("r" + i);
      changes.add(
          i % 10 == 0
              ? change("r" + i, Action.DELETE).before(before)
              : change("r" + i, Action.UPDATE)
                  .before(before)
                  .after(before.with("description", text("主舞台 " + i))));
    }
    for (int i = 500; i < 2_000; i++) {
      changes.add(
          change("r" + i, Action.NO_OP).before(liveRelay("r" + i)).after(liveRelay("r" + i)));
    }
    var document = plan(changes.toArray(PlanFixture.ChangeFixture[]::new)).document();
    var markdown = PlanMarkdown.of(document, most);

    assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
    assertThat(markdown).startsWith("<!-- weir:plan:prod digest=");
    assertThat(markdown).contains("Plan: 0 to add, 450 to change, 50 to destroy.");
    assertThat(markdown).contains("Left out for want of room:");
    assertThat(count(withoutCode(markdown), "<details>"))
        .isEqualTo(count(withoutCode(markdown), "</details>"));
    HtmlCheck.of(FormatsTest.html(document));
  }
}
