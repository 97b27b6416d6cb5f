package dev.weir;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file looks the way google-java-format writes it, imports included. With {@code
 * -Dweir.format=write} the files are rewritten instead.
 */
class FormatTest {
  private static final String FIX = "mvn -q test -Dtest=FormatTest -Dweir.format=write";
  private static final Path SOURCES = Path.of("src");

  @Test
  void everyFileIsFormatted() throws IOException {
    var write = "write".equals(System.getProperty("weir.format"));
    var files = javaFiles();
    assertThat(files).as("Java files under %s", SOURCES.toAbsolutePath()).isNotEmpty();

    var misformatted =
        files.parallelStream().map(FormatTest::read).filter(Source::differs).toList();
    var unreadable = misformatted.stream().filter(source -> source.problem() != null).toList();
    if (!unreadable.isEmpty()) {
      fail("google-java-format cannot read:%n%s".formatted(list(unreadable)));
    }
    if (write) {
      for (var source : misformatted) {
        Files.writeString(source.path(), source.formatted());
      }
    } else if (!misformatted.isEmpty()) {
      fail("Not formatted:%n%s%nRewrite them with: %s".formatted(list(misformatted), FIX));
    }
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> path.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  private static Source read(Path path) {
    try {
      var text = Files.readString(path);
      try {
        return new Source(path, text, new Formatter().formatSourceAndFixImports(text), null);
      } catch (FormatterException e) {
        return new Source(path, text, "", e.getMessage());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String list(List<Source> sources) {
    return sources.stream().map(Source::line).collect(joining(System.lineSeparator()));
  }

  private record Source(Path path, String text, String formatted, String problem) {
    boolean differs() {
      return !text.equals(formatted);
    }

    String line() {
      return problem == null ? "  " + path : "  " + path + ": " + problem;
    }
  }
}
