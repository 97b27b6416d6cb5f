package dev.weir.sandbox;

import dev.weir.http.Query;
import feign.MethodMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One method of an API interface as a server sees it.
 *
 * @param method what to call
 * @param verb the HTTP method
 * @param path segments, {@code {name}} for a parameter
 * @param query what each query parameter must be, {@code {name}} for a parameter
 * @param headers literal headers that choose the operation
 * @param parameters the parameter that goes into each place of the argument list
 * @param body the place of the body in the argument list
 */
record Route(
    Method method,
    String verb,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    Map<Integer, String> parameters,
    Optional<Integer> body) {

  /** Reads what Feign's contract says of a method. */
  static Route of(MethodMetadata metadata, Collection<String> routingHeaders) {
    var template = metadata.template();
    var query = new LinkedHashMap<String, String>();
    template.queries().forEach((name, values) -> query.put(name, String.join(",", values)));
    var headers = new LinkedHashMap<String, String>();
    for (var name : routingHeaders) {
      var values = template.headers().get(name);
      if (values != null) {
        headers.put(name, String.join(",", values));
      }
    }
    var parameters = new HashMap<Integer, String>();
    metadata
        .indexToName()
        .forEach((index, names) -> parameters.put(index, names.iterator().next()));
    var method = metadata.method();
    method.setAccessible(true); // API interfaces are their packages' own affair.
    return new Route(
        method,
        template.method(),
        segments(template.path()),
        query,
        headers,
        parameters,
        Optional.ofNullable(metadata.bodyIndex()));
  }

  /** The API's name of the operation: the method's, with a capital. */
  String operation() {
    var name = method.getName();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * How well the route fits: literal path segments count most, then literal query values, then
   * parameters that are there; empty when it does not fit.
   */
  OptionalInt fit(
      String verbSent,
      List<String> segments,
      Query sent,
      Function<String, Optional<String>> header) {
    if (!verb.equals(verbSent) || !pathFits(segments) || !headersFit(header)) {
      return OptionalInt.empty();
    }
    var score = 100 * (int) path.stream().filter(segment -> !isParameter(segment)).count();
    for (var wanted : query.entrySet()) {
      var value = sent.first(wanted.getKey());
      if (isParameter(wanted.getValue())) {
        score += value.isPresent() ? 1 : -1;
      } else if (value.filter(wanted.getValue()::equals).isPresent()) {
        score += 2;
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(score);
  }

  /** The values of the route's parameters, by name. */
  Map<String, String> values(List<String> segments, Query sent) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < path.size(); i++) {
      if (isParameter(path.get(i))) {
        values.put(parameter(path.get(i)), segments.get(i));
      }
    }
    query.forEach((name, wanted) -> {
      if (isParameter(wanted)) {
        sent.first(name).ifPresent(value -> values.put(parameter(wanted), value));
      }
    });
    return values;
  }

  /** Calls the method. What it throws unchecked comes through as it is. */
  @Nullable Object invoke(
      Object target, Map<String, String> values, Function<Type, Object> bodyReader) {
    var types = method.getGenericParameterTypes();
    var arguments = new ArrayList<@Nullable Object>();
    for (int i = 0; i < types.length; i++) {
      var name = parameters.get(i);
      arguments.add(
          body.isPresent() && body.get() == i
              ? bodyReader.apply(types[i])
              : name == null ? null : Arguments.convert(name, values.get(name), types[i]));
    }
    try {
      return method.invoke(target, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean pathFits(List<String> segments) {
    if (segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!isParameter(path.get(i)) && !path.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean headersFit(Function<String, Optional<String>> header) {
    for (var wanted : headers.entrySet()) {
      if (header.apply(wanted.getKey()).filter(wanted.getValue()::equals).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  static List<String> segments(String path) {
    var trimmed = path.startsWith("/") ? path.substring(1) : path;
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
  }

  private static boolean isParameter(String text) {
    return text.startsWith("{") && text.endsWith("}");
  }

  private static String parameter(String text) {
    return text.substring(1, text.length() - 1);
  }
}
