package dev.weir.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything one emulator remembers, on shelves. Each change is written to the sandbox's folder, if
 * it has one, before the change is seen by anybody; so nothing that was answered is lost.
 */
public final class Memory {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ScopedValue<Boolean> STALE = ScopedValue.newInstance();

  private final Map<String, Shelf<?>> shelves = new TreeMap<>();
  private final Map<String, JsonNode> unclaimed = new TreeMap<>();
  private @Nullable MemoryFile file;

  Memory() {}

  /**
   * The shelf with this name, made when first asked for.
   *
   * @param type what it holds; always the same for one name
   */
  public synchronized <T> Shelf<T> shelf(String name, Class<T> type) {
    var known = shelves.get(name);
    if (known != null) {
      return cast(known, type);
    }
    var made = new Shelf<>(name, type, this);
    shelves.put(name, made);
    var waiting = unclaimed.remove(name);
    if (waiting != null) {
      fill(made, waiting);
    }
    return made;
  }

  /** Everything, by shelf and key. */
  public synchronized JsonNode dump() {
    var all = JSON.createObjectNode();
    unclaimed.forEach(all::set);
    for (var shelf : shelves.values()) {
      var documents = all.putObject(shelf.name());
      shelf.documents().forEach((key, value) -> documents.set(key, JSON.valueToTree(value)));
    }
    return all;
  }

  /**
   * Replaces everything.
   *
   * @param state as {@link #dump} gives it
   * @throws IllegalArgumentException when it does not have that shape; the message says where
   */
  public synchronized void load(JsonNode state) {
    var before = dump();
    try {
      replace(state);
    } catch (IllegalArgumentException e) {
      replace(before);
      throw e;
    }
    if (file != null) {
      file.rewrite(dump());
    }
  }

  private void replace(JsonNode state) {
    shelves.values().forEach(Shelf::clear);
    unclaimed.clear();
    for (var entry : state.properties()) {
      var shelf = shelves.get(entry.getKey());
      if (shelf == null) {
        unclaimed.put(entry.getKey(), entry.getValue());
      } else {
        fill(shelf, entry.getValue());
      }
    }
  }

  /** Runs with every read of a shelf showing each document as it was before its last change. */
  static <R> R withStaleReads(Supplier<R> action) {
    return ScopedValue.where(STALE, true).call(action::get);
  }

  /**
   * Whether the current call is to be shown what was there before; caches must stand aside then.
   */
  public static boolean readsAreStale() {
    return STALE.isBound();
  }

  /** Loads what the file holds and writes every change to it from now on. */
  synchronized void attach(MemoryFile opened) {
    load(opened.read());
    file = opened;
  }

  /** Stops writing. */
  synchronized void detach() {
    var attached = file;
    file = null;
    if (attached != null) {
      attached.close();
    }
  }

  /** Writes a change of a shelf; the caller holds this memory's lock. */
  void note(Shelf<?> shelf, String key, Optional<?> after) {
    if (file == null) {
      return;
    }
    ObjectNode line = JSON.createObjectNode().put("shelf", shelf.name()).put("key", key);
    after.ifPresent(document -> line.set("value", JSON.valueToTree(document)));
    file.append(line, this::dump);
  }

  private static <T> void fill(Shelf<T> shelf, JsonNode documents) {
    for (var entry : documents.properties()) {
      try {
        shelf.set(entry.getKey(), JSON.treeToValue(entry.getValue(), shelf.type()));
      } catch (tools.jackson.core.JacksonException e) {
        throw new IllegalArgumentException(
            "`" + shelf.name() + "." + entry.getKey() + "`: " + e.getOriginalMessage(), e);
      }
    }
  }

  @SuppressWarnings("unchecked") // checked by the comparison of the types
  private static <T> Shelf<T> cast(Shelf<?> shelf, Class<T> type) {
    if (shelf.type() != type) {
      throw new IllegalArgumentException("shelf " + shelf.name() + " holds " + shelf.type());
    }
    return (Shelf<T>) shelf;
  }
}
