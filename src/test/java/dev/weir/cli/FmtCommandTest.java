package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weir fmt} does to files. */
class FmtCommandTest {

  private static final String UNTIDY =
      "kind:  Stack\napiVersion: weir/v1\nmetadata: { name: 'a' }\n";
  private static final String TIDY = "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: a}\n";

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  @BeforeEach
  void files() {
    weir().file("live/untidy.yaml", UNTIDY).file("live/tidy.yaml", TIDY);
  }

  private String untidy() throws IOException {
    return Files.readString(folder.resolve("live/untidy.yaml"));
  }

  @Test
  void files_are_laid_out_and_those_that_changed_are_named() throws IOException {
    assertThat(weir().run("fmt", "live").exits(0).out()).isEqualTo("live/untidy.yaml\n");
    assertThat(untidy()).isEqualTo(TIDY);
    assertThat(weir().run("fmt", "live").exits(0).out()).isEmpty();
  }

  @Test
  void a_check_changes_nothing_and_exits_with_1() throws IOException {
    assertThat(weir().run("fmt", "--check", "live").exits(1).out()).isEqualTo("live/untidy.yaml\n");
    assertThat(untidy()).isEqualTo(UNTIDY);
    weir().run("fmt", "--check", "live/tidy.yaml").exits(0);
  }

  @Test
  void a_diff_shows_how_and_changes_nothing() throws IOException {
    assertThat(weir().run("fmt", "--diff", "live").exits(0).out())
        .contains("--- a/live/untidy.yaml", "-kind:  Stack", "+metadata: {name: a}");
    assertThat(untidy()).isEqualTo(UNTIDY);
  }

  @Test
  void standard_input_goes_to_standard_output() {
    assertThat(weir().reading(UNTIDY).run("fmt", "-").exits(0).out()).isEqualTo(TIDY);
    weir().reading(UNTIDY).run("fmt", "--check", "-").exits(1);
  }

  @Test
  void what_cannot_be_laid_out_is_told_with_its_place() throws IOException {
    weir().file("live/anchor.yaml", "a: &x # note\n  b: 1\n");
    Files.write(folder.resolve("live/latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});

    dev.weir.Golden.check("dev/weir/cli/fmt-refused.txt", weir().run("fmt", "live").exits(1).err());
  }

  @Test
  void what_is_no_yaml_is_named_and_the_rest_is_laid_out() throws IOException {
    weir().file("live/broken.yaml", "a: [\n");
    assertThat(weir().run("fmt", "live").exits(1).err()).contains("live/broken.yaml");
    assertThat(untidy()).isEqualTo(TIDY);
    assertThat(Files.readString(folder.resolve("live/broken.yaml"))).isEqualTo("a: [\n");
  }
}
