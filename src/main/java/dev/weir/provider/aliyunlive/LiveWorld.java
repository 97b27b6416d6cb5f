package dev.weir.provider.aliyunlive;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What exists in the emulated account, and what the documents leave open.
 *
 * <p>In the world file: {@code {"domains": {"play.example.com": {"region": "cn-shanghai", "usable":
 * true}}, "buckets": {"live-demo": {"region": "cn-shanghai"}}}}; lists of names will do. Without
 * them any domain and bucket exists. Then the switches:
 *
 * <ul>
 *   <li>{@code limits}: whether calls in a second are counted; {@code true}
 *   <li>{@code missingPrefix}: {@code fill} in a format's missing name templates, or {@code refuse}
 *   <li>{@code everyStream}: how a rule for every stream tells its stream: {@code as-sent}, {@code
 *       absent}, {@code empty} or {@code asterisk}
 *   <li>{@code update}: whether an update drops what it leaves out, {@code replace}, or {@code
 *       keep}s it
 *   <li>{@code forbidden}: operations that access keys may not call, {@code {"KEY": ["…"]}}
 *   <li>{@code onDemand}: what callbacks answer that are not on loopback, by URL
 * </ul>
 */
record LiveWorld(JsonNode json) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  /** How a rule for every stream tells its stream. */
  enum EveryStream {
    AS_SENT,
    ABSENT,
    EMPTY,
    ASTERISK
  }

  boolean limited() {
    return json.path("limits").asBoolean(true);
  }

  boolean fillsPrefixes() {
    return !word("missingPrefix").equals("refuse");
  }

  boolean updateKeeps() {
    return word("update").equals("keep");
  }

  EveryStream everyStream() {
    return switch (word("everyStream")) {
      case "absent" -> EveryStream.ABSENT;
      case "empty" -> EveryStream.EMPTY;
      case "asterisk" -> EveryStream.ASTERISK;
      default -> EveryStream.AS_SENT;
    };
  }

  private String word(String name) {
    return json.path(name).asString("");
  }

  /** Whether an access key may not call an operation. */
  boolean forbids(String keyId, LiveOperation operation) {
    return json.path("forbidden")
        .path(keyId)
        .valueStream()
        .anyMatch(name -> name.asString("").equals(operation.action()));
  }

  /** What a callback answers; empty when the file does not say. */
  Optional<JsonNode> onDemand(String url) {
    return Optional.of(json.path("onDemand").path(url)).filter(node -> !node.isMissingNode());
  }

  /**
   * Refuses a domain that is not there or not usable.
   *
   * @throws LiveRefusal then
   */
  void checkDomain(String domain) {
    if (!has("domains", domain)) {
      throw LiveRefusal.domainNotFound();
    }
    if (!json.path("domains").path(domain).path("usable").asBoolean(true)) {
      throw LiveRefusal.illegalOperation();
    }
  }

  /**
   * Refuses a bucket that is not there, or in another region than its endpoint.
   *
   * @throws LiveRefusal then
   */
  void checkBucket(String bucket, String endpoint) {
    if (!BUCKET.matcher(bucket).matches()) {
      throw LiveRefusal.malformed("OssBucket");
    }
    var region = Regions.ofEndpoint(endpoint);
    var home = json.path("buckets").path(bucket).path("region").asStringOpt();
    boolean elsewhere = home.isPresent() && region.isPresent() && !home.equals(region);
    if (!has("buckets", bucket) || elsewhere) {
      throw LiveRefusal.bucketNotFound();
    }
  }

  /**
   * Refuses an endpoint in another region than the domain's live centre.
   *
   * @throws LiveRefusal then, with an assumed code
   */
  void checkEndpoint(String domain, String endpoint) {
    var centre = json.path("domains").path(domain).path("region").asStringOpt();
    var region = Regions.ofEndpoint(endpoint);
    boolean elsewhere = centre.isPresent() && region.isPresent() && !centre.equals(region);
    if (endpoint.isBlank() || elsewhere) {
      throw LiveRefusal.malformed("OssEndpoint");
    }
  }

  /** Whether a list or an object has a name; what is not there has all. */
  private boolean has(String list, String name) {
    var names = json.path(list);
    if (names.isMissingNode()) {
      return true;
    }
    return names.isArray()
        ? names.valueStream().anyMatch(one -> one.asString("").equals(name))
        : names.has(name);
  }
}
