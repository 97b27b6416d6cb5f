package dev.weir.provider.volcenginelive;

/** Answers a deletion of what is not there, which no documentation describes. */
final class Absence {

  private Absence() {}

  static void answer(LiveWorld.Missing answer) {
    switch (answer) {
      case SUCCESS -> {}
      case FORBIDDEN -> throw new LiveRefusal(LiveError.FORBIDDEN);
      case COMMON -> throw new LiveRefusal(LiveError.COMMON);
    }
  }
}
