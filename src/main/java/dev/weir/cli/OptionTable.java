package dev.weir.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the annotations of commands say of their fields, in a form that is quick to read. */
final class OptionTable {

  private static final Line UNKNOWN = new Line(What.PICOCLI, "", List.of(), "");

  /** What a field is. */
  enum What {
    /** An object with options of its own. */
    MIXIN,
    /** An option without a value. */
    FLAG,
    /** An option that has a value. */
    VALUE,
    /** An option that may have a value. */
    OPTIONAL,
    /** An option that may be given several times. */
    VALUES,
    /** Everything that is no option and no option's value. */
    OPERANDS,
    /** An option that only picocli understands. */
    OTHER,
    /** Something for which picocli has to read all arguments. */
    PICOCLI
  }

  /**
   * A field.
   *
   * @param field its class and its name
   * @param names the option's names, with their dashes
   * @param reader what reads its value: a type, or a converter's class without its package
   */
  record Line(What what, String field, List<String> names, String reader) {

    private static final int WHAT = 0;
    private static final int FIELD = 1;
    private static final int NAMES = 2;
    private static final int READER = 3;

    private static Line read(String type, String text) {
      var words = text.split(" ", -1);
      return new Line(
          What.valueOf(words[WHAT]),
          type + "." + words[FIELD],
          words.length > NAMES ? List.of(words[NAMES].split(",", -1)) : List.of(),
          words.length > READER ? words[READER] : "");
    }
  }

  private final Map<String, List<String>> classes;

  private OptionTable(Map<String, List<String>> classes) {
    this.classes = classes;
  }

  /** Reads a line with the name of each class, and then one for each of its fields. */
  static OptionTable read() {
    var classes = new HashMap<String, List<String>>();
    var lines = new ArrayList<String>();
    for (var text : OptionFields.TABLE.split("\n")) {
      if (text.startsWith(" ")) {
        lines.add(text.strip());
      } else {
        lines = new ArrayList<>();
        classes.put(text, lines);
      }
    }
    return new OptionTable(classes);
  }

  /** The fields of a class with options. */
  List<Line> lines(Class<?> type) {
    var name = type.getName().substring(type.getPackageName().length() + 1);
    var lines = classes.get(name);
    return lines == null
        ? List.of(UNKNOWN)
        : lines.stream().map(text -> Line.read(name, text)).toList();
  }
}
