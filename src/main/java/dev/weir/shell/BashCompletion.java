package dev.weir.shell;

import dev.weir.shell.CommandModel.Operand;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for bash 4 and newer; it needs no other package. */
final class BashCompletion {

  private static final String START =
      """
      # Completion of weir for bash. Made by `weir completion bash`; load it with
      #   source <(weir completion bash)

      __weir_addresses() {
      ADDRESSES}

      __weir_environments() {
        local file
        for file in environments/*.yaml environments/*.yml; do
          [[ -f $file ]] || continue
          file=${file##*/}
          echo "${file%%.*}"
        done
      }
      """;

  private static final String END =
      """

      _weir() {
        local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} at=$COMP_CWORD
        local command word words
        # What bash takes for three words, --option=value, is an option and its value.
        if [[ $cur == = ]]; then cur=
        elif [[ $before == = ]]; then before=${COMP_WORDS[at-2]}
        fi
        command=${COMP_WORDS[1]}
        COMPREPLY=()
        if ((at == 1)); then
          mapfile -t COMPREPLY < <(compgen -W "$(__weir_words) help --help --version" -- "$cur")
          return
        fi
        if [[ $command == help ]]; then
          ((at == 2)) && mapfile -t COMPREPLY < <(compgen -W "$(__weir_words)" -- "$cur")
          return
        fi
        words=$(__weir_group "$command")
        if [[ -n $words ]]; then
          if ((at == 2)) && [[ $cur != -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$words $(__weir_operand "$command")" -- "$cur")
            return
          fi
          [[ " $words " == *" ${COMP_WORDS[2]} "* ]] && command+=" ${COMP_WORDS[2]}"
        fi
        if [[ $before == -* ]] && word=$(__weir_operand "$command $before") && [[ -n $word ]]; then
          :
        elif [[ $cur == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$(__weir_options "$command")" -- "$cur")
          return
        else
          word=$(__weir_operand "$command")
        fi
        case $word in
          *@addresses*)
            mapfile -t COMPREPLY < <(compgen -W "$(__weir_addresses)" -- "$cur") ;;&
          *@environments*)
            mapfile -t COMPREPLY < <(compgen -W "$(__weir_environments)" -- "$cur") ;;&
          *@files*)
            compopt -o filenames 2>/dev/null
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;&
          [!@]*)
            mapfile -t COMPREPLY < <(compgen -W "$word" -- "$cur") ;;
        esac
      }

      complete -F _weir weir
      """;

  private BashCompletion() {}

  static String script(List<CommandModel> commands) {
    var out = new StringBuilder(START.replace(Script.PLACE, Script.ADDRESSES));
    var byWord = Script.byWord(commands);
    out.append("\n__weir_words() { echo %s; }\n".formatted(Script.quoted(joined(byWord.keySet()))));
    out.append("\n__weir_group() {\n  case $1 in\n");
    byWord.forEach((word, members) -> {
      var grouped = Script.grouped(members);
      if (!grouped.isEmpty()) {
        line(out, word, joined(grouped.stream().map(Script::last).toList()));
      }
    });
    out.append("  esac\n}\n\n__weir_options() {\n  case $1 in\n");
    for (var command : commands) {
      line(
          out,
          command.name(),
          joined(command.options().stream().flatMap(o -> o.names().stream()).toList()));
    }
    out.append("  esac\n}\n\n# What follows an option, or stands beside the options.\n");
    out.append("__weir_operand() {\n  case $1 in\n");
    commands.forEach(command -> operands(out, command));
    return out.append("  esac\n}\n").append(END).toString();
  }

  private static void operands(StringBuilder out, CommandModel command) {
    for (var option : command.options()) {
      option
          .operand()
          .ifPresent(operand -> {
            for (var name : option.names()) {
              line(out, command.name() + " " + name, written(operand));
            }
          });
    }
    if (!command.arguments().isEmpty()) {
      var all =
          command.arguments().stream().map(argument -> written(argument.operand())).distinct();
      line(out, command.name(), all.collect(Collectors.joining(" ")));
    }
  }

  private static String written(Operand operand) {
    return switch (operand.completes()) {
      case NOTHING -> "@nothing";
      case WORDS -> joined(operand.words());
      case FILES -> "@files";
      case ADDRESSES -> "@addresses";
      case ADDRESSES_AND_FILES -> "@addresses@files";
      case ENVIRONMENTS -> "@environments";
    };
  }

  private static String joined(Iterable<String> words) {
    return String.join(" ", words);
  }

  private static void line(StringBuilder out, String pattern, String answer) {
    out.append("    ").append(Script.quoted(pattern)).append(") echo ");
    out.append(Script.quoted(answer)).append(" ;;\n");
  }
}
