package dev.weir.manifest.yaml;

/**
 * How much input is accepted.
 *
 * @param fileBytes most bytes of one file
 * @param depth most levels of blocks and lists in each other
 * @param aliasedNodes most values that the aliases of one document may repeat in all
 */
public record Limits(int fileBytes, int depth, int aliasedNodes) {

  /** 64 MiB a file (about 100,000 resources), 50 levels, 10,000 repeated values. */
  public static final Limits DEFAULT = new Limits(64 << 20, 50, 10_000);
}
