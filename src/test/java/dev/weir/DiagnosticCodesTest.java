package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * People and programs know a diagnostic by its code, so each is shown by a test or a text that a
 * test compares. Those of manifests and kinds are shown as whole texts, which {@code
 * BadManifestsTest} and {@code KindFindingsTest} see to.
 */
class DiagnosticCodesTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test");

  /** Codes that no test names yet; a new code must not come to this list. */
  private static final Path UNSHOWN = Path.of("src/test/resources/codes-not-shown.txt");

  private static final Pattern CODE =
      Pattern.compile(
          "(?:Diagnostic\\s*\\.\\s*(?:error|warning)|findings\\.(?:error|warning))\\(\\s*"
              + "(?:[^\"()]*,\\s*)?(?:\"[A-Za-z.]*\",\\s*)?\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");

  private static Set<String> found(Path folder, Pattern pattern, int group) throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (isText(file) && !file.equals(UNSHOWN)) {
          pattern.matcher(Files.readString(file)).results().forEach(m -> found.add(m.group(group)));
        }
      }
    }
    return found;
  }

  private static boolean isText(Path file) {
    var name = file.toString();
    return Set.of(".java", ".txt", ".json", ".yaml", ".md").stream().anyMatch(name::endsWith)
        && !name.contains("not-utf8")
        && !name.contains("/vectors/");
  }

  @Test
  void each_code_is_shown() throws IOException {
    var codes = found(MAIN, CODE, 1);
    var shown = found(TESTS, WORD, 0);
    var unshown = new ArrayList<String>();
    for (var code : codes) {
      if (!shown.contains(code)) {
        unshown.add(code);
      }
    }

    assertThat(codes).hasSizeGreaterThan(120);
    assertThat(unshown)
        .as("show a new code in a test; take one that is shown now from %s", UNSHOWN)
        .isEqualTo(listed());
  }

  private static List<String> listed() throws IOException {
    return Files.readAllLines(UNSHOWN);
  }
}
