package dev.weir.provider.aliyunoss;

import static dev.weir.diag.RemoteFailure.Category.BUSY;
import static dev.weir.diag.RemoteFailure.Category.CLOCK;
import static dev.weir.diag.RemoteFailure.Category.INVALID;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.THROTTLED;
import static dev.weir.diag.RemoteFailure.Category.UNAVAILABLE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.weir.diag.RemoteFailure.Category;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The errors that LiveChannel calls answer with, and what can be done about each.
 *
 * <p>See https://www.alibabacloud.com/help/en/oss/support/0044-00000001 and its siblings.
 */
enum OssError {
  INVALID_ARGUMENT("InvalidArgument", INVALID, ""),
  INVALID_CHANNEL_NAME(
      "InvalidChannelName", INVALID, "names have 1 to 63 bytes in UTF-8 and no slash"),
  MALFORMED_XML("MalformedXML", INVALID, ""),
  INVALID_DIGEST("InvalidDigest", INVALID, "something on the way changed the request's body"),
  ACCESS_DENIED(
      "AccessDenied",
      REFUSED,
      "grant the key's user `oss:ListLiveChannel`, `oss:GetLiveChannel` and, to apply,"
          + " `oss:PutLiveChannel`, `oss:PutLiveChannelStatus` and `oss:DeleteLiveChannel` on this"
          + " bucket"),
  SIGNATURE_DOES_NOT_MATCH(
      "SignatureDoesNotMatch", REFUSED, "the secret does not belong to this access key id"),
  INVALID_ACCESS_KEY_ID(
      "InvalidAccessKeyId", REFUSED, "the access key does not exist or is disabled"),
  REQUEST_TIME_TOO_SKEWED(
      "RequestTimeTooSkewed", CLOCK, "set this machine's clock: it is off by over 15 minutes"),
  INVALID_SECURITY_TOKEN(
      "InvalidSecurityToken", REFUSED, "get a new temporary key and token together"),
  SECURITY_TOKEN_EXPIRED(
      "SecurityTokenExpired", REFUSED, "get a new temporary key and token together"),
  TOKEN_OF_ANOTHER_KEY(
      "AccessKeyIdAndSecurityTokenNotMatch",
      REFUSED,
      "the security token belongs to another access key; unset it if the key is permanent"),
  SECOND_LEVEL_DOMAIN_FORBIDDEN(
      "SecondLevelDomainForbidden",
      REFUSED,
      "set `addressing: virtual-host` in the `Provider` document: OSS refuses path style"),
  NO_SUCH_BUCKET(
      "NoSuchBucket",
      NOT_FOUND,
      "check `bucket` and `endpoint` of the `Provider` document; Weir does not create buckets"),
  NO_SUCH_LIVE_CHANNEL("NoSuchLiveChannel", NOT_FOUND, ""),
  CHANNEL_STILL_LIVE(
      "ChannelStillLive",
      BUSY,
      "the channel is on the air: stop the push, or disable the channel, which cuts it off after"
          + " about 10 s; then apply again"),
  LIVE_CHANNEL_DISABLED("LiveChannelDisabled", BUSY, "set `status: enabled` first"),
  INTERNAL_ERROR("InternalError", UNAVAILABLE, ""),
  SERVICE_UNAVAILABLE("ServiceUnavailable", UNAVAILABLE, ""),
  META_OPERATION_QPS_LIMIT_EXCEEDED(
      "MetaOperationQpsLimitExceeded",
      THROTTLED,
      "lower `limits.requestsPerSecond` in the `Provider` document"),
  TOTAL_QPS_LIMIT_EXCEEDED(
      "TotalQpsLimitExceeded",
      THROTTLED,
      "other programs use up the account's 10000 requests a second");

  private static final Map<String, OssError> BY_CODE =
      Arrays.stream(values()).collect(toMap(OssError::code, identity()));

  private final String code;
  private final Category category;
  private final String hint;

  OssError(String code, Category category, String hint) {
    this.code = code;
    this.category = category;
    this.hint = hint;
  }

  /** The error with this code, if it is one we know. */
  static Optional<OssError> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** As in the answer's {@code Code} element. */
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
