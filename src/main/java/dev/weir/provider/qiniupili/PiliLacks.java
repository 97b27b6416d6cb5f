package dev.weir.provider.qiniupili;

import dev.weir.provider.Lack;
import dev.weir.provider.Operation;

/** Why PILI lacks what it lacks, and what to use instead. */
final class PiliLacks {

  private PiliLacks() {}

  static Lack of(Operation operation) {
    return switch (operation) {
      case HISTORY ->
          new Lack(
              "the API's first generation tells no past pushes",
              "`weir segments` tells when something was recorded");
      case STATUS, URL, SEGMENTS, SWITCH -> new Lack("this version of Weir cannot do it yet", "");
    };
  }
}
