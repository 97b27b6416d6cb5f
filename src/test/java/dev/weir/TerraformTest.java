package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.kind.Address;
import dev.weir.ledger.Documents;
import dev.weir.ledger.HttpLedgerStore;
import dev.weir.ledger.HttpPlace;
import dev.weir.ledger.Intent;
import dev.weir.ledger.LockTerms;
import dev.weir.testing.Rig;
import dev.weir.testing.StateServer;
import dev.weir.testing.StateServer.Manner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real Terraform works on a ledger of ours on a state server, and we go on from there. */
class TerraformTest {

  private static final Address A = new Address("Box", "a");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  @TempDir Path home;

  @BeforeEach
  void needTerraform() {
    var found =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, "terraform")));
    assumeTrue(found, "terraform is not on the PATH");
  }

  private Rig rig(StateServer server) {
    var place =
        HttpPlace.of(
            new HttpPlace.Declared(
                Optional.of(server.address().toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "default",
            name ->
                switch (name) {
                  case "TF_HTTP_USERNAME" -> Optional.of("ci");
                  case "TF_HTTP_PASSWORD" -> Optional.of("token");
                  case "WEIR_LEDGER_HOSTS" ->
                      Optional.of("http://" + server.address().getAuthority());
                  default -> Optional.empty();
                });
    var terms =
        new LockTerms(
            InstantSource.fixed(NOW),
            () -> UUID.randomUUID().toString(),
            "me@here",
            "here",
            Duration.ofHours(1),
            _ -> {},
            Thread::sleep);
    return new Rig(folder)
        .keptIn(new HttpLedgerStore(place, terms, home.resolve("unsaved.tfstate")));
  }

  @ParameterizedTest
  @EnumSource
  void terraform_lists_pulls_moves_removes_and_pushes(Manner manner) throws Exception {
    try (var server = new StateServer(manner).wants("ci", "token").anySerial()) {
      Files.writeString(home.resolve("main.tf"), "terraform {\n  backend \"http\" {}\n}\n");
      terraform(server, "init", "-input=false");
      var rig =
          rig(server)
              .box("a", "{count: 1, code: {fromEnv: WEIR_SECRET_CODE}}")
              .box("b", "{count: 2}");
      assertThat(rig.apply().succeeded()).isTrue();
      var open = new Intent(Intent.Verb.DELETE, rig.ledger().find(A).orElseThrow(), NOW);
      try (var session = rig.store().open("test", Duration.ZERO)) {
        session.intend(open);
      }
      rig.service().forgetCalls();

      assertThat(terraform(server, "state", "list").lines())
          .containsExactlyInAnyOrder("Box.a", "Box.b", "weir_intent.open-1");
      var pulled = terraform(server, "state", "pull");
      assertThat(Documents.read(pulled)).isEqualTo(rig.ledger());
      assertThat(pulled).doesNotContain("open-sesame");

      var before = rig.ledger();
      terraform(server, "state", "mv", "Box.a", "Box.z");
      assertThat(rig.ledger().open()).as("mv keeps intents").containsExactly(open);
      assertThat(rig.ledger().serial()).isGreaterThan(before.serial());
      assertThat(Rig.words(rig.plan())).isEqualTo("NO_OP Box.a from Box.z");
      assertThat(rig.apply().succeeded()).isTrue();
      assertThat(rig.ledger().entries()).isEqualTo(before.entries());
      assertThat(rig.ledger().open()).as("one read settled it").isEmpty();
      assertThat(rig.plan().isEmpty()).isTrue();

      terraform(server, "state", "rm", "Box.b");
      assertThat(Rig.words(rig.plan())).isEqualTo("NO_OP Box.b BLOCKED exists-already");
      rig.apply();
      assertThat(rig.ledger().entries()).containsOnlyKeys(A);

      var copy = home.resolve("copy.tfstate");
      var newer = "\"serial\": " + (rig.ledger().serial() + 1);
      Files.writeString(copy, pulled.replaceFirst("\"serial\": \\d+", newer));
      terraform(server, "state", "push", copy.toString());
      assertThat(rig.ledger().open()).as("push keeps intents").containsExactly(open);
      assertThat(rig.ledger().entries()).isEqualTo(before.entries());
      assertThat(rig.plan().isEmpty()).isTrue();
      assertThat(rig.service().calls()).as("nothing was created or deleted meanwhile").isEmpty();
      assertThat(server.lock()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void terraform_and_we_respect_each_others_locks(Manner manner) throws Exception {
    try (var server = new StateServer(manner).wants("ci", "token")) {
      Files.writeString(home.resolve("main.tf"), "terraform {\n  backend \"http\" {}\n}\n");
      terraform(server, "init", "-input=false");
      var rig = rig(server).box("a", "{count: 1}");
      rig.apply();
      try (var session = rig.store().open("apply", Duration.ZERO)) {
        assertThat(session.ledger().entries()).hasSize(1);
        var refused = start(server, "state", "mv", "Box.a", "Box.b");
        assertThat(refused.waitFor()).isNotZero();
      }
      assertThat(rig.ledger().entries()).containsOnlyKeys(A);
    }
  }

  private String terraform(StateServer server, String... arguments)
      throws IOException, InterruptedException {
    var process = start(server, arguments);
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> String.join(" ", arguments) + ": " + errors()).isZero();
    return output;
  }

  private String errors() {
    try {
      return Files.readString(home.resolve("errors.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Process start(StateServer server, String... arguments) throws IOException {
    var command = new java.util.ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(home.toFile());
    var environment = builder.environment();
    environment.put("CHECKPOINT_DISABLE", "1");
    environment.put(
        "TF_CLI_CONFIG_FILE", Files.writeString(home.resolve("none.tfrc"), "").toString());
    environment.put("TF_HTTP_ADDRESS", server.address().toString());
    environment.put("TF_HTTP_LOCK_ADDRESS", server.address() + "/lock");
    environment.put("TF_HTTP_UNLOCK_ADDRESS", server.address() + "/lock");
    environment.put("TF_HTTP_LOCK_METHOD", "POST");
    environment.put("TF_HTTP_UNLOCK_METHOD", "DELETE");
    environment.put("TF_HTTP_USERNAME", "ci");
    environment.put("TF_HTTP_PASSWORD", "token");
    return builder
        .redirectError(ProcessBuilder.Redirect.to(home.resolve("errors.txt").toFile()))
        .start();
  }
}
