package dev.weir.manifest.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions there are. None has an effect, and none sees more than its arguments. */
enum Function {
  /** The text in small letters. */
  LOWER(1, 1, "lower(text)"),
  /** The text in capital letters. */
  UPPER(1, 1, "upper(text)"),
  /** The items of a list with a text between them. */
  JOIN(2, 2, "join(list, ', ')"),
  /** A pattern with values in it. */
  FORMAT(1, 20, "format('stage-%03d', number)"),
  /** The first value, or the second where there is none. */
  DEFAULT(2, 2, "default(each.value.title, 'untitled')");

  private final int fewest;
  private final int most;
  private final String example;

  Function(int fewest, int most, String example) {
    this.fewest = fewest;
    this.most = most;
    this.example = example;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String example() {
    return example;
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  static Optional<Function> find(String word) {
    return Arrays.stream(values()).filter(function -> function.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Function::word).toList();
  }
}
