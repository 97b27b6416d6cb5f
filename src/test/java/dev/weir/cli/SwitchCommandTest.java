package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switching channels on and off at once, and what ledger, plans and manifests say of it. */
class SwitchCommandTest {

  @TempDir Path folder;

  private OperationsFixture stack;

  @BeforeEach
  void aStackOfEverything() {
    stack = OperationsFixture.applied(folder);
  }

  private CommandLineFixture weir() {
    return stack.weir();
  }

  private CommandLineFixture.Outcome disable(String... more) {
    var arguments =
        new java.util.ArrayList<>(java.util.List.of("disable", "--sandbox", "--auto-approve"));
    arguments.addAll(java.util.List.of(more));
    return weir().run(arguments.toArray(String[]::new));
  }

  private String state(String address) {
    return weir().run("status", "--sandbox", address).exits(0).out();
  }

  @Test
  void it_is_done_at_once_and_the_next_plan_tells_what_the_manifest_still_wants() {
    var told = disable("Channel.main-stage").exits(0);
    assertThat(told.out())
        .contains("~ status       = \"enabled\" -> \"disabled\"")
        .contains("1 changed");
    assertThat(told.err())
        .contains(
            "warning[manifest-disagrees]: the manifest of `Channel.main-stage` does not say"
                + " `status: disabled`")
        .contains("live.yaml:11:11")
        .contains("the next apply would enable it again; `--edit` writes it there");
    assertThat(state("Channel.main-stage")).contains("Channel.main-stage  disabled");
    // Weir wrote it, so it is no drift; the manifest wants otherwise, so it is pending.
    assertThat(weir().run("drift", "--sandbox").exits(0).out()).contains("No drift");
    assertThat(weir().run("plan", "--sandbox").exits(0).out())
        .contains("~ status       = \"disabled\" -> \"enabled\"")
        .contains("Plan: 0 to add, 1 to change, 0 to destroy.");
    weir().run("enable", "--sandbox", "--auto-approve", "Channel.main-stage").exits(0);
    assertThat(weir().run("plan", "--sandbox").exits(0).out()).contains("No changes");
  }

  @Test
  void the_manifest_is_edited_and_not_a_byte_more() throws IOException {
    assertThat(disable("--edit", "Channel.main-stage", "Channel.first-generation").exits(0).err())
        .contains("Edited: live.yaml")
        .doesNotContain("manifest-disagrees");
    assertThat(Files.readString(folder.resolve("live.yaml")))
        .isEqualTo(
            OperationsFixture.manifest()
                .replace(
                    "status: enabled   # switched off by hand between acts",
                    "status: disabled   # switched off by hand between acts")
                .replace(
                    "  publishSecurity: dynamic\n",
                    "  publishSecurity: dynamic\n  disabled: true\n"));
    assertThat(weir().run("plan", "--sandbox").exits(0).out()).contains("No changes");
  }

  @Test
  void whatever_else_is_pending_stays_so() {
    weir()
        .file(
            "live.yaml",
            OperationsFixture.manifest().replace("{playlistName: main.m3u8}", "{fragCount: 7}"));
    assertThat(disable("Channel.main-stage").exits(0).out()).doesNotContain("fragCount");
    assertThat(weir().run("plan", "--sandbox").exits(0).out())
        .contains("fragCount")
        .contains("playlistName")
        .contains("~ status");
  }

  @Test
  void what_is_pushed_is_not_cut_before_somebody_says_so() {
    stack.everythingIsPushed();
    assertThat(disable("Channel.main-stage").exits(ExitCode.GUARD).out())
        .contains("ON AIR since 11:58 UTC from 203.0.113.9");
    assertThat(state("Channel.main-stage")).contains("on air");
    disable("--allow-on-air", "Channel.main-stage", "Channel.main-stage").exits(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Channel.first-generation", "Channel.second-generation"})
  void pili_enables_it_again_by_itself(String address) {
    var told = disable(address, "--until", "+2h", "--zone", "UTC").exits(0);
    assertThat(told.err()).contains("an apply before 2026-11-21T14:00:00Z enables it again");
    assertThat(state(address))
        .contains("disabled")
        .contains(address + ": disabled until 2026-11-21T14:00:00Z.");
    assertThat(disable(address, "--until", "+3h").exits(1).err())
        .contains("error[already-so]: `" + address + "` is disabled already");
    // The plan enables it before its time, and counts nothing as drift.
    assertThat(weir().run("plan", "--sandbox").exits(0).out())
        .contains("~ disabled     = true -> false");
    weir().run("drift", "--sandbox").exits(0);
  }

  @Test
  void where_nothing_is_enabled_by_itself_a_time_is_refused() {
    assertThat(disable("Channel.main-stage", "--until", "+2h").exits(1).err())
        .contains("error[not-offered]: `--until` does not work for `Channel.main-stage`")
        .contains("`weir enable` it later");
    disable("Channel.first-generation", "--until", "2h").exits(64);
    disable("Channel.first-generation", "--until", "+2h", "--edit").exits(64);
  }

  @Test
  void what_has_no_switch_says_what_to_do_instead() {
    assertThat(disable("FixedRelay.all-day").exits(1).err())
        .contains("a fixed relay has no switch")
        .contains("give it a window with `startTime` and `endTime`");
    assertThat(disable("RecordRule.record-all").exits(1).err()).contains("`onDemand: manual`");
  }

  @Test
  void only_what_is_ours_is_switched() {
    weir()
        .file(
            "more.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: to-come}
            spec: {provider: hangzhou}
            """);
    assertThat(disable("Channel.to-come").exits(1).err())
        .contains("`Channel.to-come` is declared, but not Weir's yet");
    assertThat(disable("--provider", "hangzhou", "--key", "strange").exits(1).err())
        .contains("no manifest declares `live-demo/strange`");
    disable().exits(64);
  }

  @Test
  void a_person_is_asked_first() {
    var asked = weir().typing("no\n").run("disable", "--sandbox", "Channel.main-stage").exits(1);
    assertThat(asked.out()).contains("Disable cancelled.");
    assertThat(state("Channel.main-stage")).contains("idle");
  }

  @Test
  void what_is_so_already_stays_so() {
    assertThat(disable("Channel.side-stage").exits(0).out())
        .contains("`Channel.side-stage` is disabled already");
  }

  @Test
  void the_run_is_recorded_and_can_be_undone() {
    disable("Channel.main-stage").exits(0);
    assertThat(weir().run("runs", "--sandbox").exits(0).out()).contains("disable");
    weir().run("rollback", "--sandbox", "--auto-approve", "last").exits(0);
    assertThat(state("Channel.main-stage")).contains("idle");
  }
}
