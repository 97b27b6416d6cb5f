package dev.weir.provider.qiniupili;

import static dev.weir.diag.RemoteFailure.Category.EXISTS;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.THROTTLED;
import static dev.weir.diag.RemoteFailure.Category.UNAVAILABLE;

import dev.weir.diag.RemoteFailure.Category;
import dev.weir.http.RemoteError;
import java.util.Arrays;
import java.util.Optional;

/**
 * What Qiniu's errors mean: by status first, and by text where one status stands for several
 * things.
 *
 * <p>Statuses: https://developer.qiniu.com/kodo/3928/error-responses.
 */
enum PiliError {
  DUPLICATE(0, "duplicated content", EXISTS, ""),
  STREAM_EXISTS(614, "", EXISTS, ""),
  DOMAIN_TAKEN(0, "domain confict", EXISTS, ""),
  HUB_MISSING(
      612,
      "hub not found",
      NOT_FOUND,
      "check `hub` of the `Provider` document; hubs are made in the vendor's console"),
  MISSING(612, "", NOT_FOUND, ""),
  NO_DATA(619, "", NOT_FOUND, ""),
  WRONG_KEY(
      401,
      "",
      REFUSED,
      "check access key and secret key, and that the account has the live service; keys of IAM"
          + " users need `apiHost: pili-iam.qiniuapi.com`"),
  TOO_FREQUENT(573, "", THROTTLED, "lower `limits.requestsPerSecond` in the `Provider` document"),
  FAILED_INSIDE(599, "", UNAVAILABLE, "");

  private final int status;
  private final String text;
  private final Category category;
  private final String hint;

  PiliError(int status, String text, Category category, String hint) {
    this.status = status;
    this.text = text;
    this.category = category;
    this.hint = hint;
  }

  /** The error that this answer tells of, if it is one we know. */
  private static Optional<PiliError> of(int status, String message) {
    return Arrays.stream(values())
        .filter(error -> error.status == 0 || error.status == status)
        .filter(error -> message.contains(error.text))
        .findFirst();
  }

  /** What sort of failure an answer tells of. */
  static Category category(int status, String message) {
    return of(status, message)
        .map(error -> error.category)
        .orElseGet(() -> RemoteError.category(status));
  }

  /** What the user can do about it. */
  static Optional<String> hint(int status, String message) {
    return of(status, message).map(error -> error.hint).filter(hint -> !hint.isEmpty());
  }
}
