package dev.weir.engine;

import dev.weir.kind.ObjectKey;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Keys of which some are known before the others. Whoever asks for another one, or for all of them,
 * waits until they are told.
 */
final class Wanted extends AbstractSet<ObjectKey> {

  private final Set<ObjectKey> certain;
  private final CompletableFuture<Set<ObjectKey>> all = new CompletableFuture<>();

  /** Keys that are wanted whatever is told later. */
  Wanted(Set<ObjectKey> certain) {
    this.certain = Set.copyOf(certain);
  }

  /** These are all of them. */
  void tell(Set<ObjectKey> keys) {
    all.complete(keys);
  }

  /** Nobody will tell: who waits gets a {@link java.util.concurrent.CancellationException}. */
  void giveUp() {
    all.cancel(false);
  }

  @Override
  public boolean contains(Object key) {
    return certain.contains(key) || all.join().contains(key);
  }

  @Override
  public Iterator<ObjectKey> iterator() {
    return all.join().iterator();
  }

  @Override
  public int size() {
    return all.join().size();
  }
}
