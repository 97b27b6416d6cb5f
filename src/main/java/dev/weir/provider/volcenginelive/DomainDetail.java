package dev.weir.provider.volcenginelive;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The messages about the account's domains.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126815">ListDomainDetail</a>
 */
final class DomainDetail {

  /** Most items of a page. */
  static final int LARGEST_PAGE = 1_000;

  private DomainDetail() {}

  /** Asks for a page, counted from 1. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record PageOf(int pageNum, int pageSize) {}

  /** A page of a listing, and how many items all pages have. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Page(List<Item> domainList, int total) {
    Page {
      domainList = domainList == null ? List.of() : List.copyOf(domainList);
    }
  }

  /**
   * A domain.
   *
   * @param type {@code push}, {@code pull-flv} and others
   * @param status 0 when it is in use
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String vhost,
      String domain,
      String type,
      int status,
      @Nullable String region,
      @JsonProperty("CNAME") @Nullable String cname) {
    Item {
      vhost = requireNonNullElse(vhost, "");
      domain = requireNonNullElse(domain, "");
      type = requireNonNullElse(type, "");
    }
  }
}
