package dev.weir.sandbox;

import dev.weir.http.Query;
import feign.DefaultContract;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a Feign-annotated API interface, found by the requests that Feign would send for
 * them. So client and emulator have one description of the API.
 */
public final class Routes {

  private final List<Route> all;

  private Routes(List<Route> all) {
    this.all = all;
  }

  /** A request's text that is no value of the parameter's type, or a parameter that is missing. */
  public static final class BadArgument extends RuntimeException {
    private final String parameter;

    BadArgument(String parameter, String value) {
      super("`" + value + "` is no value of " + parameter);
      this.parameter = parameter;
    }

    /** The parameter's name in the API interface. */
    public String parameter() {
      return parameter;
    }
  }

  /**
   * Reads an interface and the one it extends.
   *
   * @param routingHeaders names of headers whose literal value chooses the operation
   */
  public static Routes of(Class<?> api, String... routingHeaders) {
    var names = List.of(routingHeaders);
    return new Routes(
        new DefaultContract()
            .parseAndValidateMetadata(api).stream()
                .map(metadata -> Route.of(metadata, names))
                .toList());
  }

  /**
   * The route that fits a request best.
   *
   * @param path decoded, from the first slash; segments that hold a slash cannot be told apart
   * @param header a request header by name
   */
  public Optional<Hit> find(
      String verb, String path, Query query, Function<String, Optional<String>> header) {
    var segments = Route.segments(path);
    var best = Optional.<Route>empty();
    var bestFit = Integer.MIN_VALUE;
    for (var route : all) {
      var fit = route.fit(verb, segments, query, header);
      if (fit.isPresent() && fit.getAsInt() > bestFit) {
        best = Optional.of(route);
        bestFit = fit.getAsInt();
      }
    }
    return best.map(route -> new Hit(route, route.values(segments, query)));
  }

  /** A route and what a request has for its parameters. */
  public static final class Hit {
    private final Route route;
    private final Map<String, String> values;

    private Hit(Route route, Map<String, String> values) {
      this.route = route;
      this.values = values;
    }

    /** The operation's name, for instance {@code PutLiveChannel}. */
    public String operation() {
      return route.operation();
    }

    /** What the request has for a parameter, by its name in the API interface. */
    public Optional<String> value(String parameter) {
      return Optional.ofNullable(values.get(parameter));
    }

    /**
     * Calls the method on an object that implements the interface.
     *
     * @param body reads the request's body as this type
     * @return what the method returns; null for none
     * @throws BadArgument when a parameter has no value of its type
     */
    public @Nullable Object invoke(Object target, Function<Type, Object> body) {
      return route.invoke(target, values, body);
    }
  }
}
