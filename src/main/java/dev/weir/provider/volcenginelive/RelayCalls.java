package dev.weir.provider.volcenginelive;

import dev.weir.kind.Kind;
import dev.weir.provider.Calls;
import dev.weir.provider.KindReader.Wish;

/** How many calls a change of a relay takes. */
final class RelayCalls {

  private RelayCalls() {}

  /** A relay's group is written with all groups of its app: they are read, and read again after. */
  static Calls of(Kind<?> kind, int perSecond, Wish wish) {
    int around = kind.equals(LiveKinds.GROUP) ? 2 : 0;
    return new Calls(Calls.looks(wish) + around, 1, 0, new Calls.Apart(perSecond, perSecond));
  }
}
