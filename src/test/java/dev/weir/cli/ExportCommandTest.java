package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.engine.Providers;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who brings an estate under Weir. */
class ExportCommandTest {

  private static final String ACCOUNTS =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      ---
      apiVersion: qiniu-pili/v1
      kind: Provider
      metadata: {name: pili}
      spec: {hub: live-demo}
      ---
      apiVersion: volcengine-live/v1
      kind: Provider
      metadata: {name: volc}
      spec: {limits: {requestsPerSecond: 1000}}
      ---
      apiVersion: aliyun-live/v1
      kind: Provider
      metadata: {name: alive}
      spec: {domains: [play.example.com]}
      """;

  private static final String ESTATE =
      """
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: a}
      spec: {provider: hangzhou, channel: Main Stage, description: "yes: 1e3", target: {fragCount: 12}}
      ---
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: b}
      spec: {provider: hangzhou, channel: main-stage, status: disabled}
      ---
      apiVersion: qiniu-pili/v1
      kind: Channel
      metadata: {name: c}
      spec: {provider: pili, title: main-stage, publishKey: {fromEnv: WEIR_SECRET_KEY}}
      ---
      apiVersion: volcengine-live/v1
      kind: RelayGroup
      metadata: {name: venue}
      spec:
        provider: volc
        vhost: push.example.com
        app: live
        servers:
          - {relaySourceProtocol: rtmp, relaySourceDomain: a.example.org, relaySourceParams: {k: "${x"}}
      ---
      apiVersion: volcengine-live/v1
      kind: RelayGroup
      metadata: {name: backup}
      spec:
        provider: volc
        vhost: push.example.com
        app: live
        servers: [{relaySourceProtocol: flv, relaySourceDomain: "b.example.org:8080"}]
      ---
      apiVersion: aliyun-live/v1
      kind: RecordRule
      metadata: {name: all}
      spec:
        provider: alive
        domain: play.example.com
        app: "*"
        ossEndpoint: oss-cn-hangzhou.aliyuncs.com
        ossBucket: live-demo
        formats: [{format: mp4, cycleDuration: 30m}, {format: m3u8}]
      """
          .replace("${x", "$${x");

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder).with("WEIR_SECRET_KEY", "live-key-1");
  }

  @BeforeEach
  void somebodyMadeAnEstate() {
    weir()
        .file("made/stack.yaml", "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: maker}\n")
        .file("made/live.yaml", ACCOUNTS + "---\n" + ESTATE)
        .file("live/accounts.yaml", ACCOUNTS)
        .run("apply", "made", "--sandbox-data", "box", "--auto-approve")
        .exits(0);
  }

  @Test
  void everything_is_printed_as_one_text_that_is_valid() {
    var export = weir().run("export", "live", "--sandbox-data", "box").exits(0);
    Golden.check("dev/weir/cli/export/everything.yaml", export.out());
    Golden.check("dev/weir/cli/export/everything.txt", export.err());
    weir().reading(export.out()).run("validate", "-").exits(0);
  }

  @Test
  void five_commands_bring_an_estate_under_weir() throws IOException {
    var export =
        weir()
            .run("export", "live", "--out", "live", "--secret-files", "--sandbox-data", "box")
            .exits(0);
    Golden.check("dev/weir/cli/export/into-the-stack.txt", export.err());
    assertThat(export.out()).isEmpty();
    var key = folder.resolve("live/secrets/pili-main-stage-publish-key");
    assertThat(key).hasContent("live-key-1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    weir().run("validate", "live").exits(0);
    weir().run("adopt", "*.*", "live", "--auto-approve", "--sandbox-data", "box").exits(0);
    var plan = weir().run("plan", "live", "--detailed-exitcode", "--sandbox-data", "box").exits(0);
    assertThat(plan.out()).contains("No changes. Your infrastructure matches the configuration.");
    var again = weir().run("export", "live", "--unmanaged", "--sandbox-data", "box").exits(0);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("Everything that is live is known already.");
  }

  @Test
  void what_a_stack_knows_is_not_exported_into_it_again() {
    weir()
        .file(
            "live/main.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main-stage}
            spec: {provider: hangzhou, channel: Main Stage}
            """)
        .run("export", "live", "Channel", "--out", "live/more", "--sandbox-data", "box")
        .exits(0);
    assertThat(folder.resolve("live/more/aliyun-oss-channel.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=../schemas/weir.schema.json\n")
        .contains("{name: hangzhou-main-stage}\nspec:\n  provider: hangzhou\n  channel: main-stage")
        .doesNotContain("Main Stage");
    assertThat(folder.resolve("live/more/providers.yaml")).doesNotExist();
    weir().run("validate", "live").exits(0);
  }

  @Test
  void files_that_exist_are_not_overwritten() {
    weir().run("export", "live", "--out", "new", "--sandbox-data", "box").exits(0);
    weir().file("new/aliyun-oss-channel.yaml", "mine");
    var again = weir().run("export", "live", "--out", "new", "--sandbox-data", "box").exits(1);
    assertThat(again.err()).contains("error[exists]: ").contains("nothing is written");
    assertThat(folder.resolve("new/aliyun-oss-channel.yaml")).hasContent("mine");
    weir().run("export", "live", "--out", "new", "--force", "--sandbox-data", "box").exits(0);
    assertThat(folder.resolve("new/aliyun-oss-channel.yaml")).content().contains("main-stage");
  }

  @Test
  void manifests_that_were_read_are_never_overwritten() throws IOException {
    weir().run("export", "live", "--out", "live", "--sandbox-data", "box").exits(0);
    Files.delete(folder.resolve("live/qiniu-pili-channel.yaml"));
    weir().file("live/more.yaml", "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: default}\n");
    var before = Files.readString(folder.resolve("live/aliyun-oss-channel.yaml"));
    weir().run("export", "live", "--out", "live", "--force", "--sandbox-data", "box").exits(0);
    assertThat(folder.resolve("live/aliyun-oss-channel.yaml")).hasContent(before);
    assertThat(folder.resolve("live/qiniu-pili-channel.yaml")).exists();
  }

  @Test
  void an_object_has_a_file_of_its_own_where_that_is_wanted() {
    weir()
        .run("export", "live", "--per-resource", "--out", "new", "--sandbox-data", "box")
        .exits(0);
    assertThat(folder.resolve("new/aliyun-live-record-rule/play-example-com.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=../schemas/weir.schema.json\n")
        .contains("formats: [{format: mp4, cycleDuration: 30m}, {format: m3u8}]");
    assertThat(folder.resolve("new/providers.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=schemas/weir.schema.json\n");
    weir().run("validate", "new").exits(0);
  }

  @Test
  void no_manifest_is_needed_to_begin_with() {
    var export =
        weir()
            .run(
                "export",
                "--provider",
                "qiniu-pili",
                "--set",
                "hub=live-demo",
                "--sandbox-data",
                "box")
            .exits(0);
    assertThat(export.out()).contains("spec: {hub: live-demo}").contains("{name: main-stage}");
    var wrong =
        weir().run("export", "--provider", "qiniu-pili", "--set", "hub=a b", "--sandbox").exits(1);
    assertThat(wrong.err()).contains("`hub` of `Provider.main` must hold only letters");
  }

  @Test
  void an_account_that_cannot_be_read_is_named_and_the_rest_is_exported() {
    var nowhere =
        weir()
            .file(
                "half/accounts.yaml",
                """
                apiVersion: qiniu-pili/v1
                kind: Provider
                metadata: {name: pili}
                spec: {hub: live-demo, credentials: {accessKey: {fromFile: secrets/none}, secretKey: {fromFile: secrets/none}}}
                """)
            .run("export", "half")
            .exits(1);
    assertThat(nowhere.err())
        .contains("error[account-not-read]: `Provider.pili` could not be read: the secret file");
  }

  @Test
  void what_could_be_read_is_exported_and_the_exit_code_says_that_it_is_not_all()
      throws IOException {
    var oss = Providers.installed().module("aliyun-oss/v1").orElseThrow();
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    try (var sandbox =
        Sandbox.start(
            SandboxOptions.defaults().withData(folder.resolve("box")),
            () -> CommandLineFixture.START,
            new Random(1),
            Map.of(oss.name(), oss::emulator))) {
      var export =
          weir()
              .with("ALIBABA_CLOUD_ACCESS_KEY_ID", "weir-sandbox-key")
              .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "weir-sandbox-secret")
              .file(
                  "half/accounts.yaml",
                  """
                  apiVersion: aliyun-oss/v1
                  kind: Provider
                  metadata: {name: near}
                  spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
                  ---
                  apiVersion: aliyun-oss/v1
                  kind: Provider
                  metadata: {name: far}
                  spec: {endpoint: "http://127.0.0.1:%d", region: cn-hangzhou, bucket: elsewhere}
                  """
                      .formatted(sandbox.endpoints().get("aliyun-oss"), closed))
              .run("export", "half")
              .exits(8);
      assertThat(export.out()).contains("{name: main-stage}").doesNotContain("elsewhere");
      assertThat(export.err())
          .contains("error[account-not-read]: `Provider.far` could not be read: ")
          .contains("no connection to `127.0.0.1:");
    }
  }

  @Test
  void many_are_adopted_after_one_question() {
    weir().run("export", "live", "--out", "live", "--sandbox-data", "box").exits(0);
    weir()
        .file(
            "live/new.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: not-there-yet}
            spec: {provider: hangzhou}
            """);
    var adopted =
        weir()
            .with("WEIR_SECRET_PILI_MAIN_STAGE_PUBLISH_KEY", "live-key-1")
            .reading("yes\n")
            .run("adopt", "Channel.*", "RelayGroup.*", "live", "--sandbox-data", "box")
            .exits(0);
    assertThat(adopted.out().replaceAll("\\s+", " "))
        .contains("Plan: 5 to adopt, 0 to add, 0 to change, 0 to destroy.")
        .contains("Resources: 5 adopted, 0 added, 0 changed, 0 destroyed.")
        .contains("`Channel.not-there-yet` does not exist as")
        .contains("and is passed over");
    assertThat(adopted.err().split("Enter a value")).hasSize(2);
    var nobody =
        weir().run("adopt", "Chanel.*", "live", "--sandbox-data", "box", "--auto-approve").exits(1);
    assertThat(nobody.err()).contains("error[not-declared]: no manifest declares `Chanel.*`");
    var named =
        weir()
            .with("WEIR_SECRET_PILI_MAIN_STAGE_PUBLISH_KEY", "live-key-1")
            .run("adopt", "Channel.not-there-yet", "live", "--sandbox-data", "box")
            .exits(1);
    assertThat(named.err()).contains("error[nothing-to-adopt]");
  }

  @Test
  void a_provider_that_tells_no_domains_wants_to_be_told_where_to_look() {
    weir()
        .file(
            "far/accounts.yaml",
            "apiVersion: aliyun-live/v1\nkind: Provider\nmetadata: {name: alive}\n");
    var blind = weir().run("export", "far", "--sandbox-data", "box").exits(1);
    assertThat(blind.err())
        .contains("warning[nowhere-to-look]: the account does not tell its domains")
        .contains("--domain play.example.com");
    var seeing =
        weir()
            .run("export", "far", "--domain", "play.example.com", "--sandbox-data", "box")
            .exits(0);
    assertThat(seeing.out()).contains("kind: RecordRule");
  }

  @Test
  void what_is_meant_must_exist() {
    assertThat(weir().run("export", "live", "Chanel", "--sandbox").exits(1).err())
        .contains("did you mean `Channel`?");
    assertThat(weir().run("export", "live", "--provider", "pil", "--sandbox").exits(1).err())
        .contains("error[unknown-provider]: no `Provider` document is called `pil`")
        .contains("did you mean `pili`?");
    assertThat(weir().run("export", "live", "--per-kind", "--sandbox").exits(64).err())
        .contains("several files need a folder: `--out DIR`");
  }

  @Test
  void nothing_is_written_at_a_provider() {
    var export = weir().run("export", "live", "--sandbox-data", "box", "--debug").exits(0);
    assertThat(export.err().lines().filter(line -> line.matches(".*(PUT|DELETE) http.*")))
        .isEmpty();
    assertThat(export.err()).doesNotContain("live-key-1");
  }
}
