package dev.weir.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query of a URL, decoded.
 *
 * @param parameters in the order sent; a name may occur more than once
 */
public record Query(List<Parameter> parameters) {

  /** A name and its value, which is empty for both {@code name} and {@code name=}. */
  public record Parameter(String name, String value) {}

  public Query {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a raw query, in which a plus sign stands for a blank.
   *
   * @param raw without the question mark; may be empty
   * @throws IllegalArgumentException when an escape is wrong
   */
  public static Query parse(String raw) {
    var parameters = new ArrayList<Parameter>();
    for (var part : raw.split("&")) {
      if (!part.isEmpty()) {
        parameters.add(parameter(part));
      }
    }
    return new Query(parameters);
  }

  /** The query of a whole URL without fragment; empty when it has none. */
  public static Query of(String url) {
    int question = url.indexOf('?');
    return parse(question < 0 ? "" : url.substring(question + 1));
  }

  private static Parameter parameter(String part) {
    int equals = part.indexOf('=');
    return equals < 0
        ? new Parameter(decode(part), "")
        : new Parameter(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
  }

  private static String decode(String text) {
    return Percent.decode(text.replace('+', ' '));
  }

  /** Whether a parameter with this name is there. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** The value of the first parameter with this name. */
  public Optional<String> first(String name) {
    for (var parameter : parameters) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }
}
