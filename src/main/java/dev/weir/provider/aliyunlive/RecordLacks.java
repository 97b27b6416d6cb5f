package dev.weir.provider.aliyunlive;

import dev.weir.provider.Lack;
import dev.weir.provider.Operation;

/** Why recording lacks what it lacks, and what to use instead. */
final class RecordLacks {

  private RecordLacks() {}

  static Lack of(Operation operation, String kind) {
    return kind.equals("RecordNotification") ? ofNotification(operation) : ofRule(operation);
  }

  private static Lack ofRule(Operation operation) {
    return switch (operation) {
      case STATUS -> Lack.NONE;
      case URL ->
          new Lack(
              "a rule records streams, and has no address of its own",
              "push and play domains are in the console of ApsaraVideo Live");
      case HISTORY ->
          new Lack("a rule remembers no pushes", "`weir record content` tells what was recorded");
      case SEGMENTS ->
          new Lack(
              "a rule records files, not pieces", "`weir record content` tells what was recorded");
      case SAVE_AS, JOB ->
          new Lack(
              "the service makes the files of a rule's `formats` while it records",
              "add a format to the rule for what is to come; `weir vod create` makes a playlist of"
                  + " what was recorded");
      case SNAPSHOT ->
          new Lack(
              "a rule records and takes no pictures",
              "the console of ApsaraVideo Live has rules for pictures");
      case VOD_SHOW, VOD_CREATE, RECORD, RECORD_CONTENT ->
          new Lack("this version of Weir cannot do it", "");
      case SWITCH ->
          new Lack(
              "a rule has no switch",
              "set `onDemand: manual` and use `weir record start` and `stop`, or remove its"
                  + " document");
    };
  }

  private static Lack ofNotification(Operation operation) {
    return switch (operation) {
      case STATUS ->
          new Lack(
              "it is about a whole domain",
              "`weir status` of a `RecordRule` of the domain, or of `--provider NAME --key"
                  + " DOMAIN/*/*`");
      case SWITCH -> new Lack("notifications have no switch", "remove its document");
      case VOD_SHOW,
          VOD_CREATE,
          SAVE_AS,
          SNAPSHOT,
          JOB,
          RECORD,
          RECORD_CONTENT,
          URL,
          HISTORY,
          SEGMENTS ->
          new Lack(
              "it only says whom to tell of recordings", "ask for a `RecordRule` or a channel");
    };
  }
}
