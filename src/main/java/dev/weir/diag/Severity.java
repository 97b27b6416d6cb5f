package dev.weir.diag;

import java.util.Locale;

/** How much a diagnostic matters. */
public enum Severity {
  /** The run cannot go on with this. */
  ERROR,
  /** Probably not meant, yet it can work. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** The word people read, for instance {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
