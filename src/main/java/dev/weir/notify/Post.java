package dev.weir.notify;

import java.net.URI;
import java.util.Map;

/**
 * A request that tells a notice; its address is a secret.
 *
 * @param headers beside the content type, which is JSON
 */
record Post(URI to, Map<String, String> headers, String body) {
  @Override
  public String toString() {
    return "a post";
  }
}
