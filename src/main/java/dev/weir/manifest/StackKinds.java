package dev.weir.manifest;

import dev.weir.kind.Kind;
import java.util.List;

/** The kinds that belong to no provider: they say how a stack is planned and applied. */
public final class StackKinds {

  private StackKinds() {}

  /** All of them, in the order in which they are told of. */
  public static List<Kind<?>> all() {
    return KnownKinds.OURS;
  }
}
