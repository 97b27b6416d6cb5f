package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.shell.CommandModel;
import dev.weir.shell.CommandModel.Argument;
import dev.weir.shell.CommandModel.Completes;
import dev.weir.shell.CommandModel.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command as shells and manual pages want to know it, from the same source as the help. */
final class CommandModels {

  private static final String EXAMPLE_INDENT = "  ";

  private CommandModels() {}

  static List<CommandModel> all(Surroundings surroundings) {
    return Commands.all().stream()
        .map(entry -> model(entry, Runner.describe(entry, surroundings)))
        .toList();
  }

  private static CommandModel model(Commands.Entry entry, CommandSpec spec) {
    var options =
        spec.options().stream()
            .filter(option -> !option.hidden())
            .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
            .map(CommandModels::option)
            .toList();
    var arguments =
        spec.positionalParameters().stream()
            .filter(parameter -> !parameter.hidden())
            .map(CommandModels::argument)
            .toList();
    var examples =
        Arrays.stream(spec.usageMessage().footer())
            .map(line -> line.startsWith(EXAMPLE_INDENT) ? line.substring(2) : line)
            .toList();
    return new CommandModel(entry.name(), entry.summary(), options, arguments, examples);
  }

  private static CommandModel.Option option(OptionSpec option) {
    var names = new ArrayList<>(List.of(option.names()));
    names.sort((one, other) -> Integer.compare(one.length(), other.length()));
    var operand =
        option.arity().max() == 0 ? Optional.<Operand>empty() : Optional.of(operand(option, names));
    return new CommandModel.Option(names, operand, description(option));
  }

  private static Argument argument(PositionalParamSpec parameter) {
    return new Argument(operand(parameter, List.of()), description(parameter));
  }

  private static String description(ArgSpec spec) {
    var candidates = String.join(", ", words(spec));
    return String.join(" ", spec.description())
        .replace("${COMPLETION-CANDIDATES}", candidates)
        .replace("${DEFAULT-VALUE}", Optional.ofNullable(spec.defaultValue()).orElse(""))
        .replace("%%", "%");
  }

  private static List<String> words(ArgSpec spec) {
    var words = new ArrayList<String>();
    var candidates = spec.completionCandidates();
    if (candidates != null) {
      candidates.forEach(words::add);
    }
    return words;
  }

  private static Operand operand(ArgSpec spec, List<String> names) {
    var label = spec.paramLabel();
    var words = label.equals("KIND") ? kinds() : words(spec);
    return new Operand(label, words.isEmpty() ? completes(label, names) : Completes.WORDS, words);
  }

  /** Kinds as commands take them: with their provider where several have one of the name. */
  private static List<String> kinds() {
    var choice = new KindChoice(Providers.installed());
    var names = new TreeSet<String>();
    for (var kind : choice.all()) {
      var provider = kind.apiVersion().substring(0, kind.apiVersion().indexOf('/'));
      boolean alone = choice.meant(kind.name()).size() == 1;
      names.add(alone ? kind.name() : provider + "/" + kind.name());
    }
    return List.copyOf(names);
  }

  private static Completes completes(String label, List<String> names) {
    if (names.contains("--env") || names.contains("--environment")) {
      return Completes.ENVIRONMENTS;
    }
    return switch (label) {
      case "FILE", "DIR", "PATH", "REPORT", "ID|PATH", "RUN|PATH" -> Completes.FILES;
      case "ENV", "OTHER-ENV" -> Completes.ENVIRONMENTS;
      case "ADDRESS", "PATTERN" -> Completes.ADDRESSES;
      case "ADDRESS|PATH", "PATH|ADDRESS" -> Completes.ADDRESSES_AND_FILES;
      default -> Completes.NOTHING;
    };
  }
}
