package dev.weir.kind;

import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;

/** The kinds that manifests may use. Kinds are read when they are first asked for. */
public interface Kinds {

  /** Every {@code apiVersion} there is, in alphabetical order. */
  SequencedCollection<String> apiVersions();

  /** The kinds of an {@code apiVersion}, its {@code Provider} first; empty when it is unknown. */
  List<Kind<?>> of(String apiVersion);

  /** The kind with this name. */
  default Optional<Kind<?>> find(String apiVersion, String name) {
    return of(apiVersion).stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** The kind with this {@link Kind#id()}. */
  default Optional<Kind<?>> find(String id) {
    int slash = id.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : find(id.substring(0, slash), id.substring(slash + 1));
  }
}
