package dev.weir.provider.aliyunlive;

/**
 * An error that the emulated service answers with. Codes marked as assumed are told by no document.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-errorcodes.
 */
final class LiveRefusal extends RuntimeException {

  private final int status;
  private final String code;

  LiveRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static LiveRefusal missing(String parameter) {
    return new LiveRefusal(
        400, "Missing" + parameter, parameter + " is mandatory for this action.");
  }

  static LiveRefusal malformed(String parameter) {
    return new LiveRefusal(
        400,
        "Invalid" + parameter + ".Malformed",
        parameter.endsWith("Url")
            ? "Specified " + parameter + " is invalid."
            : "Specified parameter " + parameter + " is not valid.");
  }

  static LiveRefusal configExists() {
    return new LiveRefusal(400, "ConfigAlreadyExists", "Config has already exist.");
  }

  static LiveRefusal configNotFound() {
    return new LiveRefusal(404, "InvalidConfig.NotFound", "Config does not exist.");
  }

  static LiveRefusal domainNotFound() {
    return new LiveRefusal(
        404, "InvalidDomain.NotFound", "The domain provided does not exist in our records.");
  }

  static LiveRefusal illegalOperation() {
    return new LiveRefusal(403, "IllegalOperation", "Illegal domain operate is not permitted.");
  }

  static LiveRefusal bucketNotFound() {
    return new LiveRefusal(
        400, "InvalidOssBucket.NotFound", "The parameter OssBucket does not exist.");
  }

  static LiveRefusal endBeforeStart() {
    return new LiveRefusal(
        400,
        "InvalidEndTime.Mismatch",
        "Specified end time does not math the specified start time.");
  }

  static LiveRefusal streamNotFound() {
    return new LiveRefusal(404, "InvalidStream.NotFound", "Stream does not exist.");
  }

  static LiveRefusal taskStarted() {
    return new LiveRefusal(409, "TaskAlreadyStarted", "Task has already started.");
  }

  /** Assumed. */
  static LiveRefusal taskNotStarted() {
    return new LiveRefusal(409, "TaskNotStarted", "Task has not started.");
  }

  static LiveRefusal noContent() {
    return new LiveRefusal(
        400, "NoRecordContent", "The record content between StartTime and EndTime is empty.");
  }

  /** Assumed. */
  static LiveRefusal recordNotFound() {
    return new LiveRefusal(404, "InvalidRecord.NotFound", "Record does not exist.");
  }

  static LiveRefusal forbidden() {
    return new LiveRefusal(
        403,
        "Forbidden.RAM",
        "User not authorized to operate on the specified resource, or this API doesn't support"
            + " RAM.");
  }

  static LiveRefusal throttled() {
    return new LiveRefusal(400, "Throttling.User", "Request was denied due to user flow control.");
  }

  static LiveRefusal apiNotFound() {
    return new LiveRefusal(
        404,
        "InvalidApi.NotFound",
        "Specified api is not found, please check your url and method.");
  }

  static LiveRefusal signature(String stringToSign) {
    return new LiveRefusal(
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:"
            + stringToSign);
  }

  static LiveRefusal incompleteSignature() {
    return new LiveRefusal(
        400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.");
  }

  static LiveRefusal token(String what, String message) {
    return new LiveRefusal(400, "InvalidSecurityToken." + what, message);
  }

  static LiveRefusal failed(int status) {
    return status == 503
        ? new LiveRefusal(
            503,
            "ServiceUnavailable",
            "The request has failed due to a temporary failure of the server.")
        : new LiveRefusal(
            status,
            "InternalError",
            "The request processing has failed due to some unknown error.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
