package dev.weir.provider.volcenginelive;

import dev.weir.provider.Lack;
import dev.weir.provider.Operation;

/** Why relays lack what they lack, and what to use instead: mostly the channel they pull from. */
final class RelayLacks {

  private RelayLacks() {}

  static Lack of(Operation operation, String kind) {
    return switch (operation) {
      case STATUS -> Lack.NONE;
      case URL ->
          new Lack(
              "a relay is pulled by the service, so nobody pushes to it",
              "`weir url` of the channel that it pulls from");
      case HISTORY ->
          new Lack(
              "the service tells no past pulls",
              "`weir history` of the channel that it pulls from");
      case SEGMENTS ->
          new Lack("a relay records nothing", "`weir segments` of the channel that it pulls from");
      case SWITCH -> unswitched(kind);
      case VOD_SHOW, VOD_CREATE ->
          new Lack("a relay records nothing", "`weir vod show` of the channel that it pulls from");
      case SAVE_AS, JOB ->
          new Lack("a relay records nothing", "`weir save-as` of the channel that it pulls from");
      case SNAPSHOT ->
          new Lack(
              "a relay takes no pictures", "`weir snapshot` of the channel that it pulls from");
      case RECORD, RECORD_CONTENT ->
          new Lack(
              "a relay records nothing",
              "record what it is played as, with a `RecordRule` of ApsaraVideo Live, or ask the"
                  + " channel that it pulls from");
    };
  }

  private static Lack unswitched(String kind) {
    return kind.equals("FixedRelay")
        ? new Lack(
            "a fixed relay has no switch",
            "give it a window with `startTime` and `endTime`, or remove its document")
        : new Lack(
            "a group of relay sources has no switch",
            "remove its document, or give it other `servers`");
  }
}
