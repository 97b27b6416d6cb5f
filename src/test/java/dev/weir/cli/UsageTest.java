package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  private void refuses(String message, String... arguments) {
    var outcome = weir().run(arguments).exits(64);
    assertThat(outcome.err()).isEqualTo(message);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void a_command_that_does_not_exist_is_guessed_at() {
    refuses(
        """
        error[usage]: there is no command `aply`
           = help: did you mean `apply`?
        """,
        "aply");
  }

  @Test
  void an_option_before_the_command_is_refused() {
    refuses(
        """
        error[usage]: options come after the command, so not `--sandbox` here
           = help: weir COMMAND --sandbox
        """,
        "--sandbox",
        "plan");
  }

  @Test
  void the_option_that_is_nearest_is_guessed() {
    refuses(
        """
        error[usage]: Unknown option: '--refesh'
           = help: did you mean `--refresh`? `weir plan --help` lists the options
        """,
        "plan",
        "--refesh",
        "fast");
  }

  @Test
  void an_unknown_option_is_guessed_at() {
    refuses(
        """
        error[usage]: Unknown option: '--auto-aprove'
           = help: did you mean `--auto-approve`? `weir apply --help` lists the options
        """,
        "apply",
        "--auto-aprove");
  }

  @Test
  void a_value_that_does_not_fit_is_refused() {
    refuses(
        """
        error[usage]: Invalid value for option '--lock-timeout': expected a duration such as `5s`, `30m` or `1h30m`
           = help: `weir apply --help` lists the options
        """,
        "apply",
        "--lock-timeout",
        "soon");
    refuses(
        """
        error[usage]: Invalid value for option '--parallelism': expected a number from 1 to 999
           = help: `weir apply --help` lists the options
        """,
        "apply",
        "--parallelism",
        "0");
    refuses(
        """
        error[usage]: Invalid value for option '--port': expected a number from 0 to 65535
           = help: `weir sandbox --help` lists the options
        """,
        "sandbox",
        "--port",
        "65536");
    refuses(
        """
        error[usage]: Invalid value for option '--clock': expected a time with its offset, such as `2026-12-31T20:00:00+08:00`
           = help: `weir sandbox --help` lists the options
        """,
        "sandbox",
        "--clock",
        "noon");
    refuses(
        """
        error[usage]: Invalid value for option '--output' (FORMAT[=FILE]): expected one of text, json, \
        markdown, html, gitlab, codequality, github, step-summary, sarif, junit, mermaid, dot
           = help: `weir plan --help` lists the options
        """,
        "plan",
        "-o",
        "yaml");
  }

  @Test
  void a_wrong_account_is_not_quoted() {
    var outcome = weir().run("sandbox", "--account", "hunter2").exits(64);
    assertThat(outcome.err()).doesNotContain("hunter2").contains("KEY:SECRET");
  }
}
