package dev.weir.diag;

import java.util.Optional;

/** A provider's call that did not work, in words that help: what was tried, and what came back. */
public final class RemoteFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What sort of failure it is; decides what a caller may do about it. */
  public enum Category {
    /** The credentials are wrong, expired or lack a permission. */
    REFUSED,
    /** The object, or what it lives in, is not there. */
    NOT_FOUND,
    /** The object is there already. */
    EXISTS,
    /** The object is on air or being configured: not now. */
    BUSY,
    /** The request itself is not acceptable. */
    INVALID,
    /** The account's rate limit. */
    THROTTLED,
    /** The clocks are too far apart. */
    CLOCK,
    /** The provider or the way to it is out of order. */
    UNAVAILABLE
  }

  /**
   * What is known about a failed call.
   *
   * @param operation the API's name of it, for instance {@code PutLiveChannel}
   * @param category what sort of failure
   * @param status HTTP status, 0 when there was no answer
   * @param code the provider's error code; empty when there was none
   * @param message the provider's words, secrets masked
   * @param requestId what the provider's support asks for
   * @param effectUnknown whether the call may have taken effect all the same
   */
  public record Details(
      String operation,
      Category category,
      int status,
      String code,
      String message,
      Optional<String> requestId,
      boolean effectUnknown) {}

  private final transient Details details;
  private final transient Optional<String> hint;

  /** A failure with these details. */
  public RemoteFailure(Details details, Optional<String> hint) {
    super(sentence(details));
    this.details = details;
    this.hint = hint;
  }

  /** What is known about it. */
  public Details details() {
    return details;
  }

  /** What sort of failure it is. */
  public Category category() {
    return details.category();
  }

  /** It as a diagnostic. */
  public Diagnostic diagnostic() {
    var diagnostic = Diagnostic.error("provider-" + word(details.category()), sentence(details));
    return hint.map(diagnostic::hint).orElse(diagnostic);
  }

  private static String word(Category category) {
    return category.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String sentence(Details details) {
    var text = new StringBuilder("`" + details.operation() + "` failed: ");
    text.append(details.code().isEmpty() ? "" : details.code() + ": ").append(details.message());
    if (details.status() != 0) {
      text.append(" (HTTP ").append(details.status());
      details.requestId().ifPresent(id -> text.append(", request id ").append(id));
      text.append(')');
    }
    return text.toString();
  }
}
