package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A sandbox with OSS alone, its clock standing still, and signed calls to a bucket of it. */
final class OssCaller implements AutoCloseable {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Sandbox sandbox;
  private final URI endpoint;
  private String host = "live-demo.oss-cn-hangzhou.aliyuncs.com";
  private String bucket = "live-demo";

  OssCaller(SandboxOptions options) {
    this.sandbox =
        Sandbox.start(
            options.withClock(START),
            InstantSource.system(),
            new SplittableRandom(1),
            Map.of(OssEmulator.NAME, OssEmulator::new));
    this.endpoint = sandbox.endpoints().get(OssEmulator.NAME);
  }

  /** From now on calls go to this host name and mean this bucket. */
  OssCaller at(String hostName, String bucketName) {
    host = hostName;
    bucket = bucketName;
    return this;
  }

  /** A call signed with version 1; the key is encoded here. */
  Wire.Response call(String method, String key, String query, String body) {
    return call(method, key, query, body, Map.of());
  }

  Wire.Response call(
      String method, String key, String query, String body, Map<String, String> more) {
    var headers = headers(body, more);
    headers.put("Date", SignatureV1.timestamp(sandbox.world().now()));
    var parts = SignedParts.of(method, "/" + bucket + "/" + key, Query.parse(query), headers);
    var signature = SignatureV1.sign(secret(), SignatureV1.stringToSign(parts));
    headers.put("Authorization", "OSS " + Account.DEFAULT.key() + ":" + signature);
    return send(method, key, query, headers, body);
  }

  /** A call signed with version 4 for a region; the host name is signed too. */
  Wire.Response callV4(String method, String key, String query, String region) {
    var headers = headers("", Map.of());
    var timestamp = SignatureV4.timestamp(sandbox.world().now());
    headers.put("x-oss-date", timestamp);
    var parts = SignedParts.of(method, "/" + bucket + "/" + key, Query.parse(query), headers);
    var scope = new SignatureV4.Scope(timestamp.substring(0, 8), region);
    var additional = new TreeSet<>(java.util.Set.of("host"));
    var text =
        SignatureV4.stringToSign(timestamp, scope, SignatureV4.canonicalRequest(parts, additional));
    headers.put(
        "Authorization",
        "%s Credential=%s/%s, Signature=%s, AdditionalHeaders=host"
            .formatted(
                SignatureV4.ALGORITHM,
                Account.DEFAULT.key(),
                scope,
                SignatureV4.sign(secret(), scope, text)));
    return send(method, key, query, headers, "");
  }

  /** A call with these headers and no signature of ours. */
  Wire.Response plain(String method, String key, String query, Map<String, String> more) {
    return send(method, key, query, headers("", more), "");
  }

  Wire.Response put(String channel, String xml) {
    return call("PUT", channel, "live", xml);
  }

  Wire.Response control(String method, String what, String json) {
    return Wire.control(endpoint, method, what, json);
  }

  void advance(String time) {
    control("PUT", "clock", "{\"advance\":\"" + time + "\"}");
  }

  @Override
  public void close() {
    sandbox.close();
  }

  private static Secret secret() {
    return Secret.of(Account.DEFAULT.secret());
  }

  private Map<String, String> headers(String body, Map<String, String> more) {
    var headers = new LinkedHashMap<>(more);
    headers.put("Host", host);
    headers.put("Content-Length", Integer.toString(body.getBytes(UTF_8).length));
    return headers;
  }

  private Wire.Response send(
      String method, String key, String query, Map<String, String> headers, String body) {
    var path = host.startsWith("127.") ? "/" + bucket + "/" + key : "/" + key;
    return Wire.send(endpoint, method, Percent.encodePath(path) + "?" + query, headers, body);
  }
}
