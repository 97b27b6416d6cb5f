package dev.weir.manifest.expr;

/** What is wrong with an expression, and where in its text. */
public final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String words;
  private final String hint;
  private final boolean missing;
  private final int start;
  private final int end;

  private Fault(String code, String words, String hint, boolean missing, int start, int end) {
    super(words, null, false, false);
    this.code = code;
    this.words = words;
    this.hint = hint;
    this.missing = missing;
    this.start = start;
    this.end = end;
  }

  /** A text that is no expression, or an operation on values that it does not know. */
  static Fault of(String code, String words, String hint, Stretch at) {
    return new Fault(code, words, hint, false, at.start(), at.end());
  }

  /** What was told of elsewhere. */
  static Fault untold(Stretch at) {
    return new Fault("", "", "", false, at.start(), at.end());
  }

  /** A value that is not there, which {@code default} can stand in for. */
  static Fault missing(String code, String words, String hint, Stretch at) {
    return new Fault(code, words, hint, true, at.start(), at.end());
  }

  /** Stable name of the problem; empty when it was told of elsewhere. */
  public String code() {
    return code;
  }

  /** What is wrong, as the rest of a sentence that begins with the field. */
  public String words() {
    return words;
  }

  /** What would mend it; empty when nothing is known. */
  public String hint() {
    return hint;
  }

  /** First char of the scalar's text that it is about. */
  public int start() {
    return start;
  }

  /** The char after the last. */
  public int end() {
    return end;
  }

  boolean isMissing() {
    return missing;
  }
}
