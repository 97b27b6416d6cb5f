package dev.weir.manifest.expr;

/**
 * A word or sign of an expression.
 *
 * @param sort what it is
 * @param text what it says: of a quoted text what is between the quotes
 * @param spaced whether a space stands before it
 */
record Token(Sort sort, String text, boolean spaced, Stretch at) {

  /** The sorts of tokens. */
  enum Sort {
    NAME,
    NUMBER,
    DURATION,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return sort == Sort.SIGN && text.equals(sign);
  }
}
