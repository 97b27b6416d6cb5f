package dev.weir.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Regular expressions of Java as JSON Schema writes them: ECMAScript with the flag {@code u}, which
 * refuses what it does not know.
 */
final class Ecmascript {

  private static final String CONTROLS = "\\u0000-\\u001f\\u007f";
  private static final String CONTROL_CLASS = "\\p{Cntrl}";
  private static final String NO_CONTROL_CLASS = "\\P{Cntrl}";

  /** What the other reads in another way, or not at all. */
  private static final Pattern FOREIGN =
      Pattern.compile("\\\\[pPQEhHRXAzZGae]|&&|[*+?}]\\+|\\(\\?[<>a-zA-Z-]|\\\\x\\{");

  private final String java;
  private final StringBuilder out = new StringBuilder();
  private boolean inClass;
  private int at;

  private Ecmascript(String java) {
    this.java = java;
  }

  /** The expression; empty when it has no safe equivalent, so that no schema is too strict. */
  static Optional<String> of(String java) {
    var usual = java.replace("[\\P{Cntrl}\\t\\n]", "[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]");
    var text = new Ecmascript(usual).translated();
    return FOREIGN.matcher(text).find() ? Optional.empty() : Optional.of(text);
  }

  private String translated() {
    while (at < java.length()) {
      if (java.startsWith(CONTROL_CLASS, at)) {
        take(CONTROL_CLASS, inClass ? CONTROLS : "[" + CONTROLS + "]");
      } else if (java.startsWith(NO_CONTROL_CLASS, at) && !inClass) {
        take(NO_CONTROL_CLASS, "[^" + CONTROLS + "]");
      } else if (java.charAt(at) == '\\' && at + 1 < java.length()) {
        take(java.substring(at, at + 2), java.substring(at, at + 2));
      } else {
        character(java.charAt(at));
      }
    }
    return out.toString();
  }

  private void take(String given, String written) {
    at += given.length();
    out.append(written);
  }

  private void character(char character) {
    at++;
    switch (character) {
      case '[' -> {
        // A class within a class is a union in Java and a plain bracket elsewhere.
        out.append(inClass ? "\\p" : "[");
        inClass = true;
      }
      case ']' -> {
        out.append(inClass ? "]" : "\\]");
        inClass = false;
      }
      default -> out.append(character);
    }
  }
}
