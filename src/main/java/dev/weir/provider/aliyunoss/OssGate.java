package dev.weir.provider.aliyunoss;

import dev.weir.http.Query;
import dev.weir.http.XmlElement;
import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets a request in when its signature is right, and nobody else. */
final class OssGate {

  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private final World world;
  private final OssWorld buckets;
  private final DayKey key = new DayKey();

  OssGate(World world, OssWorld buckets) {
    this.world = world;
    this.buckets = buckets;
  }

  /**
   * Checks a request.
   *
   * @return the region that it was signed for; empty in version 1
   * @throws OssRefusal when it may not come in
   */
  Optional<String> admit(Call call, OssAddress address, Query query) {
    var header =
        call.header("Authorization")
            .orElseThrow(() ->
                OssRefusal.denied(
                    "0003-00000905", "Anonymous access is forbidden for this operation."));
    var parts = SignedParts.of(call.method(), address.resource(), query, headers(call));
    var claim = OssClaim.of(header, parts);
    var account = account(claim);
    checkTime(claim);
    checkToken(account, call);
    checkScope(claim, address);
    checkSignature(claim, Secret.of(account.secret()));
    return claim.region();
  }

  private static Map<String, String> headers(Call call) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : call.headers()) {
      headers.merge(header.name(), header.value(), (first, next) -> first + "," + next);
    }
    return headers;
  }

  private Account account(OssClaim claim) {
    return world
        .account(claim.keyId())
        .orElseThrow(() -> unknownKey(claim.keyId(), "0002-00000902"));
  }

  private static OssRefusal unknownKey(String keyId, String ec) {
    return new OssRefusal(
        403,
        "InvalidAccessKeyId",
        ec,
        "The OSS Access Key Id you provided does not exist in our records.",
        XmlElement.of("OSSAccessKeyId", keyId));
  }

  private void checkTime(OssClaim claim) {
    var now = world.now();
    var time =
        claim
            .time()
            .orElseThrow(() ->
                OssRefusal.denied(
                    "0002-00000503",
                    "OSS authentication requires a valid Date or x-oss-date header."));
    if (Duration.between(time, now).abs().compareTo(SKEW) > 0) {
      throw new OssRefusal(
          403,
          "RequestTimeTooSkewed",
          "0002-00000504",
          "The difference between the request time and the current time is too large.",
          XmlElement.of("MaxAllowedSkewMilliseconds", Long.toString(SKEW.toMillis())),
          XmlElement.of("RequestTime", OssTime.format(time)),
          XmlElement.of("ServerTime", OssTime.format(now)));
    }
  }

  /** See https://help.aliyun.com/zh/oss/support/0002-00000002 and its siblings 4, 6 and 7. */
  private void checkToken(Account account, Call call) {
    var sent = call.header("x-oss-security-token").filter(token -> !token.isEmpty());
    if (account.token().isEmpty()) {
      // Nobody said what the token of this temporary key is, so any will do.
      if (sent.isPresent() && !account.key().startsWith("STS.")) {
        throw unknownKey(account.key(), "0002-00000002");
      }
      return;
    }
    if (sent.isEmpty()) {
      throw unknownKey(account.key(), "0002-00000902");
    }
    if (!sent.equals(account.token())) {
      throw world.accounts().stream().anyMatch(other -> other.token().equals(sent))
          ? new OssRefusal(
              403,
              "AccessKeyIdAndSecurityTokenNotMatch",
              "0002-00000004",
              "The access key id does not match the security token.")
          : new OssRefusal(
              403,
              "InvalidSecurityToken",
              "0002-00000006",
              "The security token you provided is invalid.");
    }
    if (account.expires().filter(end -> !world.now().isBefore(end)).isPresent()) {
      throw new OssRefusal(
          403,
          "SecurityTokenExpired",
          "0002-00000007",
          "The security token you provided has expired.");
    }
  }

  private void checkScope(OssClaim claim, OssAddress address) {
    if (claim.region().isEmpty()) {
      return;
    }
    var home = buckets.region(address.bucket()).or(address::hostRegion);
    if (home.isPresent() && !home.equals(claim.region())) {
      throw OssRefusal.invalidArgument(
          "0002-00000228",
          "Invalid signing region in Authorization header. Expected region: " + home.get() + ".");
    }
  }

  private void checkSignature(OssClaim claim, Secret secret) {
    if (claim.isSignedWith(secret, key)) {
      return;
    }
    var text = claim.stringToSign();
    throw new OssRefusal(
        403,
        "SignatureDoesNotMatch",
        "0002-00000040",
        "The request signature we calculated does not match the signature you provided. Check"
            + " your key and signing method.",
        XmlElement.of("OSSAccessKeyId", claim.keyId()),
        XmlElement.of("SignatureProvided", claim.signature()),
        XmlElement.of("StringToSign", text),
        XmlElement.of(
            "StringToSignBytes", SPACED.formatHex(text.getBytes(StandardCharsets.UTF_8))));
  }
}
