package dev.weir.history;

import dev.weir.kind.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a run before its first call.
 *
 * @param id sorts by time: {@code 261121-153439} is 21 November 2026, 15:34:39 UTC
 * @param at when it began
 * @param by who ran it, for people: {@code ann@edge-1}
 * @param stack the stack's name
 * @param what {@code apply}, {@code destroy}, {@code adopt} or {@code rollback of ID}
 * @param commit the Git commit of the manifests' folder, if it is known
 * @param plan digest of what was planned
 * @param secrets where the manifests said that secrets are to be found
 */
public record RunHeader(
    String id,
    Instant at,
    String by,
    String stack,
    String what,
    Optional<String> commit,
    String plan,
    List<Value.SecretSource> secrets) {

  public RunHeader {
    secrets = List.copyOf(secrets);
  }
}
