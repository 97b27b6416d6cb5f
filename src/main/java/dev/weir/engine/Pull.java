package dev.weir.engine;

/** How hard a running apply is pulled at. */
enum Pull {
  /** It goes on. */
  NONE,
  /** It begins nothing more. */
  STOP,
  /** It waits no longer for what is under way. */
  ABANDON
}
