package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.http.Query;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  interface Reads {
    @RequestLine("GET /things?live&prefix={prefix}&limit={limit}&deep={deep}")
    String listThings(
        @Param("prefix") @Nullable String prefix,
        @Param("limit") @Nullable Integer limit,
        @Param("deep") @Nullable Boolean deep);

    @RequestLine("GET /{thing}?live")
    String getThing(@Param("thing") String thing);

    @RequestLine("GET /{thing}?live&comp=stat")
    String getThingStat(@Param("thing") String thing);
  }

  interface Api extends Reads {
    @RequestLine("PUT /{thing}?live&status={status}")
    String switchThing(@Param("thing") String thing, @Param("status") String status);

    @RequestLine("PUT /{thing}?live")
    String putThing(@Param("thing") String thing, String body);

    @RequestLine("POST /{thing}/parts/{part}?from={from}")
    String cutThing(
        @Param("thing") String thing, @Param("part") String part, @Param("from") long from);

    @RequestLine("POST /?Action=Stop&Version=2020-01-01")
    String stopThings(String body);

    @RequestLine("POST /")
    @Headers("x-acs-action: Start")
    String startThings(String body);
  }

  /** Answers with the call as it understood it. */
  private static final class Echo implements Api {
    @Override
    public String listThings(String prefix, Integer limit, Boolean deep) {
      return "list " + prefix + " " + limit + " " + deep;
    }

    @Override
    public String getThing(String thing) {
      return "get " + thing;
    }

    @Override
    public String getThingStat(String thing) {
      return "stat " + thing;
    }

    @Override
    public String switchThing(String thing, String status) {
      return "switch " + thing + " " + status;
    }

    @Override
    public String putThing(String thing, String body) {
      return "put " + thing + " " + body;
    }

    @Override
    public String cutThing(String thing, String part, long from) {
      return "cut " + thing + " " + part + " " + from;
    }

    @Override
    public String stopThings(String body) {
      throw new IllegalStateException("cannot stop");
    }

    @Override
    public String startThings(String body) {
      return "start " + body;
    }
  }

  private static final Routes ROUTES = Routes.of(Api.class, "x-acs-action");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /things    | live                       | list null null null
          GET  | /things    | limit=7&live=&prefix=a&deep=true | list a 7 true
          GET  | /x         | live                       | get x
          GET  | /x         | comp=stat&live             | stat x
          GET  | /x         | comp=else&live             | get x
          PUT  | /x         | live                       | put x <java.lang.String>
          PUT  | /x         | status=&live               | switch x
          POST | /x/parts/y | from=9                     | cut x y 9
          POST | /          | x-acs-action=Start         | start <java.lang.String>
          """)
  void a_request_finds_the_method_that_sends_it(
      String verb, String path, String query, String understood) {
    var parameters = Query.parse(query);

    var hit = ROUTES.find(verb, path, parameters, parameters::first).orElseThrow();

    assertThat(String.valueOf(hit.invoke(new Echo(), RoutesTest::body)).strip())
        .isEqualTo(understood);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /x, live",
    "GET, /x, dead",
    "GET, /x/y, live",
    "GET, /, live",
    "POST, /, Action=Go"
  })
  void other_requests_find_nothing(String verb, String path, String query) {
    assertThat(ROUTES.find(verb, path, Query.parse(query), _ -> Optional.empty())).isEmpty();
  }

  @Test
  void operations_are_named_as_the_provider_names_them() {
    var hit = ROUTES.find("GET", "/x", Query.parse("live&comp=stat"), _ -> Optional.empty());

    assertThat(hit.map(Routes.Hit::operation)).contains("GetThingStat");
    assertThat(hit.flatMap(found -> found.value("thing"))).contains("x");
  }

  @Test
  void a_value_of_the_wrong_type_is_named() {
    for (var wrong :
        Map.of("limit=many", "limit", "limit=99999999999", "limit", "deep=1", "deep").entrySet()) {
      var query = Query.parse("live&" + wrong.getKey());
      var hit = ROUTES.find("GET", "/things", query, _ -> Optional.empty()).orElseThrow();

      assertThatThrownBy(() -> hit.invoke(new Echo(), RoutesTest::body))
          .isInstanceOfSatisfying(
              Routes.BadArgument.class, e -> assertThat(e.parameter()).isEqualTo(wrong.getValue()));
    }
  }

  @Test
  void a_missing_number_is_named() {
    var hit =
        ROUTES.find("POST", "/x/parts/y", Query.parse(""), _ -> Optional.empty()).orElseThrow();

    assertThatThrownBy(() -> hit.invoke(new Echo(), RoutesTest::body))
        .isInstanceOf(Routes.BadArgument.class)
        .hasMessage("`` is no value of from");
  }

  @Test
  void what_the_method_throws_comes_through() {
    var query = Query.parse("Action=Stop&Version=2020-01-01");
    var hit = ROUTES.find("POST", "/", query, _ -> Optional.empty()).orElseThrow();

    assertThatThrownBy(() -> hit.invoke(new Echo(), RoutesTest::body))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot stop");
  }

  private static Object body(Type type) {
    return "<" + type.getTypeName() + ">";
  }
}
