package dev.weir.manifest.expr;

/** Chars of a scalar's text, the end exclusive. */
record Stretch(int start, int end) {

  Stretch to(Stretch other) {
    return new Stretch(start, other.end);
  }
}
