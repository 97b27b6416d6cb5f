package dev.weir.http;

import dev.weir.diag.RemoteFailure.Category;
import java.util.Optional;

/**
 * What a provider says went wrong.
 *
 * @param category what sort of failure
 * @param code the provider's error code; empty when there is none
 * @param message the provider's words; masked before they are shown
 * @param requestId what the provider's support asks for
 * @param hint what the user can do about it
 */
public record RemoteError(
    Category category,
    String code,
    String message,
    Optional<String> requestId,
    Optional<String> hint) {

  /** An error of which nothing is known but the HTTP status. */
  public static RemoteError ofStatus(int status) {
    return new RemoteError(
        category(status), "", "the answer explains nothing", Optional.empty(), Optional.empty());
  }

  /** What sort of failure an HTTP status stands for when nothing else tells. */
  public static Category category(int status) {
    return switch (status) {
      case 401, 403 -> Category.REFUSED;
      case 404, 410 -> Category.NOT_FOUND;
      case 409 -> Category.EXISTS;
      case 408 -> Category.UNAVAILABLE;
      case 423 -> Category.BUSY;
      case 429 -> Category.THROTTLED;
      default -> status / 100 == 4 ? Category.INVALID : Category.UNAVAILABLE;
    };
  }
}
