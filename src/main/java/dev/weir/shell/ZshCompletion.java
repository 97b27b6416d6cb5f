package dev.weir.shell;

import dev.weir.shell.CommandModel.Operand;
import java.util.List;

/** Completion for zsh: a file named {@code _weir} on its {@code fpath}. */
final class ZshCompletion {

  private static final String START =
      """
      #compdef weir
      # Completion of weir for zsh. Made by `weir completion zsh`; keep it as _weir in a folder of
      # $fpath, or load it with
      #   source <(weir completion zsh)

      __weir_addresses() {
        local -a found
        found=(${(f)"$(
      ADDRESSES  )"})
        (( $#found )) && compadd -a found
      }

      __weir_environments() {
        local -a found
        found=(environments/*.(yaml|yml)(N:t:r))
        (( $#found )) && compadd -a found
      }

      __weir_both() {
        __weir_addresses
        _files
      }
      """;

  private static final String END =
      """

      if [[ $funcstack[1] == _weir ]]; then
        _weir "$@"
      else
        compdef _weir weir
      fi
      """;

  private ZshCompletion() {}

  static String script(List<CommandModel> commands) {
    var out = new StringBuilder(START.replace(Script.PLACE, Script.ADDRESSES.indent(2)));
    var byWord = Script.byWord(commands);
    out.append("\n_weir() {\n  local -a commands=(\n");
    byWord.forEach((word, members) -> {
      var first = members.getFirst();
      described(out, word, first.isGrouped() ? Script.group(members) : first.summary());
    });
    described(out, "help", "Explain a command");
    out.append("  )\n  if (( CURRENT == 2 )); then\n");
    out.append("    [[ $words[2] == -* ]] && compadd -- --help --version ||");
    out.append(" _describe command commands\n    return\n  fi\n  case $words[2] in\n");
    out.append("    help) (( CURRENT == 3 )) && _describe command commands ;;\n");
    byWord.forEach((word, members) -> {
      out.append("    ").append(word).append(")\n");
      if (members.getFirst().isGrouped()) {
        group(out, members);
      } else {
        out.append("      shift words; (( CURRENT-- ))\n");
        arguments(out, members.getFirst());
      }
      out.append("      ;;\n");
    });
    return out.append("  esac\n}\n").append(END).toString();
  }

  private static void group(StringBuilder out, List<CommandModel> members) {
    out.append("      local -a members=(\n");
    var grouped = Script.grouped(members);
    grouped.forEach(member -> described(out, Script.last(member), member.summary()));
    out.append("      )\n      if (( CURRENT == 3 )); then\n");
    out.append("        _describe command members\n");
    out.append(Script.alone(members).isPresent() ? "      fi\n" : "        return\n      fi\n");
    out.append("      local member=$words[3]\n      case $member in\n");
    for (var member : grouped) {
      out.append("      ").append(Script.last(member)).append(")\n");
      out.append("      shift 2 words; (( CURRENT -= 2 ))\n");
      arguments(out, member);
      out.append("      ;;\n");
    }
    Script.alone(members)
        .ifPresent(alone -> {
          out.append("      *)\n      shift words; (( CURRENT-- ))\n");
          arguments(out, alone);
          out.append("      ;;\n");
        });
    out.append("      esac\n");
  }

  private static void arguments(StringBuilder out, CommandModel command) {
    out.append("      _arguments -S");
    for (var option : command.options()) {
      for (var name : option.names()) {
        var sign = option.operand().isEmpty() ? "" : name.startsWith("--") ? "=" : "+";
        var value = option.operand().map(ZshCompletion::action).orElse("");
        out.append(" \\\n        ");
        out.append(Script.quoted("*" + name + sign + "[" + escaped(option.brief()) + "]" + value));
      }
    }
    command.arguments().stream()
        .map(argument -> "*" + action(argument.operand()))
        .findFirst()
        .ifPresent(action -> out.append(" \\\n        ").append(Script.quoted(action)));
    out.append('\n');
  }

  private static String action(Operand operand) {
    var action =
        switch (operand.completes()) {
          case NOTHING -> " ";
          case WORDS -> "(" + String.join(" ", operand.words()) + ")";
          case FILES -> "_files";
          case ADDRESSES -> "__weir_addresses";
          case ADDRESSES_AND_FILES -> "__weir_both";
          case ENVIRONMENTS -> "__weir_environments";
        };
    return ":" + escaped(operand.label()) + ":" + action;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static void described(StringBuilder out, String word, String text) {
    out.append("    ").append(Script.quoted(word + ":" + text.replace(":", "\\:"))).append('\n');
  }
}
