package dev.weir.provider.aliyunlive;

import dev.weir.kind.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which region an OSS endpoint or bucket is in. */
final class Regions {

  private static final Pattern ENDPOINT =
      Pattern.compile(
          "(?:https?://)?oss-(?!accelerate)([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com");

  private Regions() {}

  /** The region in an endpoint's name; empty when it is none of OSS's own. */
  static Optional<String> ofEndpoint(String endpoint) {
    var matcher = ENDPOINT.matcher(endpoint);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The region that the settings of a bucket tell. */
  static Optional<String> ofBucket(Value.Fields settings) {
    return text(settings, "region")
        .or(() -> text(settings, "endpoint").flatMap(Regions::ofEndpoint));
  }

  private static Optional<String> text(Value.Fields settings, String name) {
    return settings.shape().has(name)
        ? Optional.of(settings.text(name)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
