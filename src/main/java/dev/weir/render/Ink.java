package dev.weir.render;

/** Colour for terminals; plain ink leaves texts as they are. */
enum Ink {
  /** No colour. */
  PLAIN,
  /** ANSI colours. */
  COLOUR;

  /** What a text is, which decides its colour. */
  enum Role {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    /** What matters most in its line. */
    STRONG("1"),
    /** Rulers, arrows and line numbers. */
    FRAME("34"),
    /** Second places. */
    ASIDE("36");

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
}
