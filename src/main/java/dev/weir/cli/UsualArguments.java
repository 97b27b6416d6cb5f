package dev.weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads arguments without looking at annotations, which would be a third of what a short run takes.
 * It knows whole names, one value for each and a list of operands. Whatever else is given, and
 * whatever is wrong, is for picocli, which then reads everything from the start.
 */
final class UsualArguments {

  /** A field of an object with options. */
  private record Option(Object holder, OptionTable.Line line) {}

  /** What is to be put where, once all has been understood. */
  private record Assignment(Option option, Object value) {}

  /** What picocli has to see, whether wrong or only unusual. */
  private static final class Unusual extends RuntimeException {
    Unusual() {
      super(null, null, false, false);
    }
  }

  private final Map<String, Option> options = new HashMap<>();
  private final Map<OptionTable.Line, List<Object>> several = new HashMap<>();
  private final Set<OptionTable.Line> seen = new HashSet<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();
  private @Nullable Option operand;

  private UsualArguments() {}

  /**
   * Puts arguments into the fields of objects with options.
   *
   * @return whether all of it was understood; if not, nothing was changed
   */
  static boolean read(List<String> arguments, OptionTable table, Object... holders) {
    var reading = new UsualArguments();
    try {
      for (var holder : holders) {
        reading.know(holder, table);
      }
      reading.take(arguments);
      reading.assign();
      return true;
    } catch (Unusual _) {
      return false;
    }
  }

  private void know(Object holder, OptionTable table) {
    for (var line : table.lines(holder.getClass())) {
      switch (line.what()) {
        case MIXIN -> know(OptionFields.mixin(holder, line.field()), table);
        case OPERANDS -> operand = new Option(holder, line);
        case FLAG, VALUE, OPTIONAL, VALUES, OTHER ->
            line.names().forEach(name -> options.put(name, new Option(holder, line)));
        case PICOCLI -> throw new Unusual();
      }
    }
  }

  private void take(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.isEmpty() || argument.charAt(0) == '@' || argument.indexOf('"') >= 0) {
        throw new Unusual();
      }
      if (argument.charAt(0) != '-' || argument.equals("-")) {
        operands.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      var option = options.get(equals < 0 ? argument : argument.substring(0, equals));
      if (option == null || option.line().what() == OptionTable.What.OTHER) {
        throw new Unusual();
      }
      if (option.line().what() == OptionTable.What.FLAG) {
        flag(option, equals);
      } else if (equals >= 0) {
        value(option, argument.substring(equals + 1));
      } else if (++i < arguments.size()) {
        value(option, following(arguments.get(i)));
      } else {
        throw new Unusual();
      }
    }
    if (!operands.isEmpty()) {
      if (operand == null) {
        throw new Unusual();
      }
      put(operand, List.copyOf(operands));
    }
  }

  /** What follows a name: what looks like another name is picocli's to judge. */
  private static String following(String value) {
    if (value.isEmpty() || value.charAt(0) == '-' || value.charAt(0) == '@') {
      throw new Unusual();
    }
    return value;
  }

  private void flag(Option option, int equals) {
    if (equals >= 0 || !seen.add(option.line())) {
      throw new Unusual();
    }
    put(option, true);
  }

  private void value(Option option, String text) {
    if (text.isEmpty() || text.indexOf('"') >= 0) {
      throw new Unusual();
    }
    var value = converted(option.line(), text);
    if (option.line().what() == OptionTable.What.VALUES) {
      var values = several.computeIfAbsent(option.line(), _ -> new ArrayList<>());
      if (values.isEmpty()) {
        put(option, values);
      }
      values.add(value);
    } else if (seen.add(option.line())) {
      put(option, option.line().what() == OptionTable.What.OPTIONAL ? Optional.of(value) : value);
    } else {
      throw new Unusual();
    }
  }

  private void put(Option option, Object value) {
    assignments.add(new Assignment(option, value));
  }

  /** A value that is wrong is wrong to picocli too, which then says so. */
  private static Object converted(OptionTable.Line line, String text) {
    try {
      return switch (line.reader()) {
        case "String" -> text;
        case "Path" -> Path.of(text);
        case "Duration" -> Converters.duration(text);
        case "Address" -> Converters.address(text);
        default -> OptionFields.converter(line.reader()).convert(text);
      };
    } catch (Exception _) {
      throw new Unusual();
    }
  }

  private void assign() {
    for (var assignment : assignments) {
      var option = assignment.option();
      OptionFields.set(option.holder(), option.line().field(), assignment.value());
    }
  }
}
