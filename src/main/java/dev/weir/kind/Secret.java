package dev.weir.kind;

/** A text that must never be shown; only the code that sends it to its provider reveals it. */
public final class Secret {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A secret with this text. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text in clear. For the wire only: never for output, errors, logs, plans or state. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "(sensitive value)";
  }
}
