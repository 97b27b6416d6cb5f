package dev.weir.bench;

import java.util.Locale;

/** Tells the person who waits how far it is. */
final class Progress {

  private static final long START = System.nanoTime();

  private Progress() {}

  static void say(String what) {
    long seconds = (System.nanoTime() - START) / 1_000_000_000;
    System.err.printf(Locale.ROOT, "%3d:%02d %s%n", seconds / 60, seconds % 60, what);
  }
}
