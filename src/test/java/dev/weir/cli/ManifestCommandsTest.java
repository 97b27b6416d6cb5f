package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.engine.Providers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestCommandsTest {
  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  static Stream<String> providers() {
    return Providers.installed().modules().stream().map(module -> module.name());
  }

  @ParameterizedTest
  @MethodSource("providers")
  void a_first_manifest_is_valid_and_can_be_planned(String provider) {
    weir().run("init", "demo", "--provider", provider).exits(0);
    weir().run("validate", "demo").exits(0);
    weir().run("plan", "demo", "--sandbox").exits(0);
  }

  @Test
  void a_first_manifest_tells_what_to_do_next() {
    assertThat(weir().run("init").exits(0).out())
        .isEqualTo(
            """
            Wrote stack.yaml, live.yaml, schemas/weir.schema.json, .gitignore.
            What must be set is set, everything else is explained in comments.

            Next:
              weir plan --sandbox .    see what it would do; needs no account
              weir plan .              the same at the real provider
            """);
  }

  @Test
  void a_file_that_exists_is_not_overwritten() {
    var outcome = weir().file("live.yaml", "mine").run("init").exits(1);
    assertThat(outcome.err()).startsWith("error[exists]: ");
    assertThat(folder.resolve("live.yaml")).hasContent("mine");
  }

  @Test
  void an_unknown_provider_is_guessed_at() {
    assertThat(weir().run("init", "--provider", "aliyun-os").exits(1).err())
        .isEqualTo(
            """
            error[unknown-provider]: no provider is called `aliyun-os`
               = help: did you mean `aliyun-oss`?
            """);
  }

  @Test
  void every_problem_is_told_at_once() {
    var outcome =
        weir()
            .file(
                "live.yaml",
                """
                apiVersion: aliyun-oss/v1
                kind: Chanel
                metadata: {name: main}
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: main}
                spec: {provider: far, status: open}
                """)
            .run("validate")
            .exits(1);
    assertThat(outcome.out()).isEmpty();
    Golden.check("dev/weir/cli/validate-errors.txt", outcome.err());
  }

  @Test
  void manifests_can_come_from_standard_input() {
    var outcome =
        weir()
            .reading(
                """
                apiVersion: aliyun-oss/v1
                kind: Provider
                metadata: {name: hangzhou}
                spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
                """)
            .run("validate", "-")
            .exits(0);
    assertThat(outcome.out()).isEqualTo("Success! The configuration is valid.\n");
  }

  @Test
  void kinds_are_listed_and_explained() {
    var list = weir().run("explain").exits(0).out();
    assertThat(list)
        .contains("weir/v1/Stack")
        .contains("aliyun-oss/v1/Channel  ")
        .contains("An OSS LiveChannel");
    assertThat(list.lines()).noneMatch(line -> line.endsWith("."));
    var explained = weir().run("explain", "aliyun-oss/Channel").exits(0).out();
    assertThat(explained).startsWith("KIND:     Channel\nVERSION:  aliyun-oss/v1\n");
    assertThat(weir().run("explain", "aliyun-oss/v1/channel").out()).isEqualTo(explained);
    assertThat(weir().run("explain", "recordrule").exits(0).out())
        .startsWith("KIND:     RecordRule");
    assertThat(weir().run("explain", "aliyun-oss/Channel", "-o", "markdown").exits(0).out())
        .startsWith("# Channel\n");
  }

  @Test
  void a_kind_that_is_not_known_is_guessed_at() {
    assertThat(weir().run("explain", "RecordRul").exits(1).err())
        .isEqualTo(
            """
            error[unknown-kind]: no kind is called `RecordRul`
               = help: did you mean `RecordRule`?
            """);
    assertThat(weir().run("schema", "Channel").exits(1).err())
        .startsWith("error[ambiguous-kind]: several providers have a kind `Channel`\n")
        .contains("say which: aliyun-oss/v1/Channel, qiniu-pili/v1/Channel");
  }

  @Test
  void schemas_are_printed_and_written() throws Exception {
    var one = weir().run("schema", "aliyun-oss/Channel").exits(0).out();
    assertThat(weir().run("schema", "--write", "schemas").exits(0).out()).isEmpty();
    assertThat(Files.readString(folder.resolve("schemas/aliyun-oss-v1.channel.schema.json")))
        .isEqualTo(one);
    assertThat(Files.readString(folder.resolve("schemas/weir.schema.json")))
        .isEqualTo(weir().run("schema").exits(0).out());
  }
}
