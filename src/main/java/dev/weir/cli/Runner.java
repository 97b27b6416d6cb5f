package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the arguments of one command and runs it. */
final class Runner {

  private static final int WIDTH = 80;

  private final Commands.Call call;
  private final Surroundings surroundings;
  private final CommonOptions options = new CommonOptions();
  private final Terminal terminal;

  private Runner(Commands.Call call, Surroundings surroundings) {
    this.call = call;
    this.surroundings = surroundings;
    this.terminal = new Terminal(surroundings, options);
  }

  /** Runs a command; what it writes is flushed when this returns. */
  static int run(Commands.Call call, Surroundings surroundings) {
    try {
      return new Runner(call, surroundings).run();
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  private int run() {
    var command = Commands.make(call.entry(), terminal);
    if (UsualArguments.read(call.arguments(), OptionTable.read(), options, command)) {
      return execute(command);
    }
    return commandLine().execute(call.arguments().toArray(String[]::new));
  }

  private int execute(Callable<Integer> command) {
    try {
      return command.call();
    } catch (Exception failure) {
      return terminal.failures().handle(failure);
    }
  }

  /** A command as picocli knows it; it is not to be run. */
  static CommandSpec describe(Commands.Entry entry, Surroundings surroundings) {
    var call = new Commands.Call(entry, List.of());
    return new Runner(call, surroundings).commandLine().getCommandSpec();
  }

  private CommandLine commandLine() {
    var line = new CommandLine(Commands.make(call.entry(), terminal));
    describe(line.getCommandSpec());
    line.registerConverter(Address.class, Converters::address);
    line.registerConverter(Duration.class, Converters::duration);
    line.setOut(writer(surroundings.out()));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setParameterExceptionHandler((wrong, _) -> usage(wrong));
    line.setExecutionExceptionHandler((failure, _, _) -> terminal.failures().handle(failure));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  private void describe(CommandSpec spec) {
    spec.name("weir " + call.entry().name());
    spec.addMixin("common", CommandSpec.forAnnotatedObject(options));
    spec.exitCodeOnInvalidInput(ExitCode.USAGE);
    spec.usageMessage()
        .header(call.entry().summary() + ".", "")
        .width(WIDTH)
        .abbreviateSynopsis(true)
        .sortOptions(true)
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nExamples:%n");
  }

  private int usage(ParameterException wrong) {
    var message = Optional.ofNullable(wrong.getMessage()).orElse("the arguments are wrong");
    return terminal.failures().usage(Diagnostic.error("usage", message).hint(hint(wrong)));
  }

  private String hint(ParameterException wrong) {
    var help = "`weir " + call.entry().name() + " --help` lists the options";
    return meant(wrong).map(name -> "did you mean `" + name + "`? " + help).orElse(help);
  }

  /** The option that an unknown one was meant to be. */
  private static Optional<String> meant(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    var given = unmatched.getUnmatched().getFirst().split("=", 2)[0];
    var known = wrong.getCommandLine().getCommandSpec().optionsMap().keySet();
    return given.startsWith("-") ? Suggestion.closest(given, known) : Optional.empty();
  }
}
