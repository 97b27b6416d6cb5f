package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Asks a person, again and again until an answer is right. */
final class Questions {

  private final Terminal terminal;
  private final BufferedReader in;

  Questions(Terminal terminal) {
    this.terminal = terminal;
    this.in =
        new BufferedReader(
            new InputStreamReader(terminal.surroundings().in(), StandardCharsets.UTF_8));
  }

  /**
   * The answer to a question.
   *
   * @param usual what no answer stands for; may be empty
   * @param check what is wrong with an answer; nothing when it will do
   * @throws Refused when nobody answers any more
   */
  String ask(String question, String usual, Function<String, List<Diagnostic>> check) {
    while (true) {
      terminal.say(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
      var line = line();
      var answer = line.isEmpty() ? usual : line;
      var problems = check.apply(answer);
      if (problems.isEmpty()) {
        return answer;
      }
      terminal.tell(problems);
    }
  }

  private String line() {
    try {
      var line = in.readLine();
      if (line == null) {
        terminal.say("\n");
        throw new Refused(
            Diagnostic.error("no-answer", "there is nobody to answer: standard input is at its end")
                .hint("give what is asked for as options; `weir init --help` has them"));
      }
      return line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
