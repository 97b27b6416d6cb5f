package dev.weir.cel;

import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What variables stand for, for several expressions one after the other: what one of them names is
 * made ready once. For one thread at a time.
 */
public final class Bindings {

  private final Map<String, ? extends @Nullable Object> values;
  private final Map<String, Object> ready = new HashMap<>();

  /**
   * Variables with these values.
   *
   * @param values texts, whole numbers, truth values, {@link java.time.Instant}, {@link
   *     java.time.Duration}, null, and collections and maps of them
   */
  public Bindings(Map<String, ? extends @Nullable Object> values) {
    this.values = values;
  }

  CelVariableResolver resolver() {
    return this::find;
  }

  private Optional<Object> find(String name) {
    return values.containsKey(name)
        ? Optional.of(ready.computeIfAbsent(name, key -> Natives.of(values.get(key))))
        : Optional.empty();
  }
}
