package dev.weir.kind;

import java.util.ArrayList;
import java.util.List;

/**
 * The identity of an object at its provider, made only of what its user chose.
 *
 * @param kind the kind's {@link Kind#id()}
 * @param scope the account, bucket or hub it lives in; not the provider document's name, so that
 *     renaming the document changes nothing
 * @param parts the values of the kind's identity attributes
 */
public record ObjectKey(String kind, String scope, List<String> parts) {

  public ObjectKey {
    parts = List.copyOf(parts);
  }

  /** The key of an object with these values, which must be known. */
  public static ObjectKey of(Kind<?> kind, String scope, Value.Fields fields) {
    var parts = new ArrayList<String>(kind.identity().size());
    for (var attribute : kind.identity()) {
      parts.add(Scalars.write(fields.get(attribute)).orElse(""));
    }
    return new ObjectKey(kind.id(), scope, parts);
  }

  // Written out: keys are looked up many times a resource, and what a record has is slower.

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectKey key
        && parts.equals(key.parts)
        && scope.equals(key.scope)
        && kind.equals(key.kind);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * parts.hashCode() + scope.hashCode()) + kind.hashCode();
  }

  /** What people read: {@code live-demo/main-stage}. */
  @Override
  public String toString() {
    var path = String.join("/", parts);
    return scope.isEmpty() ? path : scope + "/" + path;
  }
}
