package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.render.DiagnosticText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people are told of every mistake. Each folder holds manifests and the text of the
 * diagnostics; {@code -Dweir.golden=write} writes the texts anew.
 */
class BadManifestsTest {

  private static final Path CASES = Path.of("src/test/resources/manifests/bad");
  private static final Path ROOM = Path.of("src/main/java/dev/weir/manifest");

  /** Constants in kebab-case: in this room these are the codes of diagnostics. */
  private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");

  @TempDir private Path folder;

  static List<Path> cases() {
    return ManifestCase.below(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistakes_are_told_as_written_down(Path original) throws IOException {
    var loaded = ManifestCase.load(original, folder.resolve("stack"));

    var text = new DiagnosticText(false).of(loaded.diagnostics());
    text = text.replace(folder.toRealPath().toString(), "").replace(folder.toString(), "");
    var expected = original.resolve("errors.txt");
    if ("write".equals(System.getProperty("weir.golden"))) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    assertThat(loaded.hasErrors()).isTrue();
    assertThat(text).doesNotContain("hunter").doesNotContain("sesame");
  }

  /** The sources of this room, without those of what edits manifests. */
  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(ROOM)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(ROOM.resolve("edit")))
          .toList();
    }
  }

  @Test
  void every_code_has_a_case() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (var file : sources()) {
      CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
    }
    Set<String> told = new HashSet<>();
    for (var original : cases()) {
      var text = Files.readString(original.resolve("errors.txt"));
      Pattern.compile("^(?:error|warning)\\[([a-z0-9-]+)]", Pattern.MULTILINE)
          .matcher(text)
          .results()
          .forEach(found -> told.add(found.group(1)));
    }
    assertThat(codes).hasSizeGreaterThan(40);
    codes.removeAll(List.of("main-stage", "drift-only")); // examples
    codes.removeAll(told);
    assertThat(codes).as("codes without a case").isEmpty();
  }

  @Test
  void problems_come_in_the_order_of_their_places() {
    var loaded = ManifestCase.load(CASES.resolve("yaml-syntax"), folder.resolve("stack"));

    assertThat(loaded.diagnostics().stream().map(Diagnostic::place).flatMap(Stream::ofNullable))
        .extracting(place -> place.orElseThrow().source().name())
        .isSorted();
  }
}
