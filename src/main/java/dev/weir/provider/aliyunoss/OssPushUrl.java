package dev.weir.provider.aliyunoss;

import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.World;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * What a pusher's URL names, as the emulated OSS takes it: {@code
 * rtmp://bucket.endpoint/live/channel} with a signature that is right and in time.
 *
 * @param bucket the first label of the host
 * @param channel what stands after {@code /live/}
 */
record OssPushUrl(String bucket, String channel) {

  private static final String APP = "/live/";

  /** Parameters that are no part of what is signed. */
  private static final List<String> PROOF = List.of("OSSAccessKeyId", "Expires", "Signature");

  /**
   * Lets a pusher in.
   *
   * @throws IllegalArgumentException when it is no such URL
   * @throws IllegalStateException when it proves nothing; the message quotes no signature
   */
  static OssPushUrl admit(String url, World world) {
    var uri = uri(url);
    var path = Percent.decode(uri.getRawPath());
    var host = String.valueOf(uri.getHost());
    if (!path.startsWith(APP) || host.indexOf('.') < 0) {
      throw new IllegalArgumentException("a push URL is rtmp://bucket.endpoint/live/channel");
    }
    var admitted =
        new OssPushUrl(host.substring(0, host.indexOf('.')), path.substring(APP.length()));
    admitted.check(Query.parse(uri.getRawQuery() == null ? "" : uri.getRawQuery()), world);
    return admitted;
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("this is no URL", e);
    }
  }

  private void check(Query query, World world) {
    var account =
        query
            .first("OSSAccessKeyId")
            .flatMap(world::account)
            .orElseThrow(() ->
                new IllegalStateException("AccessDenied: the URL is not signed by a known key"));
    long expires = expires(query);
    if (Instant.ofEpochSecond(expires).isBefore(world.now())) {
      throw new IllegalStateException("AccessDenied: Request has expired.");
    }
    if (!query.first("Signature").orElse("").equals(signature(query, expires, account))) {
      throw new IllegalStateException("SignatureDoesNotMatch: the URL's signature is wrong");
    }
  }

  private static long expires(Query query) {
    var text = query.first("Expires").orElse("");
    if (!text.matches("[0-9]{1,11}")) {
      throw new IllegalStateException("AccessDenied: the URL does not say when it expires");
    }
    return Long.parseLong(text);
  }

  private String signature(Query query, long expires, Account account) {
    var signed = new TreeMap<String, String>();
    query.parameters().stream()
        .filter(parameter -> !PROOF.contains(parameter.name()))
        .forEach(parameter -> signed.put(parameter.name(), parameter.value()));
    return SignatureV1.sign(
        Secret.of(account.secret()), PublishUrl.stringToSign(bucket, channel, expires, signed));
  }
}
