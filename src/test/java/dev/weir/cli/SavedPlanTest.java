package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that was saved is applied just so, or not at all. */
class SavedPlanTest {

  private static final String PROVIDER =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      """;

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  private static String channel(String name, String description, String more) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, description: %s}
    %s
    """
        .formatted(name, description, more);
  }

  private CommandLineFixture stack() {
    return weir()
        .file("live/provider.yaml", PROVIDER)
        .file("live/main.yaml", channel("main", "Main stage", ""))
        .file("live/second.yaml", channel("second", "Second stage", ""));
  }

  private CommandLineFixture.Outcome weir(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--sandbox-data", "data"));
    return weir().run(all.toArray(String[]::new));
  }

  /** Somebody with a stack of their own changes what is live. */
  private void meddle(String name, String description) {
    weir()
        .file("other/stack.yaml", "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: other}\n")
        .file("other/provider.yaml", PROVIDER)
        .file("other/it.yaml", channel(name, description, "lifecycle: {adopt: true}"));
    weir("apply", "--auto-approve", "other").exits(0);
    weir("apply", "--auto-approve", "other").exits(0);
  }

  private void changeBoth() {
    weir()
        .file("live/main.yaml", channel("main", "Big stage", ""))
        .file("live/second.yaml", channel("second", "Small stage", ""));
  }

  @Test
  void what_was_saved_is_applied_without_a_question() {
    stack();
    var planned = weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    assertThat(planned.err())
        .contains("Saved the plan to: reviewed.weirplan", "weir apply \"reviewed.weirplan\"");

    var applied = weir("apply", "reviewed.weirplan").exits(0);

    assertThat(applied.out()).contains("Apply complete! Resources: 2 added");
    assertThat(weir("plan", "--detailed-exitcode", "live").exits(0).out()).contains("No changes.");
    var again = weir("apply", "reviewed.weirplan").exits(ExitCode.STALE);
    assertThat(again.err()).contains("the ledger was written since: it has serial 1 now and had 0");
  }

  @Test
  void a_plan_of_other_manifests_is_not_applied() {
    stack();
    weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    weir()
        .file("live/main.yaml", channel("main", "Another stage", ""))
        .file("live/third.yaml", channel("third", "Third stage", ""));

    var outcome = weir("apply", "reviewed.weirplan").exits(ExitCode.STALE);

    assertThat(outcome.err())
        .contains(
            "the document of `Channel.main` was changed since",
            "`Channel.third` was declared since",
            "nothing was applied; plan again");
    assertThat(weir("state", "list", "live").out()).isEmpty();
  }

  @Test
  void what_somebody_changed_since_is_left_alone_and_shown_from_three_sides() {
    stack();
    weir("apply", "--auto-approve", "live").exits(0);
    changeBoth();
    weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    meddle("main", "EMERGENCY fix");

    var outcome = weir("apply", "reviewed.weirplan").exits(ExitCode.STALE);

    assertThat(outcome.err())
        .contains(
            "`Channel.main` is not as it was reviewed: `description` was \"Main stage\" when it was"
                + " planned, is \"EMERGENCY fix\" now, and is to be \"Big stage\"");
    assertThat(outcome.out()).contains("Done:\n  Channel.second", "Failed:\n  Channel.main");
    var live = weir("show", "--live", "live").exits(0).out();
    assertThat(live).contains("EMERGENCY fix", "Small stage");
  }

  @Test
  void drift_that_nobody_reviewed_is_not_undone() {
    stack();
    weir("apply", "--auto-approve", "live").exits(0);
    weir().file("live/second.yaml", channel("second", "Small stage", ""));
    weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    meddle("main", "EMERGENCY fix");

    weir("apply", "reviewed.weirplan").exits(ExitCode.STALE);

    assertThat(weir("show", "--live", "live").exits(0).out())
        .contains("EMERGENCY fix", "Small stage");
  }

  @Test
  void a_plan_that_was_tampered_with_is_refused() throws Exception {
    stack();
    weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    var file = folder.resolve("reviewed.weirplan");
    Files.writeString(
        file, Files.readString(file).replace("\"goal\":\"converge\"", "\"goal\":\"destroy\""));

    var outcome = weir("apply", "reviewed.weirplan").exits(1);

    assertThat(outcome.err()).contains("error[plan-not-ours]", "WEIR_LEDGER_KEY");
  }

  @Test
  void a_broken_plan_is_refused() {
    stack().file("torn.weirplan", "{\"format\":\"weir-plan/1\",\"payload\":{\"sta");
    assertThat(weir("apply", "torn.weirplan").exits(1).err()).contains("error[unreadable-plan]");
    weir().file("next.weirplan", "{\"format\":\"weir-plan/7\",\"payload\":{}}");
    assertThat(weir("apply", "next.weirplan").exits(1).err())
        .contains("it was made by another version of Weir");
  }

  @Test
  void a_plan_of_the_sandbox_is_for_the_sandbox() {
    stack();
    weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    assertThat(weir().run("apply", "reviewed.weirplan").exits(1).err())
        .contains("`reviewed.weirplan` was planned in the sandbox", "give `--sandbox`");
  }

  @Test
  void decisions_are_part_of_what_was_reviewed() {
    stack();
    weir("plan", "--target", "Channel.main", "--out", "reviewed.weirplan", "live").exits(0);
    weir("apply", "reviewed.weirplan").exits(0);
    assertThat(weir("state", "list", "live").out()).isEqualTo("Channel.main\n");
  }

  @Test
  void a_saved_plan_can_be_looked_at() {
    stack();
    var planned = weir("plan", "--out", "reviewed.weirplan", "live").exits(0);
    var shown = weir().run("show", "reviewed.weirplan").exits(0);
    assertThat(shown.out()).isEqualTo(planned.out());
  }

  @Test
  void a_saved_plan_is_shown_in_any_format_that_a_plan_has() {
    stack();
    weir("plan", "--out", "reviewed.weirplan", "-o", "json=plan.json", "live").exits(0);
    var shown = weir().run("show", "-o", "json", "-o", "html=p.html", "reviewed.weirplan").exits(0);
    assertThat(folder.resolve("plan.json"))
        .content()
        .isEqualTo(shown.out())
        .contains("\"format_version\"");
    assertThat(folder.resolve("p.html")).content().contains("Channel.main");
    assertThat(weir("show", "-o", "json", "live").exits(64).err())
        .contains("error[usage]", "a plan that was saved");
  }

  @Test
  void a_file_that_cannot_be_written_is_told_before_anything_is_read() {
    stack();
    var outcome = weir("plan", "--out", "no/such/folder/x.weirplan", "live").exits(1);
    assertThat(outcome.err()).contains("error[cannot-write]").doesNotContain("Refreshing");
  }
}
