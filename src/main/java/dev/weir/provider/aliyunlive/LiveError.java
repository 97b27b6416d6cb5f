package dev.weir.provider.aliyunlive;

import static dev.weir.diag.RemoteFailure.Category.BUSY;
import static dev.weir.diag.RemoteFailure.Category.CLOCK;
import static dev.weir.diag.RemoteFailure.Category.EXISTS;
import static dev.weir.diag.RemoteFailure.Category.INVALID;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.UNAVAILABLE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.weir.diag.RemoteFailure.Category;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The errors that recording calls answer with, and what can be done about each. The code decides:
 * the service throttles with status 400.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-errorcodes.
 */
enum LiveError {
  CONFIG_ALREADY_EXISTS("ConfigAlreadyExists", EXISTS, "plan again: somebody made it meanwhile"),
  CODE_CONFIG_ALREADY_EXISTS(
      "CodeConfigAlreadyExists", EXISTS, "plan again: somebody made it meanwhile"),
  CONFIG_NOT_FOUND("InvalidConfig.NotFound", NOT_FOUND, ""),
  CODE_CONFIG_NOT_FOUND("CodeConfigNotFound", NOT_FOUND, ""),
  DOMAIN_NOT_FOUND(
      "InvalidDomain.NotFound",
      NOT_FOUND,
      "check `domain`, and that the access key belongs to the account that has it; the main"
          + " streaming domain is wanted, not the ingest domain"),
  ILLEGAL_OPERATION(
      "IllegalOperation",
      INVALID,
      "the domain takes no recording rules: is it the main streaming domain, and enabled?"),
  INVALID_REGION(
      "InvalidRegion",
      INVALID,
      "the domain takes no recording rules: is it the main streaming domain, and enabled?"),
  BUCKET_NOT_FOUND(
      "InvalidOssBucket.NotFound",
      INVALID,
      "check `ossBucket` and `ossEndpoint`, and that the service may write to the bucket"),
  BUCKET_MALFORMED("InvalidOssBucket.Malformed", INVALID, "check `ossBucket`"),
  NOTIFY_URL_UNSAFE("InvalidNotifyUrl.Unsafe", INVALID, "the service calls public addresses only"),
  MISSING_PREFIX(
      "MissingOssObjectPrefix", INVALID, "set `ossObjectPrefix` of every format of the rule"),
  STREAM_NOT_FOUND("InvalidStream.NotFound", NOT_FOUND, "the stream must be on the air"),
  TASK_ALREADY_STARTED("TaskAlreadyStarted", INVALID, "the stream is being recorded already"),
  TASK_NOT_STARTED("TaskNotStarted", INVALID, "the stream is not being recorded"),
  NO_CONTENT("NoRecordContent", NOT_FOUND, "nothing was recorded in that time"),
  SIGNATURE_DOES_NOT_MATCH(
      "SignatureDoesNotMatch", REFUSED, "the secret does not belong to this access key id"),
  INCOMPLETE_SIGNATURE("IncompleteSignature", REFUSED, ""),
  SIGNATURE_NONCE_USED("SignatureNonceUsed", INVALID, ""),
  TIMESTAMP_EXPIRED(
      "InvalidTimeStamp.Expired", CLOCK, "set this machine's clock: it is off by over 15 minutes"),
  ACCESS_KEY_NOT_FOUND(
      "InvalidAccessKeyId.NotFound", REFUSED, "the access key does not exist; check its spelling"),
  ACCESS_KEY_INACTIVE("InvalidAccessKeyId.Inactive", REFUSED, "the access key is disabled"),
  TOKEN_EXPIRED(
      "InvalidSecurityToken.Expired", REFUSED, "get a new temporary key and token together"),
  TOKEN_MALFORMED(
      "InvalidSecurityToken.Malformed", REFUSED, "get a new temporary key and token together"),
  TOKEN_OF_ANOTHER_KEY(
      "InvalidSecurityToken.MismatchWithAccessKey",
      REFUSED,
      "the security token belongs to another access key; unset it if the key is permanent"),
  MISSING_TOKEN(
      "MissingSecurityToken", REFUSED, "a temporary key needs `ALIBABA_CLOUD_SECURITY_TOKEN` too"),
  FORBIDDEN_RAM(
      "Forbidden.RAM",
      REFUSED,
      "grant the key's user the failed operation as `live:` action on the domain, or the policy"
          + " AliyunLiveFullAccess"),
  FORBIDDEN("Forbidden", REFUSED, "grant the key's user the operation"),
  NO_PERMISSION("NoPermission", REFUSED, "grant the key's user the operation"),
  API_NOT_FOUND("InvalidApi.NotFound", INVALID, "check `endpoint` of the `Provider` document"),
  ACTION_NOT_FOUND(
      "InvalidAction.NotFound", INVALID, "check `endpoint` of the `Provider` document"),
  NEEDS_TLS("InvalidProtocol.NeedSsl", INVALID, "take `http://` off the `endpoint`"),
  LOCK_FAIL("LockFail", BUSY, "the domain is being configured; apply again later"),
  SERVICE_BUSY("ServiceBusy", BUSY, "the domain is being configured; apply again later"),
  INTERNAL_ERROR("InternalError", UNAVAILABLE, ""),
  SERVICE_UNAVAILABLE("ServiceUnavailable", UNAVAILABLE, "");

  private static final Map<String, LiveError> BY_CODE =
      Arrays.stream(values()).collect(toMap(LiveError::code, identity()));

  private final String code;
  private final Category category;
  private final String hint;

  LiveError(String code, Category category, String hint) {
    this.code = code;
    this.category = category;
    this.hint = hint;
  }

  /** The error with this code, if it is one we know. */
  static Optional<LiveError> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** As in the answer's {@code Code} member. */
  String code() {
    return code;
  }

  Category category() {
    return category;
  }

  /** What the user can do about it. */
  Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
