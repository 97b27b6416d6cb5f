package dev.weir.sandbox;

import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a request into the arguments of a method. */
final class Arguments {

  private static final Set<Type> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

  private Arguments() {}

  /**
   * A parameter's value as an argument.
   *
   * @param text as sent and decoded; null when it was not sent
   * @throws Routes.BadArgument when it is no value of the type, or a primitive is missing
   */
  static @Nullable Object convert(String name, @Nullable String text, Type type) {
    if (text == null) {
      if (type instanceof Class<?> simple && simple.isPrimitive()) {
        throw new Routes.BadArgument(name, "");
      }
      return null;
    }
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(name, text);
    }
    if (WHOLE.contains(type)) {
      return whole(name, text, type);
    }
    throw new IllegalStateException("no route can carry a " + type);
  }

  private static Object truth(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Routes.BadArgument(name, text);
    };
  }

  private static Object whole(String name, String text, Type type) {
    try {
      var number = Long.parseLong(text);
      return type == long.class || type == Long.class ? (Object) number : Math.toIntExact(number);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Routes.BadArgument(name, text);
    }
  }
}
