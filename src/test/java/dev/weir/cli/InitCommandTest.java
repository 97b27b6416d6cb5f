package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a stack begins: by questions on a terminal, by options anywhere. */
class InitCommandTest {
  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  @Test
  void a_person_is_asked_and_each_answer_is_judged_at_once() {
    var outcome =
        weir()
            .with("NO_COLOR", "1")
            .typing(
                """
                aliyun-os
                aliyun-oss
                oss-cn-hangzhou.aliyuncs.com

                Live Demo
                live-demo
                my stack
                prod
                disk
                http
                gitlab.example.com
                https://gitlab.example.com/state/{stack}
                perhaps
                no
                """)
            .run("init", "live")
            .exits(0);
    assertThat(outcome.err())
        .contains("error[unknown-provider]: no provider is called `aliyun-os`")
        .contains("did you mean `aliyun-oss`?")
        .contains("endpoint (such as oss-cn-hangzhou.aliyuncs.com): ")
        .contains("error[missing-field]: `bucket` needs a value")
        .contains("`bucket` of `Provider.main` must have 3 to 63 lower-case letters")
        .contains("bucket: Live Demo")
        .contains("`metadata.name` of this `Stack`")
        .contains("backend: disk")
        .contains("`ledger.address` of `Stack.prod` must begin with https:// or http://")
        .contains("`perhaps` is neither `yes` nor `no`");
    assertThat(folder.resolve("live/stack.yaml"))
        .content()
        .contains("metadata: {name: prod}\n")
        .contains("ledger: {backend: http, address: ")
        .contains("https://gitlab.example.com/state/{stack}")
        .contains("\n  bucket: live-demo\n");
    weir().run("validate", "live").exits(0);
    weir().run("plan", "--sandbox", "live").exits(0);
  }

  @Test
  void who_stops_answering_has_written_nothing() {
    var outcome = weir().typing("aliyun-oss\n").run("init").exits(1);
    assertThat(outcome.err()).contains("error[no-answer]");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nobody_is_asked_where_nobody_sits() {
    var outcome =
        weir()
            .reading("qiniu-pili\n")
            .run("init", "--provider", "qiniu-pili", "--set", "hub=my-hub", "--stack", "stage")
            .exits(0);
    assertThat(outcome.err()).isEmpty();
    assertThat(folder.resolve("stack.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=schemas/weir.schema.json\n")
        .contains("metadata: {name: stage}")
        .contains("\n  hub: my-hub\n");
    assertThat(folder.resolve(".gitignore")).hasContent(".weir/\nsecrets/");
    weir().run("plan", "--sandbox").exits(0);
  }

  @Test
  void options_are_judged_as_manifests_are() {
    var hub = weir().run("init", "--provider", "qiniu-pili", "--set", "hub=my hub").exits(1);
    assertThat(hub.err()).contains("`hub` of `Provider.main` must hold only letters");
    var field = weir().run("init", "--provider", "qiniu-pili", "--set", "hubb=x").exits(1);
    assertThat(field.err()).contains("has no field `hubb`").contains("did you mean `hub`?");
    var ledger = weir().run("init", "--ledger", "disk").exits(1);
    assertThat(ledger.err()).contains("must be `local`, `http` or `postgres`, not `disk`");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_is_there_is_left_as_it_is() throws Exception {
    weir().file(".gitignore", "mine").file("schemas/weir.schema.json", "{}").run("init").exits(0);
    assertThat(folder.resolve(".gitignore")).hasContent("mine");
    assertThat(folder.resolve("schemas/weir.schema.json")).hasContent("{}");
    var again = weir().run("init").exits(1);
    assertThat(again.err())
        .startsWith("error[exists]: ")
        .contains("stack.yaml")
        .contains("live.yaml");
    Files.delete(folder.resolve("live.yaml"));
    weir().run("init").exits(1);
    assertThat(folder.resolve("live.yaml")).doesNotExist();
  }

  @Test
  void a_stack_can_start_from_what_is_live() {
    weir()
        .file(
            "there/live.yaml",
            """
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: pili}
            spec: {hub: my-hub}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: main-stage}
            spec: {provider: pili, publishKey: {fromEnv: WEIR_SECRET_KEY}, disabled: true}
            """)
        .with("WEIR_SECRET_KEY", "abc-key")
        .run("apply", "there", "--sandbox-data", "box", "--auto-approve")
        .exits(0);
    var outcome =
        weir()
            .run(
                "init",
                "new",
                "--provider",
                "qiniu-pili",
                "--set",
                "hub=my-hub",
                "--from-live",
                "--sandbox-data",
                "box")
            .exits(0);
    assertThat(outcome.err())
        .contains("Exported 1 resource into new:")
        .contains("WEIR_SECRET_MAIN_STAGE_PUBLISH_KEY    publishKey of Channel.main-stage")
        .contains("weir adopt --sandbox-data box '*.*' new");
    assertThat(folder.resolve("new/qiniu-pili-channel.yaml"))
        .content()
        .isEqualTo(
            """
            # yaml-language-server: $schema=schemas/weir.schema.json
            # Secrets to set before a plan: WEIR_SECRET_MAIN_STAGE_PUBLISH_KEY.
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: main-stage}
            spec:
              provider: main
              publishKey: {fromEnv: WEIR_SECRET_MAIN_STAGE_PUBLISH_KEY}
              publishSecurity: dynamic
              disabled: true
            """);
    weir()
        .with("WEIR_SECRET_MAIN_STAGE_PUBLISH_KEY", "abc-key")
        .run("adopt", "*.*", "new", "--sandbox-data", "box", "--auto-approve")
        .exits(0);
    weir()
        .with("WEIR_SECRET_MAIN_STAGE_PUBLISH_KEY", "abc-key")
        .run("plan", "new", "--sandbox-data", "box", "--detailed-exitcode")
        .exits(0);
  }
}
