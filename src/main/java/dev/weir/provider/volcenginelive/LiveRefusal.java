package dev.weir.provider.volcenginelive;

/** A call that the emulated service refuses. */
final class LiveRefusal extends RuntimeException {

  private final transient LiveError error;

  /** Refuses with the error's usual words. */
  LiveRefusal(LiveError error) {
    this(error, error.message());
  }

  /** Refuses with these words. */
  LiveRefusal(LiveError error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  /** Refuses a parameter's value. */
  static LiveRefusal parameter(String name) {
    return new LiveRefusal(LiveError.INVALID_PARAM, "The parameter " + name + " is not acceptable");
  }

  /** Refuses a number or a word that is none of those allowed. */
  static LiveRefusal range(String name) {
    return new LiveRefusal(LiveError.OUT_OF_RANGE, "The parameter " + name + " is out of range");
  }

  LiveError error() {
    return error;
  }

  /** What it says; never nothing. */
  String words() {
    return String.valueOf(getMessage());
  }
}
