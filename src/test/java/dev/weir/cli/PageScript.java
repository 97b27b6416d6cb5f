package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Does what a page of the documentation does, line by line, in the sandbox.
 *
 * <ul>
 *   <li>A block {@code yaml NAME} is written into that file.
 *   <li>In a block {@code console}, {@code $ weir …} is run and what follows is what it says, on
 *       both streams; {@code …} stands for anything. {@code $ rm NAME} deletes a file.
 *   <li>Comments say what cannot be seen: {@code <!-- new folder -->}, {@code <!-- at TIME -->} and
 *       {@code <!-- push PROVIDER STREAM TIME [TIME] -->} and {@code <!-- stop PROVIDER STREAM TIME
 *       -->}.
 * </ul>
 */
final class PageScript {

  private static final Pattern COMMENT =
      Pattern.compile("<!-- (new folder|at|push|stop)(?: (.*))? -->");
  private static final Pattern PUSH = Pattern.compile("(\\S+) (\\{.*}) (\\S+)(?: (\\S+))?");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** What is another one each time. */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "z1\\.[0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[0-9a-f]{16}\\b");

  private final Path work;
  private final List<String> lines;
  private final List<String> written = new ArrayList<>();
  private final Map<String, String> environment;
  private Path folder;
  private Instant time = CommandLineFixture.START;
  private int folders;

  PageScript(Path work, List<String> lines, Map<String, String> environment) {
    this.work = work;
    this.lines = lines;
    this.environment = environment;
    this.folder = work;
  }

  /** The page as it should be; what it says of itself stays where it is true. */
  String run() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      written.add(line);
      var comment = COMMENT.matcher(line);
      if (comment.matches()) {
        obey(comment.group(1), comment.group(2));
      } else if (line.startsWith("```") && line.length() > 3) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        block(line.substring(3), lines.subList(i + 1, end));
        written.add("```");
        i = end;
      }
    }
    return String.join("\n", written) + "\n";
  }

  private void obey(String what, String how) throws IOException {
    switch (what) {
      case "new folder" -> {
        folder = Files.createDirectory(work.resolve("stack" + folders++));
      }
      case "at" -> time = Instant.parse(how);
      default -> {
        var push = PUSH.matcher(how);
        assertThat(push.matches()).as(how).isTrue();
        push(what, push.group(1), push.group(2), push.group(3));
        if (push.group(4) != null) {
          push("stop", push.group(1), push.group(2), push.group(4));
        }
      }
    }
  }

  private void push(String what, String provider, String stream, String when) {
    var studio = new Studio(folder);
    if (what.equals("push")) {
      studio.publish(provider, stream, Instant.parse(when));
    } else {
      studio.unpublish(provider, stream, Instant.parse(when));
    }
  }

  private void block(String info, List<String> body) throws IOException {
    if (info.startsWith("yaml ")) {
      Files.writeString(folder.resolve(info.substring(5)), String.join("\n", body) + "\n");
      written.addAll(body);
    } else if (info.equals("console")) {
      console(body);
    } else {
      written.addAll(body);
    }
  }

  private void console(List<String> body) throws IOException {
    int i = 0;
    while (i < body.size()) {
      var command = new StringBuilder(body.get(i));
      assertThat(command.toString()).startsWith("$ ");
      written.add(body.get(i++));
      while (command.toString().endsWith("\\")) {
        command.setLength(command.length() - 1);
        command.append(body.get(i).strip());
        written.add(body.get(i++));
      }
      int end = i;
      while (end < body.size() && !body.get(end).startsWith("$ ")) {
        end++;
      }
      var expected = body.subList(i, end);
      var actual = execute(command.substring(2));
      written.addAll(matches(expected, actual) ? expected : actual);
      i = end;
    }
  }

  private List<String> execute(String command) throws IOException {
    var words =
        WORD.matcher(command)
            .results()
            .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
            .collect(Collectors.toCollection(ArrayList::new));
    if (words.getFirst().equals("rm")) {
      Files.delete(folder.resolve(words.get(1)));
      return List.of();
    }
    assertThat(words.getFirst()).isEqualTo("weir");
    return weir(words.subList(1, words.size())).stream()
        .filter(line -> !line.startsWith("Sandbox: "))
        .toList();
  }

  private List<String> weir(List<String> arguments) {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, false, StandardCharsets.UTF_8);
    var ticks = new AtomicLong();
    var began = time;
    int code =
        Main.run(
            arguments,
            new Surroundings(
                InputStream.nullInputStream(),
                stream,
                stream,
                environment,
                folder,
                () -> false,
                () -> began.plusMillis(ticks.incrementAndGet()),
                _ -> new CommandLineFixture.QuietWatch(),
                pause -> ticks.addAndGet(pause.toMillis())));
    time = time.plus(Duration.ofSeconds(1));
    assertThat(code).as("%s: %s", arguments, said).isNotEqualTo(ExitCode.USAGE);
    return said.toString(StandardCharsets.UTF_8).lines().map(String::stripTrailing).toList();
  }

  private static boolean matches(List<String> expected, List<String> actual) {
    var form =
        expected.stream()
            .map(line -> line.strip().equals("…") ? "(.*\n)*?" : quoted(line) + "\n")
            .collect(Collectors.joining());
    var text = actual.stream().map(line -> masked(line) + "\n").collect(Collectors.joining());
    return Pattern.matches(form, text);
  }

  private static String quoted(String line) {
    return Pattern.quote(masked(line)).replace("…", "\\E.*\\Q");
  }

  private static String masked(String line) {
    return MADE_UP.matcher(line).replaceAll("MADE-UP");
  }
}
