package dev.weir.sandbox;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fault script in force. */
final class Troubles {

  private volatile FaultScript script =
      new FaultScript(JsonNodeFactory.instance.arrayNode(), Duration.ZERO, List.of());

  FaultScript script() {
    return script;
  }

  void follow(FaultScript next) {
    script = next;
  }
}
