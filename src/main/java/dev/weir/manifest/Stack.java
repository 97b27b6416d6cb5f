package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a set of manifests that is planned and applied together.
 *
 * @param ledger where Weir remembers what it made
 * @param guards what a plan must not do without being told so by name
 */
@Describes(
    apiVersion = "weir/v1",
    doc =
        "Settings of a set of manifests that is planned and applied together. A stack has one"
            + " ledger. The document is optional; there can be one.")
public record Stack(
    @Field(doc = "Where Weir remembers what it made.", fallback = "{}") LedgerSettings ledger,
    @Field(doc = "What a plan must not do without being told so by name.", fallback = "{}")
        Guards guards) {

  /**
   * What a plan must not do without being told so by name.
   *
   * @param maxDeletes most objects that a plan may delete or replace
   * @param maxDeletePercent most of them in percent of what the ledger holds
   * @param providers limits of single provider documents, by their name
   * @param onAir what becomes of changes that would cut or alter a stream on the air
   */
  @Describes(doc = "What a plan must not do without being told so by name.")
  public record Guards(
      @Field(
              doc =
                  "Most objects that a plan may delete or replace. `--allow-deletes N` allows"
                      + " more for once; `destroy` is not limited.",
              fallback = "10",
              min = 0,
              max = 1_000_000)
          long maxDeletes,
      @Field(
              doc =
                  "The same in percent of what the ledger holds, for the stack and for each"
                      + " account; not counted where that is fewer than 10 objects.",
              fallback = "30",
              min = 0,
              max = 100)
          long maxDeletePercent,
      @Field(
              doc = "Limits of single accounts, by the name of their provider document.",
              example = "{hangzhou: {maxDeletes: 1}}")
          Map<String, AccountGuards> providers,
      @Field(
              doc =
                  "What becomes of a change that would cut or alter a stream that is being pushed:"
                      + " `block` forbids it unless `--allow-on-air` names it or `--when-idle`"
                      + " lets it wait; `strict` also forbids it where a provider cannot tell;"
                      + " `warn` only says so; `off` asks nobody.",
              fallback = "block")
          OnAirMode onAir) {}

  /** What becomes of a change that would cut or alter a stream that is being pushed. */
  public enum OnAirMode {
    /** It is forbidden, unless it is allowed by name or waits. */
    BLOCK,
    /** It is said, and done. */
    WARN,
    /** It is forbidden, also where nobody can tell whether somebody pushes. */
    STRICT,
    /** Nobody is asked. */
    OFF
  }

  /**
   * Limits of one account.
   *
   * @param maxDeletes most objects in it that a plan may delete or replace
   * @param maxDeletePercent the same in percent of what the ledger holds of it
   */
  @Describes(doc = "Limits of one account.")
  public record AccountGuards(
      @Field(
              doc = "Most objects in it that a plan may delete or replace.",
              min = 0,
              max = 1_000_000)
          Optional<Long> maxDeletes,
      @Field(doc = "The same in percent of what the ledger holds of it.", min = 0, max = 100)
          Optional<Long> maxDeletePercent) {}
}
