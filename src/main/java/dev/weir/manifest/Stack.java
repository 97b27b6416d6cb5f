package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;

/**
 * The settings of a set of manifests that is planned and applied together.
 *
 * @param ledger where Weir remembers what it made
 */
@Describes(
    apiVersion = "weir/v1",
    doc =
        "Settings of a set of manifests that is planned and applied together. A stack has one"
            + " ledger. The document is optional; there can be one.")
public record Stack(
    @Field(doc = "Where Weir remembers what it made.", fallback = "{}") LedgerSettings ledger) {

  /**
   * Where the ledger is kept.
   *
   * @param backend the sort of place
   */
  @Describes(doc = "Where the ledger is kept.")
  public record LedgerSettings(
      @Field(
              doc =
                  "`local` keeps it in the folder `.weir` beside the manifests, locked while in"
                      + " use.",
              fallback = "local")
          Backend backend) {}

  /** The sorts of places a ledger can be kept in. */
  public enum Backend {
    /** A file beside the manifests. */
    LOCAL
  }
}
