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
              "`weir history` tells when it was pushed");
      case STATUS, URL, HISTORY, SWITCH -> new Lack("this version of Weir cannot do it yet", "");
    };
  }
}
