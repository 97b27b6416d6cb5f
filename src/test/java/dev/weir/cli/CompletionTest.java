package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks real shells what they would offer. */
class CompletionTest {

  @TempDir Path folder;

  @BeforeEach
  void manifests() throws IOException {
    write(
        "live/main.yaml",
        """
        # Two channels, and what has no address of its own to choose.
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: main-stage}
        spec:
          name: not-this
        ---
        apiVersion: qiniu-pili/v1
        kind: "Channel"   # in quotes
        metadata:
          labels: {name-of: nothing}
          name: 'backup'
        ---
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: hangzhou}
        ---
        apiVersion: weir/v1
        kind: Stack
        metadata: {name: prod}
        """);
    write(
        "live/.weir/old.yaml",
        "apiVersion: aliyun-oss/v1\nkind: Channel\nmetadata: {name: hidden}\n");
    write("environments/staging.yaml", "");
    write("environments/prod.yaml", "");
  }

  @Test
  void bash_completes_commands_options_and_values() throws Exception {
    assertThat(bash("weir", "pl")).containsExactly("plan");
    assertThat(bash("weir", "state", "")).contains("list", "rm", "unlock");
    assertThat(bash("weir", "plan", "--det")).containsExactly("--detailed-exitcode");
    assertThat(bash("weir", "plan", "-o", "j")).containsExactly("json", "junit");
    assertThat(bash("weir", "help", "state")).containsExactly("state");
    assertThat(bash("weir", "completion", "")).containsExactly("bash", "zsh", "fish");
  }

  @Test
  void bash_knows_that_an_equals_sign_ends_a_word() throws Exception {
    assertThat(bash("weir", "plan", "--output", "=", "mark")).containsExactly("markdown");
    assertThat(bash("weir", "explain", "--output", "=")).containsExactly("text", "markdown");
  }

  @Test
  void bash_completes_the_addresses_that_manifests_here_declare() throws Exception {
    assertThat(bash("weir", "state", "show", "Channel."))
        .containsExactly("Channel.backup", "Channel.main-stage");
    assertThat(bash("weir", "plan", "--target", ""))
        .containsExactly("Channel.backup", "Channel.main-stage");
  }

  @Test
  void bash_completes_environments() throws Exception {
    assertThat(run("bash", "-c", script("bash") + "\n__weir_environments").lines())
        .containsExactly("prod", "staging");
  }

  @Test
  void bash_completes_kinds_and_what_environments_are_compared() throws Exception {
    assertThat(bash("weir", "explain", "Rec"))
        .containsExactly("RecordDecision", "RecordNotification", "RecordRule");
    assertThat(bash("weir", "explain", "")).contains("stream", "aliyun-oss/Channel", "ForEach");
    assertThat(bash("weir", "explain", "")).doesNotContain("explain", "Channel");
    assertThat(bash("weir", "explain", "--out")).containsExactly("--output");
    assertThat(bash("weir", "diff-env", "pr")).contains("prod");
    assertThat(bash("weir", "diff-env", "staging", "p")).contains("prod");
  }

  @Test
  void what_a_loop_comes_to_is_completed() throws Exception {
    write(
        "bin/weir",
        "#!/bin/sh\nexec java -cp '%s' dev.weir.cli.Main \"$@\"\n".formatted(classPath()));
    assertThat(folder.resolve("bin/weir").toFile().setExecutable(true)).isTrue();
    Files.delete(folder.resolve("live/main.yaml"));
    write(
        "loop.yaml",
        """
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: oss}
        spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live}
        ---
        apiVersion: weir/v1
        kind: ForEach
        metadata: {name: stages}
        spec:
          items: [north, south]
          template:
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: "stage-${each.key}"}
            spec: {provider: oss}
        """);

    var path = "PATH=\"$PWD/bin:" + System.getProperty("java.home") + "/bin:$PATH\"\n";
    assertThat(run("bash", "-c", path + script("bash") + "\n__weir_addresses").lines())
        .containsExactly("Channel.stage-north", "Channel.stage-south");
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  @Test
  void zsh_takes_the_script_and_finds_addresses() throws Exception {
    assumeThat(installed("zsh")).as("zsh is not installed").isTrue();
    var defined = "compdef() { echo \"$@\"; }; compadd() { print -rl -- ${(P)argv[-1]}; }\n";
    assertThat(run("zsh", "-f", "-c", defined + script("zsh") + "\n__weir_addresses").lines())
        .containsExactly("_weir weir", "Channel.backup", "Channel.main-stage");
    assertThat(run("zsh", "-f", "-c", defined + script("zsh") + "\n__weir_environments").lines())
        .containsExactly("_weir weir", "prod", "staging");
  }

  @Test
  void fish_completes_commands_options_values_and_addresses() throws Exception {
    assumeThat(installed("fish")).as("fish is not installed").isTrue();
    assertThat(fish("weir pl")).containsExactly("plan");
    assertThat(fish("weir state unl")).containsExactly("unlock");
    assertThat(fish("weir plan --det")).containsExactly("--detailed-exitcode");
    assertThat(fish("weir plan -o js")).containsExactly("json");
    assertThat(fish("weir plan --target ")).containsExactly("Channel.backup", "Channel.main-stage");
    assertThat(fish("weir apply --det")).isEmpty();
    assertThat(fish("weir explain Rec"))
        .containsExactly("RecordDecision", "RecordNotification", "RecordRule");
    assertThat(fish("weir diff-env pr")).containsExactly("prod");
  }

  @Test
  void every_command_and_option_is_in_every_script() throws Exception {
    for (var shell : List.of("bash", "zsh", "fish")) {
      var script = script(shell);
      for (var command : CommandModels.all(Main.surroundings())) {
        assertThat(script).contains(command.name().split(" "));
        for (var option : command.options()) {
          for (var name : option.names()) {
            assertThat(script).contains(shell.equals("fish") ? name.replaceAll("^-+", "") : name);
          }
        }
      }
    }
  }

  @Test
  void a_shell_that_is_not_known_is_wrong_usage() throws IOException {
    var outcome = new CommandLineFixture(folder).run("completion", "tcsh").exits(64);
    assertThat(outcome.err()).contains("tcsh").contains("bash").contains("fish");
  }

  @Test
  void every_command_has_a_manual_page_that_man_takes() throws Exception {
    ImageFiles.main(new String[] {folder.resolve("share").toString()});
    var pages = folder.resolve("share/man/man1");
    for (var command : Commands.all()) {
      var page = pages.resolve("weir-" + command.name().replace(' ', '-') + ".1");
      assertThat(page).content().startsWith(".TH WEIR-").contains(command.summary());
    }
    assertThat(pages.resolve("weir.1")).content().contains(".SH EXIT STATUS").contains("143 when");
    assertThat(folder.resolve("share/bash-completion/completions/weir")).hasContent(script("bash"));
    assumeThat(installed("man")).as("man is not installed").isTrue();
    var shown = run("man", "-l", pages.resolve("weir-plan.1").toString());
    assertThat(shown).contains("weir plan [OPTIONS]").contains("--detailed-exitcode");
  }

  private List<String> bash(String... words) throws Exception {
    var typed = Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    var asked =
        "COMP_WORDS=(%s)\nCOMP_CWORD=%d\n_weir\nprintf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(typed, words.length - 1);
    return lines(run("bash", "-c", script("bash") + "\n" + asked));
  }

  private List<String> fish(String typed) throws Exception {
    var offered = run("fish", "-N", "-c", script("fish") + "\ncomplete -C '" + typed + "'");
    return lines(offered).stream().map(line -> line.split("\t")[0]).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isEmpty()).toList();
  }

  private String script(String shell) {
    return new CommandLineFixture(folder).run("completion", shell).exits(0).out();
  }

  private static boolean installed(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private String run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
