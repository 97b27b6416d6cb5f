package dev.weir.provider.volcenginelive;

import static dev.weir.diag.RemoteFailure.Category.CLOCK;
import static dev.weir.diag.RemoteFailure.Category.INVALID;
import static dev.weir.diag.RemoteFailure.Category.NOT_FOUND;
import static dev.weir.diag.RemoteFailure.Category.REFUSED;
import static dev.weir.diag.RemoteFailure.Category.THROTTLED;
import static dev.weir.diag.RemoteFailure.Category.UNAVAILABLE;

import dev.weir.diag.RemoteFailure.Category;
import java.util.Arrays;
import java.util.Optional;

/**
 * The errors of the service and of the gateway before it.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126872">errors of the service</a>
 * @see <a href="https://volcengine.com/docs/6720/108305">errors of the gateway</a>
 */
enum LiveError {
  COMMON("CommonErr", 200, 0, UNAVAILABLE, "unclassified error", ""),
  INVALID_PARAM("InvalidParam", 400, 0, INVALID, "A parameter is not acceptable", ""),
  BIND(
      "InvalidParam.BindError",
      400,
      0,
      INVALID,
      "Request parameter error, please check input data",
      ""),
  OUT_OF_RANGE("InvalidParam.OutOfRange", 400, 0, INVALID, "A parameter is out of range", ""),
  INVALID_PARAMETER("InvalidParameter", 400, 0, INVALID, "A parameter is not acceptable", ""),
  FORBIDDEN(
      "RequestForbidden",
      403,
      0,
      NOT_FOUND,
      "Request forbidden",
      "the account has no such vhost, domain or app: check the names, and that the access key is"
          + " that account's"),
  NOT_THE_ACCOUNTS(
      "RequestForbidden.AccountIDNotAllow",
      403,
      0,
      NOT_FOUND,
      "this AccountID does not have permission to access the corresponding resource, please check"
          + " the request parameters",
      "the account has no such vhost, domain or app: check the names, and that the access key is"
          + " that account's"),
  BILLING(
      "RequestForbidden.BillingStatus",
      403,
      0,
      REFUSED,
      "The billing status forbids it",
      "look at the account's bills in the console"),
  MISSING_PARAMETER(
      "MissingParameter", 400, 100002, INVALID, "The request lacks Action or Version", ""),
  MISSING_REQUEST_INFO(
      "MissingRequestInfo", 400, 100004, INVALID, "The request lacks information", ""),
  INVALID_AUTHORIZATION(
      "InvalidAuthorization", 400, 100024, REFUSED, "The Authorization header is malformed", ""),
  INVALID_CREDENTIAL(
      "InvalidCredential",
      400,
      0,
      REFUSED,
      "The Credential in Authorization is not valid",
      "check the provider's `region`"),
  MISSING_TOKEN(
      "MissingAuthenticationToken", 401, 100003, REFUSED, "The request is not signed", ""),
  MISSING_SIGNATURE("MissingSignature", 401, 100005, REFUSED, "The request is not signed", ""),
  INVALID_ACCESS_KEY(
      "InvalidAccessKey",
      401,
      100009,
      REFUSED,
      "The access key does not exist",
      "check the access key: it may have been deleted or disabled"),
  INVALID_CLIENT_TOKEN(
      "InvalidClientTokenId",
      401,
      0,
      REFUSED,
      "The access key does not exist",
      "check the access key: it may have been deleted or disabled"),
  SIGNATURE_DOES_NOT_MATCH(
      "SignatureDoesNotMatch",
      401,
      100010,
      REFUSED,
      "The request signature we calculated does not match the signature you provided. Check your"
          + " Secret Access Key and signing method. Consult the service documentation for details.",
      "the secret key does not belong to the access key, or has a blank too many"),
  INVALID_SECRET_TOKEN(
      "InvalidSecretToken",
      401,
      100026,
      REFUSED,
      "The security token is not valid",
      "the temporary key has expired, or its token is missing: get a new one"),
  INVALID_TIMESTAMP(
      "InvalidTimestamp",
      403,
      100006,
      CLOCK,
      "The request's time is too far from the server's",
      "set this machine's clock: it must be within 15 minutes of the service's"),
  LACK_POLICY("LackPolicy", 403, 100012, REFUSED, "The user lacks a policy", Hints.PERMISSION),
  ACCESS_DENIED(
      "AccessDenied",
      403,
      100013,
      REFUSED,
      "User is not authorized to perform: live:%s on resource: ",
      Hints.PERMISSION),
  LACK_PROJECT_POLICY(
      "LackProjectPolicy", 403, 0, REFUSED, "The user lacks a policy", Hints.PERMISSION),
  SERVICE_NOT_FOUND(
      "ServiceNotFound", 404, 100007, INVALID, "The service does not exist", Hints.ENDPOINT),
  INVALID_ACTION(
      "InvalidActionOrVersion",
      404,
      100008,
      INVALID,
      "Could not find the operation, or its version",
      Hints.ENDPOINT),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405, 0, INVALID, "The method is not allowed", ""),
  FLOW_LIMIT(
      "FlowLimitExceeded",
      429,
      0,
      THROTTLED,
      "Request is rejected because of exceeding the flow limit.",
      Hints.PACE),
  ACCOUNT_FLOW_LIMIT(
      "AccountFlowLimitExceeded",
      429,
      0,
      THROTTLED,
      "Request is rejected because of exceeding the account's flow limit.",
      Hints.PACE),
  INTERNAL(
      "InternalError",
      500,
      100014,
      UNAVAILABLE,
      "Service has some internal Error. Pls Contact With Admin.",
      ""),
  UNDEFINED("UndefinedError", 500, 100001, UNAVAILABLE, "Undefined error", ""),
  FAIL_TO_CONNECT(
      "FailToConnect", 502, 100015, UNAVAILABLE, "The gateway cannot reach the service", ""),
  INTERNAL_SERVICE("InternalServiceError", 502, 0, UNAVAILABLE, "The service failed", ""),
  UNAVAILABLE_NOW("ServiceUnavailableTemp", 503, 0, UNAVAILABLE, "The service is unavailable", ""),
  TIMEOUT("InternalServiceTimeout", 504, 0, UNAVAILABLE, "The service took too long", "");

  /** What helps against several of them. */
  private static final class Hints {
    static final String PERMISSION = "grant the user the permission that the message names";
    static final String ENDPOINT = "check the provider's `endpoint`";
    static final String PACE =
        "others use the account as well: set a lower `limits.requestsPerSecond`";
  }

  private final String code;
  private final int status;
  private final int number;
  private final Category category;
  private final String message;
  private final String hint;

  LiveError(String code, int status, int number, Category category, String message, String hint) {
    this.code = code;
    this.status = status;
    this.number = number;
    this.category = category;
    this.message = message;
    this.hint = hint;
  }

  /** The error with this code, or the family it belongs to: the part before the first dot. */
  static Optional<LiveError> of(String code) {
    var family = code.contains(".") ? code.substring(0, code.indexOf('.')) : code;
    return exactly(code).or(() -> exactly(family));
  }

  private static Optional<LiveError> exactly(String code) {
    return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
  }

  String code() {
    return code;
  }

  /** The HTTP status it comes with; one comes with 200. */
  int status() {
    return status;
  }

  /** The gateway's number for it; 0 when none is published. */
  int number() {
    return number;
  }

  Category category() {
    return category;
  }

  String message() {
    return message;
  }

  /** What the user can do about it. */
  Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
