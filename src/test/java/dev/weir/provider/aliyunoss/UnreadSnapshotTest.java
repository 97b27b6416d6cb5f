package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A channel may have snapshot settings, which no call tells. Before a write loses those of a
 * channel that somebody else made, the plan says so; once we have written it, there is nothing to
 * lose.
 */
class UnreadSnapshotTest {

  private static final String CHANNEL =
      """
      {"description": "", "status": "enabled", "fragDuration": 5, "fragCount": 3,
       "playlistName": "playlist.m3u8", "lastModified": "2026-01-01T00:00:00Z", "history": [],
       "snapshot": {"roleName": "r", "destBucket": "live-demo", "notifyTopic": "t", "interval": 5}}
      """;
  private static final String SNAPSHOT =
      ", snapshot: {roleName: r, destBucket: live-demo, notifyTopic: t, interval: 5s}";

  @TempDir Path work;

  private Path manifests;
  private SandboxRun run;

  @BeforeEach
  void adopt() throws IOException {
    manifests = Files.createDirectory(work.resolve("manifests"));
    run = new SandboxRun(work.resolve("ledger"));
    run.control(
        "PUT",
        "state",
        "{\"aliyun-oss\": {\"channels\": {\"live-demo/main\": %s}}}".formatted(CHANNEL));
  }

  @AfterEach
  void close() {
    run.close();
  }

  private void declare(String more) throws IOException {
    Files.writeString(
        manifests.resolve("oss.yaml"),
        SandboxRun.UNGUARDED
            + """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: oss}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main}
            spec: {provider: oss%s}
            lifecycle: {adopt: true}
            """
                .formatted(more));
  }

  private List<String> warnings() {
    return plan().notes().stream().map(Diagnostic::code).toList();
  }

  private Plan plan() {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  private void apply() {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      assertThat(engine.apply(prepared, session, 1).failed()).isEmpty();
    }
  }

  private boolean hasSnapshot() {
    return run.control("GET", "state", "")
        .at("/aliyun-oss/channels/live-demo~1main/snapshot")
        .isObject();
  }

  @Test
  void the_plan_warns_before_the_first_write_and_not_after_it() throws IOException {
    declare(", description: Main stage");
    assertThat(warnings()).containsExactly("unread-lost");
    apply();
    assertThat(warnings()).containsExactly("unread-lost");
    assertThat(hasSnapshot()).isTrue();

    apply();
    assertThat(hasSnapshot()).isFalse();
    declare(", description: Main stage again");
    assertThat(warnings()).isEmpty();
    apply();
    apply();
    declare(", description: And again");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void switching_it_off_loses_nothing() throws IOException {
    declare("");
    apply();
    declare(", status: disabled");
    assertThat(warnings()).isEmpty();
    apply();
    assertThat(hasSnapshot()).isTrue();

    // Still nobody knows of it.
    declare(", status: disabled, description: Main stage");
    assertThat(warnings()).containsExactly("unread-lost");
  }

  @Test
  void what_the_manifest_sets_is_not_lost() throws IOException {
    declare(", description: Main stage" + SNAPSHOT);
    assertThat(warnings()).isEmpty();
    apply();
    apply();
    assertThat(warnings()).isEmpty();
    assertThat(hasSnapshot()).isTrue();
  }
}
