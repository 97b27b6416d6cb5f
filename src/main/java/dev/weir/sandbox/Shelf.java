package dev.weir.sandbox;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one sort that an emulator remembers, by key, in the order of the keys' UTF-8 bytes.
 *
 * <p>Reads see a change at once and never wait. Changes run one after the other.
 *
 * @param <T> a record that Jackson can write and read
 */
public final class Shelf<T> {

  /** How many overwritten documents are kept for stale reads. */
  private static final int REMEMBERED = 2_000;

  private final String name;
  private final Class<T> type;
  private final Memory memory;
  private final NavigableMap<String, T> documents = new ConcurrentSkipListMap<>(KEY_ORDER);
  private final Map<String, Optional<T>> overwritten = new ConcurrentHashMap<>();

  /** Code points in ascending order, which is the order of their UTF-8 bytes. */
  public static final Comparator<String> KEY_ORDER = Shelf::compareCodePoints;

  Shelf(String name, Class<T> type, Memory memory) {
    this.name = name;
    this.type = type;
    this.memory = memory;
  }

  String name() {
    return name;
  }

  Class<T> type() {
    return type;
  }

  /** The document with this key. */
  public Optional<T> get(String key) {
    return Optional.ofNullable(view().get(key));
  }

  /** Keeps a document, in place of the one with the same key if there is one. */
  public void put(String key, T document) {
    update(key, _ -> Optional.of(document));
  }

  /** Forgets a document; one that is not there is fine. */
  public void remove(String key) {
    update(key, _ -> Optional.empty());
  }

  /**
   * Replaces a document by what the function makes of it, with no other change in between.
   *
   * @param change from what is there to what is to be there; what it throws is thrown on and
   *     nothing changes
   */
  public void update(String key, UnaryOperator<Optional<T>> change) {
    synchronized (memory) {
      var before = Optional.ofNullable(documents.get(key));
      var after = change.apply(before);
      if (before.equals(after)) {
        return;
      }
      memory.note(this, key, after);
      remember(key, before);
      set(key, after.orElse(null));
    }
  }

  /** All documents in key order; a view that never throws while others change it. */
  public NavigableMap<String, T> view() {
    return Memory.readsAreStale()
        ? earlier()
        : java.util.Collections.unmodifiableNavigableMap(documents);
  }

  void set(String key, @Nullable T document) {
    if (document == null) {
      documents.remove(key);
      return;
    }
    documents.put(key, document);
  }

  void clear() {
    documents.clear();
    overwritten.clear();
  }

  NavigableMap<String, T> documents() {
    return documents;
  }

  private void remember(String key, Optional<T> before) {
    if (overwritten.size() >= REMEMBERED) {
      overwritten.clear();
    }
    overwritten.put(key, before);
  }

  /** Every document as it was before its last change. */
  private NavigableMap<String, T> earlier() {
    var view = new java.util.TreeMap<String, T>(documents);
    overwritten.forEach((key, before) ->
        before.ifPresentOrElse(document -> view.put(key, document), () -> view.remove(key)));
    return view;
  }

  private static int compareCodePoints(String left, String right) {
    var limit = Math.min(left.length(), right.length());
    for (int i = 0; i < limit; i++) {
      var a = left.charAt(i);
      var b = right.charAt(i);
      if (a != b) {
        // A surrogate stands for a code point above all others.
        var surrogates = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
        return surrogates != 0 ? surrogates : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
