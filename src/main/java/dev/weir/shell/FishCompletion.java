package dev.weir.shell;

import dev.weir.shell.CommandModel.Operand;
import java.util.List;

/** Completion for fish 3 and newer. */
final class FishCompletion {

  private static final String START =
      """
      # Completion of weir for fish. Made by `weir completion fish`; load it with
      #   weir completion fish | source

      function __weir_addresses
      ADDRESSESend

      function __weir_environments
        for file in environments/*.yaml environments/*.yml
          string replace -r '\\.ya?ml$' '' (path basename $file)
        end
      end

      function __weir_is
        set -l words (commandline -opc)
        set -e words[1]
        string match -q -- "$argv *" "$words "
      end

      function __weir_at
        test (count (commandline -opc)) -eq $argv[1]
      end

      complete -c weir -f
      complete -c weir -n '__weir_at 1' -l help -d 'Show all commands'
      complete -c weir -n '__weir_at 1' -l version -d 'Tell the version'
      complete -c weir -n '__weir_at 1' -a help -d 'Explain a command'
      """;

  private FishCompletion() {}

  static String script(List<CommandModel> commands) {
    var out = new StringBuilder(START.replace(Script.PLACE, Script.ADDRESSES));
    Script.byWord(commands)
        .forEach((word, members) -> {
          var first = members.getFirst();
          var text = first.isGrouped() ? Script.group(members) : first.summary();
          line(out, "__weir_at 1", "-a " + word + described(text));
          line(out, "__weir_at 2; and __weir_is help", "-a " + word + described(text));
          if (first.isGrouped()) {
            for (var member : Script.grouped(members)) {
              line(
                  out,
                  "__weir_at 2; and __weir_is " + word,
                  "-a " + member.words().getLast() + described(member.summary()));
            }
          }
        });
    for (var command : commands) {
      var condition = new StringBuilder("__weir_is " + command.name());
      for (var other : commands) {
        if (other.name().startsWith(command.name() + " ")) {
          condition.append("; and not __weir_is ").append(other.name());
        }
      }
      command(out, command, condition.toString());
    }
    return out.toString();
  }

  private static void command(StringBuilder out, CommandModel command, String condition) {
    for (var option : command.options()) {
      var line = new StringBuilder();
      for (var name : option.names()) {
        line.append(line.isEmpty() ? "" : " ");
        line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
      }
      option.operand().ifPresent(operand -> line.append(required(operand)).append(values(operand)));
      line(out, condition, line + described(option.brief()));
    }
    command.arguments().stream()
        .findFirst()
        .map(argument -> values(argument.operand()))
        .filter(values -> !values.isBlank())
        .ifPresent(values -> line(out, condition, values.strip()));
  }

  /** Whether files are offered as well. */
  private static String required(Operand operand) {
    return switch (operand.completes()) {
      case FILES, ADDRESSES_AND_FILES -> " -r";
      case NOTHING, WORDS, ADDRESSES, ENVIRONMENTS -> " -x";
    };
  }

  private static String values(Operand operand) {
    return switch (operand.completes()) {
      case NOTHING -> "";
      case WORDS -> " -a " + Script.quoted(String.join(" ", operand.words()));
      case FILES -> " -F";
      case ADDRESSES -> " -a '(__weir_addresses)'";
      case ADDRESSES_AND_FILES -> " -F -a '(__weir_addresses)'";
      case ENVIRONMENTS -> " -a '(__weir_environments)'";
    };
  }

  private static String described(String text) {
    return " -d " + quoted(text);
  }

  /** In fish a quote within quotes is escaped by a backslash. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static void line(StringBuilder out, String condition, String rest) {
    out.append("complete -c weir -n '").append(condition).append("' ").append(rest).append('\n');
  }
}
