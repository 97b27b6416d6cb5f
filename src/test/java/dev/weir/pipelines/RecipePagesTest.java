package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes' pages: their links lead somewhere, and what they tell to type exists. */
class RecipePagesTest {

  private static final Path HELP = Path.of("src/test/resources/dev/weir/cli/help");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?<!-n )\\bweir ((?:state |comment |vod |record |serve |explain (?=stream))?[a-z-]+)((?:"
              + " [^`\n"
              + "&|;]*)?)");
  private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");
  private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d+)[ ,|]");

  static List<Path> pages() throws IOException {
    try (var files = Files.walk(Path.of("examples/pipelines"))) {
      return Stream.concat(
              files.filter(file -> file.endsWith("README.md")), Stream.of(Path.of("README.md")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_lead_somewhere(Path page) throws Exception {
    var links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      if (!links.group(1).contains("://")) {
        var target = page.resolveSibling(links.group(1));
        var file = links.group(1).isEmpty() ? page : target;
        assertThat(file).as(page + " links there").exists();
        if (links.group(2) != null) {
          assertThat(headings(file)).as(page.toString()).contains(links.group(2));
        }
      }
    }
  }

  private static List<String> headings(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void what_is_to_be_typed_exists(Path page) throws Exception {
    var commands = COMMAND.matcher(Files.readString(page));
    while (commands.find()) {
      var help = HELP.resolve(commands.group(1).replace(' ', '-') + ".txt");
      var options = OPTION.matcher(commands.group(2));
      while (options.find()) {
        assertThat(help).as(page + ": " + commands.group()).exists();
        assertThat(help).as(page + ": " + commands.group()).content().contains(options.group(1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void exit_codes_are_weirs(Path page) throws Exception {
    var known = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "64", "130", "137", "143");
    EXIT_CODE
        .matcher(Files.readString(page))
        .results()
        .forEach(code -> assertThat(known).as(page.toString()).contains(code.group(1)));
  }
}
