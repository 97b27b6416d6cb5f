package dev.weir.provider.aliyunoss;

import dev.weir.provider.Lack;
import dev.weir.provider.Operation;

/** Why OSS lacks what it lacks, and what to use instead. */
final class OssLacks {

  private OssLacks() {}

  static Lack of(Operation operation) {
    return switch (operation) {
      case SEGMENTS ->
          new Lack(
              "OSS keeps recordings as files in the bucket and tells no list of pieces",
              "`weir history` tells when it was pushed, `weir vod show` what is there");
      case SAVE_AS, JOB ->
          new Lack(
              "OSS makes no other files of its segments",
              "`weir vod create` makes a playlist of them");
      case SNAPSHOT ->
          new Lack(
              "OSS takes pictures by itself, while a channel with a `snapshot` is pushed",
              "set `snapshot` in the channel's document");
      case RECORD ->
          new Lack("OSS keeps the segments of whatever is pushed", "`weir disable` refuses pushes");
      case RECORD_CONTENT ->
          new Lack(
              "OSS keeps recordings as files in the bucket and tells no list of them",
              "`weir history` tells when it was pushed, `weir vod show` what is there");
      case STATUS, URL, HISTORY, SWITCH, VOD_SHOW, VOD_CREATE -> Lack.NONE;
    };
  }
}
