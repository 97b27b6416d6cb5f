package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  static java.util.stream.Stream<String> commands() {
    return Commands.all().stream().map(Commands.Entry::name);
  }

  @Test
  void no_arguments_and_help_show_the_overview() {
    var overview = weir().run().exits(0);
    Golden.check("dev/weir/cli/help/overview.txt", overview.out());
    assertThat(overview.err()).isEmpty();
    assertThat(weir().run("--help")).isEqualTo(overview);
    assertThat(weir().run("-h")).isEqualTo(overview);
    assertThat(weir().run("help")).isEqualTo(overview);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself(String name) {
    var arguments = (name + " --help").split(" ");
    var help = weir().run(arguments).exits(0);
    Golden.check("dev/weir/cli/help/" + name.replace(' ', '-') + ".txt", help.out());
    assertThat(help.err()).isEmpty();
    assertThat(weir().run(("help " + name).split(" "))).isEqualTo(help);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_fits_into_eighty_columns_and_has_examples(String name) {
    var help = weir().run((name + " --help").split(" ")).out();
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    assertThat(help).contains("\nExamples:\n  weir ").contains("Usage: weir " + name);
  }

  @Test
  void the_version_is_told() {
    var version = weir().run("--version").exits(0);
    assertThat(version.out()).matches("weir \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(version.err()).isEmpty();
    assertThat(weir().run("version")).isEqualTo(version);
  }
}
