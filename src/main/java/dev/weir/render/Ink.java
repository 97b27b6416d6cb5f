package dev.weir.render;

/** Colour for terminals; plain ink leaves texts as they are. */
public enum Ink {
  /** No colour. */
  PLAIN,
  /** ANSI colours. */
  COLOUR;

  /** What a text is, which decides its colour. */
  enum Role {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    /** Good news. */
    GOOD("1;32"),
    /** What matters most in its line. */
    STRONG("1"),
    /** What matters least in its line. */
    QUIET("2"),
    /** Rulers, arrows and line numbers. */
    FRAME("34"),
    /** Second places. */
    ASIDE("36"),
    /** What comes. */
    ADD("32"),
    /** What changes. */
    CHANGE("33"),
    /** What goes. */
    REMOVE("31"),
    /** What somebody else changed. */
    DRIFT("35");

    private final String code;

    Role(String code) {
      this.code = code;
    }
  }

  /** This text in the colour of its role. */
  String write(Role role, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001B[" + role.code + "m" + text + "\u001B[0m";
  }

  /** This text so that it stands out. */
  String strong(String text) {
    return write(Role.STRONG, text);
  }
}
