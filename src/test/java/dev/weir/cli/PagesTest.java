package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages whose every command is run. With {@code -Dweir.golden=write}, what a command says now is
 * written into the page; read what changed before committing it.
 */
class PagesTest {

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(strings = {"adopt.md", "doctor.md", "from-the-vendors-sdk.md", "operations.md"})
  void what_a_page_shows_is_what_happens(String name) throws IOException {
    var page = Path.of("src/docs", name);
    var text = Files.readString(page);
    var environment =
        Map.of(
            "TZ", "Asia/Shanghai",
            "WEIR_SECRET_CAMERA_KEY", "correct-horse",
            "WEIR_SECRET_NEW_KEY", "battery-staple");
    var run = new PageScript(work, text.lines().toList(), environment).run();
    if ("write".equals(System.getProperty("weir.golden"))) {
      Files.writeString(page, run);
      return;
    }
    assertThat(run).isEqualTo(text);
  }
}
