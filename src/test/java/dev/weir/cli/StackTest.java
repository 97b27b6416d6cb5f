package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a stack in the sandbox, from the first apply to the end of it. */
class StackTest {
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

  private static String channel(String name, String spec) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, %s}
    """
        .formatted(name, spec);
  }

  private CommandLineFixture stack() {
    return weir()
        .file("provider.yaml", PROVIDER)
        .file("main.yaml", channel("main", "description: Main stage"))
        .file("second.yaml", channel("second", "description: Second stage"));
  }

  private static void check(String name, CommandLineFixture.Outcome outcome) {
    Golden.check("dev/weir/cli/stack/" + name + ".txt", outcome.out());
  }

  @Test
  void a_stack_is_made_kept_changed_and_destroyed() throws Exception {
    check("1-plan", stack().run("plan", "--sandbox").exits(0));
    stack().run("plan", "--sandbox", "--detailed-exitcode").exits(2);
    check("2-apply", stack().run("apply", "--sandbox", "--auto-approve").exits(0));
    check("3-no-changes", stack().run("plan", "--sandbox", "--detailed-exitcode").exits(0));
    check("4-apply-again", stack().run("apply", "--sandbox").exits(0));

    var changed = stack().file("main.yaml", channel("main", "description: Big stage"));
    check("5-update", changed.run("apply", "--sandbox", "--auto-approve").exits(0));

    Files.delete(changed.path("second.yaml"));
    check("6-delete", weir().run("apply", "--sandbox", "--auto-approve").exits(0));
    check("7-state", weir().run("state", "list", "--sandbox").exits(0));
    check("8-show", weir().run("show", "--sandbox", "--live", "Channel.main").exits(0));
    check("9-destroy", weir().run("destroy", "--sandbox", "--auto-approve").exits(0));
    assertThat(weir().run("state", "list", "--sandbox").out()).isEmpty();
    assertThat(weir().run("show", "--sandbox").out()).isEqualTo("The ledger holds no resource.\n");
  }

  @Test
  void a_plan_is_a_document_too() {
    var json = stack().run("plan", "--sandbox", "-o", "json").exits(0);
    Golden.check(
        "dev/weir/cli/stack/plan.json",
        json.out().replaceFirst("\"timestamp\": \"[^\"]+\"", "\"timestamp\": \"NOW\""));
  }

  @Test
  void results_and_the_rest_do_not_mix() {
    var outcome = stack().run("plan", "--sandbox").exits(0);
    assertThat(outcome.err())
        .isEqualTo(
            """
            Sandbox: nothing real is touched; its memory is .weir/sandbox
            Provider.hangzhou: Refreshing state... [kind=Channel]
            """);
  }

  @Test
  void our_folder_keeps_itself_out_of_git() throws Exception {
    stack().run("plan", "--sandbox").exits(0);
    assertThat(folder.resolve(".weir/.gitignore")).hasContent("*");
    assertThat(Files.getPosixFilePermissions(folder.resolve(".weir/sandbox/ledger.key")))
        .hasToString("[OWNER_READ, OWNER_WRITE]");
  }

  @Test
  void the_memory_of_the_sandbox_can_be_elsewhere(@TempDir Path elsewhere) {
    stack().run("apply", "--sandbox-data", elsewhere.toString(), "--auto-approve").exits(0);
    assertThat(elsewhere.resolve("default.tfstate")).exists();
    assertThat(folder.resolve(".weir")).doesNotExist();
  }

  @Test
  void a_person_is_asked() {
    var no = stack().with("NO_COLOR", "1").typing("y\n").run("apply", "--sandbox").exits(1);
    assertThat(no.out())
        .endsWith(
            """
            Plan: 2 to add, 0 to change, 0 to destroy.
            Calls: 1 made to plan; 6 to come, 2 of them to write.
            Apply cancelled.
            """);
    assertThat(no.err())
        .endsWith(
            """

            Do you want to perform these actions?
              Weir will perform the actions described above.
              Only 'yes' will be accepted to approve.

              Enter a value:\s
            """);
    stack().with("NO_COLOR", "1").typing("").run("apply", "--sandbox").exits(1);
    var yes = stack().with("NO_COLOR", "1").typing("yes\n").run("apply", "--sandbox").exits(0);
    assertThat(yes.out()).contains("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    var destroy = stack().with("NO_COLOR", "1").typing("no\n").run("destroy", "--sandbox").exits(1);
    assertThat(destroy.err()).contains("Do you really want to destroy all resources?");
    assertThat(destroy.out()).endsWith("Destroy cancelled.\n");
  }

  @Test
  void colour_is_for_terminals_that_want_it() {
    assertThat(stack().typing("").run("plan", "--sandbox").out()).contains("\u001B[");
    assertThat(stack().run("plan", "--sandbox").out()).doesNotContain("\u001B");
    assertThat(stack().typing("").run("plan", "--sandbox", "--no-color").out())
        .doesNotContain("\u001B");
    for (var variable : Map.of("NO_COLOR", "1", "CI", "true", "TERM", "dumb").entrySet()) {
      var outcome =
          stack().typing("").with(variable.getKey(), variable.getValue()).run("plan", "--sandbox");
      assertThat(outcome.out()).doesNotContain("\u001B");
    }
  }

  @Test
  void at_the_end_of_standard_input_nobody_can_be_asked() {
    var outcome = stack().run("apply", "--sandbox").exits(1);
    assertThat(outcome.err())
        .endsWith(
            """
            error[no-approval]: there is nobody to ask: standard input is at its end
               = help: give --auto-approve to go on without being asked
            """);
    assertThat(stack().run("state", "list", "--sandbox").out()).isEmpty();
  }

  @Test
  void a_program_can_say_yes() {
    stack().reading("yes\n").run("apply", "--sandbox").exits(0);
  }

  @Test
  void a_guard_stops_an_apply_and_a_plan_says_so() {
    var guarded =
        stack()
            .file(
                "main.yaml",
                channel("main", "description: Main stage") + "lifecycle: {protect: true}\n");
    guarded.run("apply", "--sandbox", "--auto-approve").exits(0);
    check("blocked", guarded.run("destroy", "--sandbox", "--auto-approve").exits(5));
    guarded.run("plan", "--destroy", "--sandbox").exits(5);
    assertThat(guarded.run("state", "list", "--sandbox").out())
        .isEqualTo("Channel.main\nChannel.second\n");
  }

  @Test
  void an_account_that_cannot_be_read_is_an_error() {
    var outcome =
        stack()
            .with("ALIBABA_CLOUD_ACCESS_KEY_ID", "key")
            .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret")
            .file(
                "provider.yaml",
                PROVIDER
                    .replace("oss-cn-hangzhou.aliyuncs.com", "\"http://127.0.0.1:1\"")
                    .replace("bucket:", "region: cn-hangzhou, bucket:"))
            .run("plan")
            .exits(1);
    assertThat(outcome.out())
        .startsWith(
            "No changes in what could be read.\n\nIncomplete: 1 account could not be read.");
  }

  @Test
  void missing_credentials_are_an_error() {
    var outcome = stack().run("plan").exits(1);
    assertThat(outcome.err()).startsWith("error[missing-credentials]: ");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void somebody_else_holds_the_ledger() {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
    var meanwhile = stack();
    var outer =
        stack()
            .file("main.yaml", channel("main", "description: Other"))
            .typing("no\n")
            .interruptedBy(_ -> {
              var blocked = meanwhile.run("apply", "--sandbox-data", ".weir/sandbox");
              assertThat(blocked.code()).isEqualTo(7);
              assertThat(blocked.err()).contains("error[ledger-locked]: ");
              return new CommandLineFixture.QuietWatch();
            });
    outer.run("apply", "--sandbox").exits(1);
  }

  @Test
  void a_signal_before_the_first_call_leaves_everything_as_it_was() {
    var signalled =
        stack()
            .interruptedBy(reaction -> {
              reaction.run();
              return new Interrupts.Watch() {
                @Override
                public boolean isInterrupted() {
                  return true;
                }

                @Override
                public void close() {}
              };
            });
    var outcome = signalled.run("apply", "--sandbox", "--auto-approve").exits(130);
    assertThat(outcome.err()).contains("Interrupt received.");
    assertThat(outcome.out())
        .endsWith(
            """
            Apply incomplete. Resources: 0 added, 0 changed, 0 destroyed; 2 not started.

            Not started:
              Channel.main
              Channel.second
            """);
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
  }
}
