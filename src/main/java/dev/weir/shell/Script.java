package dev.weir.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the three scripts share. */
final class Script {

  /**
   * Prints the address of every resource that is declared at or below the current folder. It reads
   * the files itself: to ask Weir at each press of a key would be slow. Only where there is a loop,
   * which no reader of lines can follow, Weir says what it comes to.
   */
  static final String ADDRESSES =
      """
        find . -maxdepth 4 -name '.?*' -prune -o '(' -name '*.yaml' -o -name '*.yml' ')' -print 2>/dev/null |
          sort | head -n 500 | tr '\\n' '\\0' | xargs -0 awk '
            function value(text) { sub(/^[^:]*:[ \\t]*/, "", text); sub(/[ \\t#,}].*/, "", text)
              gsub(/["\\047]/, "", text); return text }
            function done() { if (kind != "" && name != "" && name !~ /[$]/ && version !~ /^weir\\// &&
                kind !~ /^(Provider|Stack|Policy|Variables|ForEach)$/)
              print kind "." name; if (kind == "ForEach") loops = 1
              kind = name = version = ""; within = 0 }
            function line(text) { if (text ~ /^---/) done()
              if (text ~ /^apiVersion:/) version = value(text)
              if (text ~ /^kind:/) kind = value(text)
              if (text ~ /^[^ \\t#]/) within = text ~ /^metadata:/
              if (within && name == "" && match(text, /[ \\t{,]name:[ \\t]*[^ \\t]/)) name = value(substr(text, RSTART)) }
            FNR == 1 { done() }
            { line($0) }
            END { done(); if (loops) while (("weir render 2>/dev/null" | getline text) > 0) line(text); done() }' 2>/dev/null | sort -u
      """;

  /** Where a script has it. */
  static final String PLACE = "ADDRESSES";

  private Script() {}

  /** The commands by the first word of their name. */
  static Map<String, List<CommandModel>> byWord(List<CommandModel> commands) {
    var byWord = new LinkedHashMap<String, List<CommandModel>>();
    for (var command : commands) {
      byWord.computeIfAbsent(
          command.word(),
          word -> commands.stream().filter(other -> other.word().equals(word)).toList());
    }
    return byWord;
  }

  /** What the word of a group stands for. */
  static String group(List<CommandModel> members) {
    return alone(members)
        .map(CommandModel::summary)
        .orElseGet(() -> String.join(", ", grouped(members).stream().map(Script::last).toList()));
  }

  /** The commands of more than one word. */
  static List<CommandModel> grouped(List<CommandModel> members) {
    return members.stream().filter(CommandModel::isGrouped).toList();
  }

  /** The command that is the word of a group alone. */
  static Optional<CommandModel> alone(List<CommandModel> members) {
    return members.stream().filter(member -> !member.isGrouped()).findFirst();
  }

  /** The last word of its name. */
  static String last(CommandModel command) {
    return command.words().getLast();
  }

  /** Text as one word of a shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
