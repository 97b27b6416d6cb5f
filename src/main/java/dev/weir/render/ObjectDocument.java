package dev.weir.render;

import dev.weir.engine.Target;
import java.util.Optional;

/**
 * An object that an operation is about.
 *
 * @param address its address; absent when no resource declares it
 * @param kind what it is, for instance {@code aliyun-oss/v1/Channel}
 * @param provider the provider document of its account
 * @param key its identity, for instance {@code live-demo/main-stage}
 */
public record ObjectDocument(Optional<String> address, String kind, String provider, String key) {

  /** The document of an object. */
  public static ObjectDocument of(Target target) {
    return new ObjectDocument(
        target.declared().map(declared -> declared.address().toString()),
        target.kind().id(),
        target.provider().name(),
        target.key().toString());
  }

  /** Its address, or its key where it has none. */
  String name() {
    return address.orElse(key);
  }
}
