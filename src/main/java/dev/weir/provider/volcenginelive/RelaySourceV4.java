package dev.weir.provider.volcenginelive;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The messages about sources that are pulled from within a time window, or always.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126875">CreateRelaySourceV4</a>
 */
final class RelaySourceV4 {

  /** Most items of a page. */
  static final int LARGEST_PAGE = 500;

  private RelaySourceV4() {}

  /**
   * A relay, as it is sent and as it is listed.
   *
   * @param srcAddrS full addresses in the order of tries; the capital at the end is the API's
   * @param startTime Unix seconds; null and 0 for none
   * @param endTime Unix seconds; null and 0 for none
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Relay(
      String domain,
      String app,
      String stream,
      List<String> srcAddrS,
      @Nullable Long startTime,
      @Nullable Long endTime) {
    Relay {
      domain = requireNonNullElse(domain, "");
      app = requireNonNullElse(app, "");
      stream = requireNonNullElse(stream, "");
      srcAddrS = srcAddrS == null ? List.of() : List.copyOf(srcAddrS);
    }

    private static Relay of(JsonNode json) {
      var relay = json.asObject();
      return new Relay(
          text(relay.path("Domain")),
          text(relay.path("App")),
          text(relay.path("Stream")),
          items(relay.path("SrcAddrS"), RelaySourceV4::text),
          time(relay.path("StartTime")),
          time(relay.path("EndTime")));
    }

    Name name() {
      return new Name(domain, app, stream);
    }
  }

  /** What names a relay. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Name(String domain, String app, String stream) {}

  /** The answer to a creation; the number is of no further use. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Created(@Nullable String taskId) {}

  /** Asks for a page, counted from 1. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record PageOf(String domain, int page, int size) {

    /** What is sent. */
    JsonNode json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("Domain", domain)
          .put("Page", page)
          .put("Size", size);
    }
  }

  /** A page of a listing. */
  record Page(
      @JsonProperty("List") List<Relay> list,
      @JsonProperty("Pagination") @Nullable Pagination pagination) {
    Page {
      list = list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Reads a page member by member: every plan does, and Jackson takes longer to learn what a
     * record has than to read a thousand of them.
     *
     * @throws tools.jackson.core.JacksonException when a member is not of its type
     */
    static Page of(JsonNode json) {
      var pagination = json.path("Pagination");
      return new Page(
          items(json.path("List"), Relay::of),
          isNothing(pagination) ? null : Pagination.of(pagination.asObject()));
    }
  }

  /** Where a page stands. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Pagination(int pageCur, int pageSize, int pageTotal, int totalCount) {
    private static Pagination of(JsonNode json) {
      return new Pagination(
          json.path("PageCur").asInt(0),
          json.path("PageSize").asInt(0),
          json.path("PageTotal").asInt(0),
          json.path("TotalCount").asInt(0));
    }
  }

  private static boolean isNothing(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }

  private static String text(JsonNode json) {
    return isNothing(json) ? "" : json.asString();
  }

  private static @Nullable Long time(JsonNode json) {
    return isNothing(json) ? null : json.asLong();
  }

  private static <T> List<T> items(JsonNode json, Function<JsonNode, T> item) {
    var items = new ArrayList<T>();
    if (!isNothing(json)) {
      json.asArray().forEach(it -> items.add(item.apply(it)));
    }
    return items;
  }
}
