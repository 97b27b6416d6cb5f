package dev.weir.provider.aliyunoss;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which buckets the emulated OSS has.
 *
 * <p>In the world file: {@code {"buckets": {"live-demo": {"region": "cn-hangzhou", "cnames":
 * ["live.example.com"], "snapshot": true}}}}. Without {@code buckets} any bucket exists; a bucket
 * without a region is wherever a request looks for it; a bucket with {@code "snapshot": false} is
 * in a region that takes no pictures.
 */
final class OssWorld {

  static final String DEFAULT_REGION = "cn-hangzhou";

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  private final boolean anyBucket;
  private final Map<String, Bucket> buckets;

  private record Bucket(Optional<String> region, boolean snapshot) {}

  private final Map<String, String> aliases;

  private OssWorld(boolean anyBucket, Map<String, Bucket> buckets, Map<String, String> aliases) {
    this.anyBucket = anyBucket;
    this.buckets = Map.copyOf(buckets);
    this.aliases = Map.copyOf(aliases);
  }

  /** Reads the provider's part of a world file. */
  static OssWorld of(JsonNode json) {
    var listed = json.path("buckets");
    var buckets = new HashMap<String, Bucket>();
    var aliases = new HashMap<String, String>();
    if (listed.isArray()) {
      listed.forEach(name -> buckets.put(name.asString(), new Bucket(Optional.empty(), true)));
    }
    for (var entry : listed.properties()) {
      var bucket = entry.getValue();
      var region = bucket.path("region").asStringOpt().filter(text -> !text.isEmpty());
      buckets.put(entry.getKey(), new Bucket(region, bucket.path("snapshot").asBoolean(true)));
      bucket.path("cnames").forEach(name -> aliases.put(name.asString(), entry.getKey()));
    }
    return new OssWorld(listed.isMissingNode(), buckets, aliases);
  }

  /** The bucket that a host name of the user's own stands for. */
  Optional<String> bucketOfAlias(String host) {
    return Optional.ofNullable(aliases.get(host));
  }

  /** Whether there is such a bucket. */
  boolean has(String bucket) {
    return anyBucket ? isBucketName(bucket) : buckets.containsKey(bucket);
  }

  /** A bucket's region, if it is known. */
  Optional<String> region(String bucket) {
    return Optional.ofNullable(buckets.get(bucket)).flatMap(Bucket::region);
  }

  /** Whether pictures can be taken of a bucket's streams. */
  boolean takesSnapshots(String bucket) {
    return Optional.ofNullable(buckets.get(bucket)).map(Bucket::snapshot).orElse(true);
  }

  /** Whether a bucket could have this name. */
  static boolean isBucketName(String name) {
    return BUCKET.matcher(name).matches();
  }
}
