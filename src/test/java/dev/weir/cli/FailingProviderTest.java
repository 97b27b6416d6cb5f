package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider refuses, and what somebody changes while a person thinks. */
class FailingProviderTest {
  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    Providers.installed()
        .module("aliyun-oss/v1")
        .ifPresent(module -> emulators.put(module.name(), module::emulator));
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            InstantSource.fixed(CommandLineFixture.START),
            new Random(1),
            emulators);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private CommandLineFixture weir() {
    return weir("Main stage");
  }

  private CommandLineFixture weir(String description) {
    return new CommandLineFixture(folder)
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", Account.DEFAULT.key())
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Account.DEFAULT.secret())
        .file(
            "live.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: here}
            spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main}
            spec: {provider: here, description: %s}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: second}
            spec: {provider: here, description: Second stage}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: third, dependsOn: [Channel.second]}
            spec: {provider: here}
            """
                .formatted(endpoint(), description));
  }

  private URI endpoint() {
    return sandbox.endpoints().get("aliyun-oss");
  }

  private String control(String method, String path, String body) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(endpoint().resolve("/_weir/" + path))
              .method(method, BodyPublishers.ofString(body))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void refuseWritesTo(String path) {
    control(
        "PUT",
        "faults",
        """
        [{"kind": "fail-before", "status": 403, "method": "PUT", "path": "%s"}]
        """
            .formatted(path));
  }

  private void meddle() {
    control("PUT", "state", control("GET", "state", "").replace("Main stage", "EMERGENCY fix"));
  }

  @Test
  void what_could_not_be_done_is_named_and_the_rest_is_done() {
    refuseWritesTo("second");
    var outcome = weir().run("apply", "--auto-approve").exits(8);
    assertThat(outcome.out())
        .contains(
            """

            Apply incomplete. Resources: 1 added, 0 changed, 0 destroyed; 1 failed, 1 skipped.

            Done:
              Channel.main

            Failed:
              Channel.second

            Skipped:
              Channel.third, which needs Channel.second

            Outputs:

              Channel.main
            """);
    assertThat(outcome.err())
        .contains("Channel.second: Creation failed: ")
        .contains("Channel.third: Skipped, because Channel.second was not done")
        .contains("error[provider-");

    control("PUT", "faults", "[]");
    var again = weir().run("apply", "--auto-approve").exits(0);
    assertThat(again.out()).contains("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
  }

  @Test
  void nothing_could_be_done() {
    refuseWritesTo("");
    weir().run("apply", "--auto-approve").exits(1);
  }

  @Test
  void what_somebody_changes_while_a_person_thinks_is_not_overwritten() {
    weir().run("apply", "--auto-approve").exits(0);
    var outcome = weir("Big stage").reading(new LateAnswer(this::meddle)).run("apply").exits(6);
    assertThat(outcome.out())
        .endsWith(
            """
            Apply incomplete. Resources: 0 added, 0 changed, 0 destroyed; 1 failed.

            Failed:
              Channel.main, which changed since it was planned
            """);
    assertThat(control("GET", "state", "")).contains("EMERGENCY fix");
    var conflict = weir("Big stage").run("plan").exits(5);
    assertThat(conflict.out())
        .contains(
            """
                 !! description  = "EMERGENCY fix" -> "Big stage"
                        # conflict: changed outside of Weir too, was "Main stage"
            """)
        .contains("--accept-conflict");
    weir("Big stage").run("apply", "--auto-approve", "--accept-conflict", "Channel.main").exits(0);
    weir("Big stage").run("plan", "--detailed-exitcode").exits(0);
  }

  @Test
  void drift_is_undone_and_said_to_be_drift() {
    weir().run("apply", "--auto-approve").exits(0);
    meddle();
    var plan = weir().run("plan", "--detailed-exitcode").exits(2);
    assertThat(plan.out())
        .contains("  ! drift: changed outside of Weir\n")
        .contains(
            """
                  ! description  = "EMERGENCY fix" -> "Main stage"
                        # drift: changed outside of Weir
            """);
    weir().run("apply", "--auto-approve").exits(0);
    weir().run("plan", "--detailed-exitcode").exits(0);
  }

  @Test
  void a_trace_shows_calls_and_no_secret() {
    var outcome = weir().run("plan", "--debug").exits(0);
    assertThat(outcome.err())
        .contains("GET " + endpoint() + "/live-demo/?live")
        .doesNotContain(Account.DEFAULT.secret())
        .doesNotContain("Signature=");
  }

  /** A person who says yes, after something happened. */
  private static final class LateAnswer extends InputStream {
    private final Runnable before;
    private InputStream answer = InputStream.nullInputStream();
    private boolean asked;

    LateAnswer(Runnable before) {
      this.before = before;
    }

    @Override
    public int read() throws IOException {
      return answer().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return answer().read(into, offset, length);
    }

    private InputStream answer() {
      if (!asked) {
        asked = true;
        before.run();
        answer = new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.UTF_8));
      }
      return answer;
    }
  }
}
