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
      case VOD_SHOW ->
          new Lack(
              "the API's second generation has no address for a stretch of time",
              "`weir vod create` makes a playlist of it in the hub's bucket");
      case RECORD ->
          new Lack(
              "the hub decides what is kept of whatever is pushed, as it is set up in the vendor's"
                  + " console",
              "`weir save-as` makes a file of what was kept");
      case RECORD_CONTENT ->
          new Lack(
              "PILI tells times and no files", "`weir segments` tells when something was recorded");
      case STATUS, URL, SEGMENTS, SWITCH, VOD_CREATE, SAVE_AS, SNAPSHOT, JOB -> Lack.NONE;
    };
  }
}
