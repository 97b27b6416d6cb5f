package dev.weir.plan;

/** Where a planned change comes from, when the plan of a base revision was made beside it. */
public enum Provenance {
  /** The manifests and somebody at the provider changed it, to different values. */
  CONFLICT,
  /** Only the working tree asks for it: the base revision would not do it. */
  THIS_CHANGE,
  /** The base revision would do it as well: somebody changed it at the provider. */
  DRIFT,
  /** The base revision would do it as well: its manifests were not applied yet. */
  ALREADY_PENDING
}
