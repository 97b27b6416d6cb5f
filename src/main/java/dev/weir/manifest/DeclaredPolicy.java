package dev.weir.manifest;

import dev.weir.diag.Place;

/**
 * A document that declares a policy.
 *
 * @param name unique among policies
 * @param policy what it says
 * @param file the file it stands in, relative to the root, or {@code -}
 * @param places where its parts are written
 */
public record DeclaredPolicy(String name, Policy policy, String file, Declared.Places places) {

  /** Where a part of its spec is written. */
  public Place at(String path) {
    return places.of(path);
  }
}
