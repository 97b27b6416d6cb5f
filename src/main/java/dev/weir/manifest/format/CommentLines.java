package dev.weir.manifest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Gives every line of comment the indentation of what it stands above. */
final class CommentLines {

  private static final Pattern BLOCK_TEXT = Pattern.compile("(?:.*[:-] |)[|>][-+0-9]*(?: +#.*)?");
  private static final Pattern DASHES = Pattern.compile("(?:- )*");

  private CommentLines() {}

  /**
   * The text with its comments where the parser has a place for them: none behind the start of a
   * document, none behind its end, and no empty line among those below a text.
   */
  static String placed(String text) {
    var bare =
        text.replaceAll("(?m)^---[ ]+(#.*)$", "---\n$1")
            .replaceAll("(?m)^\\.\\.\\.[ ]*(#.*)?$", "$1");
    var lines = new ArrayList<>(List.of(bare.split("\n", -1)));
    for (int at = 0; at < lines.size(); at++) {
      if (!isComment(lines.get(at)) && BLOCK_TEXT.matcher(lines.get(at)).matches()) {
        at = lastOfText(lines, at);
        closeUp(lines, at + 1);
      }
    }
    return aligned(String.join("\n", lines));
  }

  /** Takes the empty lines away that follow a comment before the next line of something else. */
  private static void closeUp(List<String> lines, int from) {
    boolean below = false;
    for (int at = from; at < lines.size() - 1; at++) {
      var line = lines.get(at);
      if (isComment(line)) {
        below = true;
      } else if (!line.isBlank()) {
        return;
      } else if (below) {
        lines.remove(at--);
      }
    }
  }

  /** The text with its comments in line. */
  static String aligned(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (isComment(line)) {
        lines.set(at, " ".repeat(Math.max(0, indentBelow(lines, at))) + line.strip());
      } else if (BLOCK_TEXT.matcher(line).matches()) {
        at = lastOfText(lines, at);
      }
    }
    return String.join("\n", lines);
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Where the next line begins that is no comment; below the last one, where it stands now. */
  private static int indentBelow(List<String> lines, int comment) {
    for (int at = comment + 1; at < lines.size(); at++) {
      var line = lines.get(at);
      if (line.startsWith("---")) {
        break;
      }
      if (!line.isBlank() && !isComment(line)) {
        return indent(line);
      }
    }
    return 0;
  }

  /** The last line of the text that a line opens. */
  private static int lastOfText(List<String> lines, int opening) {
    var line = lines.get(opening);
    var bare = line.stripLeading();
    var dashes = DASHES.matcher(bare);
    int skipped = dashes.lookingAt() ? dashes.end() : 0;
    boolean named = bare.length() > skipped && "|>".indexOf(bare.charAt(skipped)) < 0;
    int parent = indent(line) + (named ? skipped : Math.max(0, skipped - 2));
    int last = opening;
    for (int at = opening + 1; at < lines.size(); at++) {
      var below = lines.get(at);
      if (!below.isBlank() && indent(below) <= parent) {
        break;
      }
      last = below.isBlank() ? last : at;
    }
    return last;
  }
}
