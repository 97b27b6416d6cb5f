package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do about a stream on the air, and with what exit code. */
class OnAirCommandTest {

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

  private static String channel(String name, String status) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, status: %s}
    """
        .formatted(name, status);
  }

  /** Two channels, one of them on the air, both to be switched off. */
  private void aChannelOnTheAirIsToBeDisabled() throws IOException, InterruptedException {
    weir()
        .file("provider.yaml", PROVIDER)
        .file("main.yaml", channel("main", "enabled"))
        .file("second.yaml", channel("second", "enabled"))
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    push("main");
    weir().file("main.yaml", channel("main", "disabled"));
    weir().file("second.yaml", channel("second", "disabled"));
  }

  /** What an encoder does between two commands: the sandbox's memory is in its folder. */
  private void push(String channel) throws IOException, InterruptedException {
    var oss = Providers.installed().module("aliyun-oss/v1").orElseThrow();
    try (var sandbox =
            Sandbox.start(
                SandboxOptions.defaults().withData(folder.resolve(".weir/sandbox")),
                () -> CommandLineFixture.START,
                new Random(1),
                Map.of(oss.name(), oss::emulator));
        var http = HttpClient.newHttpClient()) {
      var publish =
          HttpRequest.newBuilder(URI.create(sandbox.endpoints().get(oss.name()) + "/_weir/publish"))
              .POST(BodyPublishers.ofString("{\"channel\": \"%s\"}".formatted(channel)))
              .build();
      assertThat(http.send(publish, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_plan_that_would_cut_a_stream_is_shown_whole_and_exits_with_5() throws Exception {
    aChannelOnTheAirIsToBeDisabled();
    var plan = weir().run("plan", "--sandbox").exits(5);
    assertThat(plan.out())
        .contains("# ON AIR since 12:00 UTC from 203.0.113.9")
        .contains("--when-idle 2h")
        .contains("--allow-on-air Channel.main")
        .contains("Plan: 0 to add, 2 to change, 0 to destroy.");
    assertThat(weir().run("plan", "--sandbox", "-o", "json").exits(5).out())
        .contains("\"treatment\": \"blocked\"");
  }

  @Test
  void nothing_is_applied_until_the_stream_is_named() throws Exception {
    aChannelOnTheAirIsToBeDisabled();
    weir().run("apply", "--sandbox", "--auto-approve").exits(5);
    assertThat(
            weir()
                .run("apply", "--sandbox", "--auto-approve", "--allow-on-air", "*.main")
                .exits(0)
                .out())
        .contains("allowed, cut if need be")
        .contains("2 changed");
  }

  @Test
  void what_waits_in_vain_is_given_up_with_5_and_the_rest_is_done() throws Exception {
    aChannelOnTheAirIsToBeDisabled();
    var apply = weir().run("apply", "--sandbox", "--auto-approve", "--when-idle", "1s").exits(5);
    assertThat(apply.err())
        .contains("Channel.main: On the air: waiting until nobody pushes...")
        .contains("still so after `--when-idle 1s`");
    assertThat(apply.out()).contains("1 changed").contains("Failed:\n  Channel.main");
    weir().run("plan", "--sandbox").exits(5);
  }

  @Test
  void a_name_that_means_nothing_is_refused() throws Exception {
    aChannelOnTheAirIsToBeDisabled();
    assertThat(weir().run("plan", "--sandbox", "--allow-on-air", "Channel.mian").exits(1).err())
        .contains("`--allow-on-air Channel.mian` means no resource");
  }
}
