package dev.weir.provider.volcenginelive;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The messages about sources that are pulled from when a viewer plays.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126872">UpdateRelaySourceV3</a>
 */
final class RelaySourceV3 {

  private RelaySourceV3() {}

  /** Asks for all configurations of a vhost. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Vhost(String vhost) {}

  /**
   * Asks for one group.
   *
   * @param app never empty: without it a delete may empty the whole vhost
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record OneGroup(String vhost, String app, String group) {}

  /** The answer to a description. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Described(List<Configuration> relaySourceConfigList) {
    Described {
      relaySourceConfigList = listOf(relaySourceConfigList);
    }
  }

  /**
   * All groups of one app in failover order; sent as a whole.
   *
   * @param app empty for the vhost-wide configuration, which is also told as {@code *}
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Configuration(String vhost, String app, List<Group> groupDetails) {
    Configuration {
      vhost = requireNonNullElse(vhost, "");
      app = requireNonNullElse(app, "").equals("*") ? "" : requireNonNullElse(app, "");
      groupDetails = listOf(groupDetails);
    }
  }

  /** Servers that are tried together. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Group(String group, List<Server> servers) {
    Group {
      group = requireNonNullElse(group, "");
      servers = listOf(servers);
    }
  }

  /** One origin server. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Server(
      String relaySourceProtocol, String relaySourceDomain, Map<String, String> relaySourceParams) {
    Server {
      relaySourceProtocol = requireNonNullElse(relaySourceProtocol, "").toLowerCase(Locale.ROOT);
      relaySourceDomain = requireNonNullElse(relaySourceDomain, "");
      relaySourceParams = parameters(relaySourceParams);
    }
  }

  private static Map<String, String> parameters(@Nullable Map<String, String> told) {
    var parameters = new TreeMap<String, String>();
    if (told != null) {
      told.forEach((name, value) -> parameters.put(name, requireNonNullElse(value, "")));
    }
    return Collections.unmodifiableMap(parameters);
  }

  private static <T> List<T> listOf(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
