package dev.weir.provider.volcenginelive;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

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
  record PageOf(String domain, int page, int size) {}

  /** A page of a listing. */
  record Page(
      @JsonProperty("List") List<Relay> list,
      @JsonProperty("Pagination") @Nullable Pagination pagination) {
    Page {
      list = list == null ? List.of() : List.copyOf(list);
    }
  }

  /** Where a page stands. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Pagination(int pageCur, int pageSize, int pageTotal, int totalCount) {}
}
