package dev.weir.provider;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.ObjectKey;
import java.util.Optional;

/**
 * Which stream is meant of an object that several streams may go through.
 *
 * @param name {@code STREAM} or {@code APP/STREAM}; empty where the object says it itself
 */
public record WhichStream(Optional<String> name) {

  /**
   * For objects that are one stream themselves.
   *
   * @throws Refused when a stream is named all the same
   */
  public void refuse(ObjectKey key) {
    name.ifPresent(stream -> {
      throw new Refused(
          Diagnostic.error(
                  "usage",
                  "`--stream %s` says too much: `%s` is a stream itself".formatted(stream, key))
              .hint("leave it out; it is for record rules"));
    });
  }
}
