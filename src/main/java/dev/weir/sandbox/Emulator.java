package dev.weir.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One provider's service, emulated: signatures, limits, paging and errors included.
 *
 * <p>Calls come from many threads at once. What is to survive the process is kept in {@link
 * World#memory}, which also makes {@link #dump} and {@link #load} and stale reads.
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

  /**
   * The API's name of the operation that a call asks for, for fault rules and the request log.
   *
   * @return for instance {@code PutLiveChannel}; empty when it is none
   */
  default Optional<String> operation(Call call) {
    return Optional.empty();
  }

  /** The answer with which the service slows a caller down. */
  default Answer throttled(Call call) {
    return failed(call, 429);
  }

  /** The answer of a service that failed inside. */
  default Answer failed(Call call, int status) {
    return new Answer(
        status,
        List.of(new Call.Header("Content-Type", "text/plain")),
        "the sandbox was told to fail\n".getBytes(StandardCharsets.UTF_8));
  }
}
