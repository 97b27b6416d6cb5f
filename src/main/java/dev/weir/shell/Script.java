package dev.weir.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the three scripts share. */
final class Script {

  /**
   * Prints the address of every resource that is declared at or below the current folder. It reads
   * the files itself: to ask Weir at each press of a key would be slow.
   */
  static final String ADDRESSES =
      """
        find . -maxdepth 4 -name '.?*' -prune -o '(' -name '*.yaml' -o -name '*.yml' ')' -print 2>/dev/null |
          sort | head -n 500 | tr '\\n' '\\0' | xargs -0 awk '
            function value(text) { sub(/^[^:]*:[ \\t]*/, "", text); sub(/[ \\t#,}].*/, "", text)
              gsub(/["\\047]/, "", text); return text }
            function done() { if (kind != "" && name != "" && kind != "Provider" && version !~ /^weir\\//)
              print kind "." name; kind = name = version = ""; within = 0 }
            FNR == 1 || /^---/ { done() }
            /^apiVersion:/ { version = value($0) }
            /^kind:/ { kind = value($0) }
            /^[^ \\t#]/ { within = /^metadata:/ }
            within && name == "" && match($0, /[ \\t{,]name:[ \\t]*[^ \\t]/) { name = value(substr($0, RSTART)) }
            END { done() }' 2>/dev/null | sort -u
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
    return String.join(", ", members.stream().map(member -> member.words().getLast()).toList());
  }

  /** Text as one word of a shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
