package dev.weir.provider.volcenginelive;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The requests that might destroy what is not ours, looked for in the bytes that are about to
 * leave. Nothing else in this package makes them; this is the last place to notice if something
 * did.
 *
 * <p>A {@code DeleteRelaySourceV3} without an app may delete every configuration of the vhost, one
 * without a group all of an app; what an update with no groups does is undocumented.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126873">DeleteRelaySourceV3</a>
 */
final class NeverSent {

  private NeverSent() {}

  /**
   * Lets a request pass.
   *
   * @throws IllegalStateException when it must not leave
   */
  static void check(String action, byte[] body) {
    switch (action) {
      case "DeleteRelaySourceV3" -> {
        var json = json(body);
        require(names(json, "Vhost") && names(json, "App") && names(json, "Group"), action);
        require(!json.path("App").asString().equals("*"), action);
      }
      case "UpdateRelaySourceV3" -> require(!json(body).path("GroupDetails").isEmpty(), action);
      default -> {}
    }
  }

  private static boolean names(JsonNode json, String member) {
    return !json.path(member).asString("").isBlank();
  }

  private static JsonNode json(byte[] body) {
    try {
      return LiveWire.JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalStateException("a request is not JSON", e);
    }
  }

  private static void require(boolean harmless, String action) {
    if (!harmless) {
      throw new IllegalStateException(
          action + " without vhost, app or groups might delete too much; it was not sent");
    }
  }
}
