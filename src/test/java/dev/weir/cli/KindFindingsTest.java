package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code weir validate} tells of mistakes that only a provider's kinds know of. Each folder
 * holds manifests and the whole text; {@code -Dweir.golden=write} writes the texts anew.
 */
class KindFindingsTest {

  private static final Path CASES = Path.of("src/test/resources/manifests/kinds");
  private static final Path PROVIDERS = Path.of("src/main/java/dev/weir/provider");

  /** A code stands on a line of its own, or follows the path of an attribute. */
  private static final Pattern CODE =
      Pattern.compile("(?:^\\s+|\\(|, )\"([a-z]+(?:-[a-z0-9]+)+)\",", Pattern.MULTILINE);

  /** Told by operations and writers, not by a look at manifests; and a value of an attribute. */
  private static final Set<String> OTHERS =
      Set.of("cannot-delete", "invalid-publish-key", "push-parameter");

  @TempDir private Path folder;

  static List<Path> cases() {
    return Arrays.stream(Objects.requireNonNull(CASES.toFile().list()))
        .sorted()
        .map(CASES::resolve)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistakes_are_told_as_written_down(Path original) throws IOException {
    var weir = new CommandLineFixture(folder);
    weir.file("main.yaml", Files.readString(original.resolve("main.yaml")));

    var text = weir.run("validate").err();

    var expected = original.resolve("errors.txt");
    if ("write".equals(System.getProperty("weir.golden"))) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
    assertThat(places(text)).as("each has its place").isGreaterThanOrEqualTo(told(text).size());
  }

  private static long places(String text) {
    return text.lines().filter(line -> line.contains("--> main.yaml:")).count();
  }

  private static List<String> told(String text) {
    return Pattern.compile("^(?:error|warning)\\[([a-z0-9-]+)]", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void every_code_has_a_case() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(PROVIDERS)) {
      for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        if (source.contains("findings.error(") || source.contains("findings.warning(")) {
          CODE.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        }
      }
    }
    var told = new TreeSet<String>();
    for (var original : cases()) {
      told.addAll(told(Files.readString(original.resolve("errors.txt"))));
    }

    assertThat(codes).hasSizeGreaterThan(30);
    codes.removeAll(OTHERS);
    codes.removeAll(told);
    assertThat(codes).as("codes without a case").isEmpty();
  }
}
