package dev.weir.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: its script may run, and does. */
class BrowserTest {

  @TempDir Path folder;

  private static Optional<Path> browser() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void the_page_runs_its_own_script_under_its_own_policy() throws Exception {
    assumeTrue(browser().isPresent(), "no Chromium on this machine");
    var page = Files.writeString(folder.resolve("plan.html"), page());
    var after = browse(browser().orElseThrow(), page);

    assertThat(after).contains("role=\"status\">3 shown</span>");
    assertThat(after).doesNotContain("autocomplete=\"off\" hidden");
  }

  private static String page() {
    return FormatsTest.html(FormatsTest.read("oss-on-air"));
  }

  /** The document after its script has run. */
  private String browse(Path browser, Path page) throws IOException, InterruptedException {
    var dump = folder.resolve("dump");
    var process =
        new ProcessBuilder(
                List.of(
                    browser.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--virtual-time-budget=2000",
                    "--dump-dom",
                    page.toUri().toString()))
            .redirectOutput(dump.toFile())
            .redirectError(folder.resolve("noise").toFile())
            .start();
    try {
      assumeTrue(process.waitFor(60, TimeUnit.SECONDS), "Chromium did not answer in a minute");
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(dump, StandardCharsets.UTF_8);
  }
}
