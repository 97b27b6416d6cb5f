package dev.weir.render;

/**
 * Where in a resource a value stands.
 *
 * @param path with the keys of blocks, for instance {@code servers[edge].params}: verdicts are told
 *     by it
 * @param general without them, for instance {@code servers.params}: kinds are outlined by it
 */
record Spot(String path, String general) {

  /** The resource itself. */
  static final Spot ROOT = new Spot("", "");

  boolean isRoot() {
    return path.isEmpty();
  }

  /** An attribute of the block, or an entry of the map, that stands here. */
  Spot member(String name) {
    return isRoot() ? new Spot(name, name) : new Spot(path + "." + name, general + "." + name);
  }

  /** A block of the list that stands here. */
  Spot block(String key) {
    return new Spot(path + "[" + key + "]", general);
  }
}
