package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Suggestion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The program: finds the command that is called, and builds that one only. */
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    var surroundings = surroundings();
    int code = run(List.of(arguments), surroundings);
    surroundings.out().flush();
    surroundings.err().flush();
    System.exit(code);
  }

  /** This process. */
  static Surroundings surroundings() {
    var err = stream(FileDescriptor.err, System.getProperty("stderr.encoding"));
    return new Surroundings(
        System.in,
        stream(FileDescriptor.out, System.getProperty("stdout.encoding")),
        err,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Main::isTerminal,
        InstantSource.system(),
        new ProcessInterrupts(err),
        Thread::sleep);
  }

  private static PrintStream stream(FileDescriptor descriptor, String encoding) {
    return new PrintStream(new FileOutputStream(descriptor), false, Charset.forName(encoding));
  }

  /** The JDK has had releases with a console where there is no terminal, and without one. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** Runs a command; what it writes is flushed when this returns. */
  static int run(List<String> arguments, Surroundings surroundings) {
    if (arguments.isEmpty()) {
      return print(surroundings, Overview.text());
    }
    return switch (arguments.getFirst()) {
      case "--version", "-V", "version" -> print(surroundings, "weir " + Version.current() + "\n");
      case "--help", "-h" -> print(surroundings, Overview.text());
      case "help" -> help(arguments.subList(1, arguments.size()), surroundings);
      default -> call(arguments, surroundings);
    };
  }

  private static int print(Surroundings surroundings, String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
    return ExitCode.SUCCESS;
  }

  private static int help(List<String> command, Surroundings surroundings) {
    if (command.isEmpty()) {
      return print(surroundings, Overview.text());
    }
    var asked = new ArrayList<>(command);
    asked.add("--help");
    return call(asked, surroundings);
  }

  private static int call(List<String> arguments, Surroundings surroundings) {
    return Commands.find(arguments)
        .map(call -> Runner.run(call, surroundings))
        .orElseGet(() -> unknown(arguments, surroundings));
  }

  private static int unknown(List<String> arguments, Surroundings surroundings) {
    var word = arguments.getFirst();
    var problem =
        word.startsWith("-")
            ? Diagnostic.error(
                    "usage", "options come after the command, so not `" + word + "` here")
                .hint("weir COMMAND " + word)
            : Diagnostic.error("usage", "there is no command `" + word + "`")
                .hint(Suggestion.hint(word, Commands.words()));
    return new Terminal(surroundings, new CommonOptions()).failures().usage(problem);
  }
}
