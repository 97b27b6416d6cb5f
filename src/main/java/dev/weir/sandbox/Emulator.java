package dev.weir.sandbox;

import tools.jackson.databind.JsonNode;

/**
 * One provider's service, emulated: signatures, limits, paging and errors included.
 *
 * <p>Calls come from many threads at once.
 */
public interface Emulator {

  /** The provider's name, for instance {@code aliyun-oss}. */
  String name();

  /** Answers an API call; never throws for what a client can send. */
  Answer answer(Call call);

  /** Everything it remembers, in a form that {@link #load} takes. */
  JsonNode dump();

  /** Replaces everything it remembers. */
  void load(JsonNode state);

  /**
   * Puts a stream on the air: what an encoder does by connecting.
   *
   * @param stream which stream, and what is known of the push; members depend on the provider
   * @throws IllegalArgumentException when there is no such stream; the message says so
   */
  void publish(JsonNode stream);

  /** Takes a stream off the air. */
  void unpublish(JsonNode stream);
}
