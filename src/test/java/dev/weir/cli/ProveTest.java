package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --prove} as a person and a pipeline see it. */
class ProveTest {
  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  @Test
  void a_plan_that_works_says_so() {
    var plan =
        weir()
            .file(
                "live.yaml",
                """
                apiVersion: aliyun-oss/v1
                kind: Provider
                metadata: {name: hangzhou}
                spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: main}
                spec: {provider: hangzhou, description: Main stage}
                """)
            .run("plan", "--sandbox", "--prove")
            .exits(0);
    assertThat(plan.out()).contains("\nProved: 1 write, converges.\n");
    var json = weir().run("plan", "--sandbox", "--prove", "-o", "json").exits(0);
    assertThat(json.out())
        .contains("\"proof\": {")
        .contains("\"writes\": 1")
        .contains("\"converges\": true");
    assertThat(weir().run("plan", "--sandbox", "--prove", "-o", "markdown").exits(0).out())
        .contains("Proved: 1 write, converges.");
    assertThat(weir().run("plan", "--sandbox", "-o", "json").out()).doesNotContain("proof");
    // Nothing was made where the plan will be applied.
    assertThat(folder.resolve(".weir/sandbox/default.tfstate")).doesNotExist();
  }

  @Test
  void a_plan_that_would_fail_names_the_call_and_exits_1() {
    var plan =
        weir()
            .file(
                "live.yaml",
                """
                apiVersion: aliyun-live/v1
                kind: Provider
                metadata: {name: alive}
                spec: {}
                ---
                apiVersion: aliyun-live/v1
                kind: RecordNotification
                metadata: {name: callbacks}
                spec:
                  provider: alive
                  domain: play.example.com
                  notifyUrl: http://callbacks.example.com/recorded
                  notifyReqAuth: true
                  notifyAuthKey: {fromEnv: WEIR_SECRET_SHORT}
                """)
            .with("WEIR_SECRET_SHORT", "short")
            .run("plan", "--sandbox", "--prove")
            .exits(1);
    assertThat(plan.out()).contains("\nDisproved: ").contains("RecordNotification.callbacks");
  }
}
