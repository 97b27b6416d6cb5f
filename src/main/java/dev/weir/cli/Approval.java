package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.plan.PlanOptions.Goal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a person whether to go on. */
final class Approval {

  private final Terminal terminal;

  Approval(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Whether the person, or the program that feeds standard input, says yes.
   *
   * @throws Refused when there is nobody to ask
   */
  boolean isGiven(Goal goal) {
    return isGiven(question(goal));
  }

  /**
   * The same for another question, which says that only 'yes' counts.
   *
   * @throws Refused when there is nobody to ask
   */
  boolean isGiven(String question) {
    terminal.say(question + "  Enter a value: ");
    var given = answer().equals("yes");
    terminal.say("\n");
    return given;
  }

  private static String question(Goal goal) {
    return switch (goal) {
      case CONVERGE ->
          """

          Do you want to perform these actions?
            Weir will perform the actions described above.
            Only 'yes' will be accepted to approve.

          """;
      case DESTROY ->
          """

          Do you really want to destroy all resources?
            Weir will destroy all your managed infrastructure, as shown above.
            There is no undo. Only 'yes' will be accepted to confirm.

          """;
    };
  }

  private Refused nobody() {
    terminal.say("\n");
    return new Refused(
        Diagnostic.error("no-approval", "there is nobody to ask: standard input is at its end")
            .hint("give --auto-approve to go on without being asked"));
  }

  private String answer() {
    try {
      var in = new InputStreamReader(terminal.surroundings().in(), StandardCharsets.UTF_8);
      var line = new BufferedReader(in).readLine();
      if (line == null) {
        throw nobody();
      }
      return line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
