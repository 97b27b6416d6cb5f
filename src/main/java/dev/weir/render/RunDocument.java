package dev.weir.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.history.Progress;
import dev.weir.history.RecordedChange;
import dev.weir.history.RunRecord;
import dev.weir.kind.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as machines read it. Secrets are in it as keyed digests.
 *
 * @param id its id
 * @param at when it began
 * @param end when it ended; absent when it was killed, or still goes on
 * @param by who ran it
 * @param what {@code apply}, {@code destroy}, {@code adopt} or {@code rollback of ID}
 * @param stack the stack's name
 * @param commit the Git commit that the manifests were at
 * @param plan digest of what was planned
 * @param outcome {@code complete}, {@code partial}, {@code interrupted} or {@code unfinished}
 * @param counts what was done in few words
 * @param changes what was planned, and how far each change came
 */
public record RunDocument(
    String id,
    Instant at,
    Optional<Instant> end,
    String by,
    String what,
    String stack,
    Optional<String> commit,
    String plan,
    String outcome,
    String counts,
    List<RunChange> changes) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  public RunDocument {
    changes = List.copyOf(changes);
  }

  /**
   * A change of a run.
   *
   * @param address the resource
   * @param previousAddress the address it had
   * @param action as in a plan
   * @param key its identity at its provider
   * @param progress {@code planned}, {@code begun}, {@code done}, {@code failed} or {@code skipped}
   * @param why what went wrong
   * @param before its values before; absent when it did not exist
   */
  public record RunChange(
      String address,
      Optional<String> previousAddress,
      String action,
      String key,
      String progress,
      Optional<String> why,
      Optional<ObjectNode> before) {

    static RunChange of(RecordedChange change, Progress progress) {
      return new RunChange(
          change.address().toString(),
          change.movedFrom().map(Address::toString),
          ChangeDocument.word(change.action()),
          change.key().toString(),
          word(progress),
          why(progress),
          change.before());
    }

    private static String word(Progress progress) {
      return switch (progress) {
        case Progress.Planned _ -> "planned";
        case Progress.Begun _ -> "begun";
        case Progress.Done _ -> "done";
        case Progress.Failed _ -> "failed";
        case Progress.Skipped _ -> "skipped";
      };
    }

    private static Optional<String> why(Progress progress) {
      return switch (progress) {
        case Progress.Failed failed -> Optional.of(failed.message());
        case Progress.Skipped(var because) -> Optional.of("it needs " + because);
        case Progress.Planned _, Progress.Begun _, Progress.Done _ -> Optional.empty();
      };
    }
  }

  /** The document of a record. */
  public static RunDocument of(RunRecord run) {
    var header = run.header();
    return new RunDocument(
        header.id(),
        header.at(),
        run.end().map(RunRecord.End::at),
        header.by(),
        header.what(),
        header.stack(),
        header.commit(),
        header.plan(),
        run.end().map(end -> ChangeDocument.word(end.outcome())).orElse("unfinished"),
        run.counts(),
        run.changes().values().stream()
            .map(change -> RunChange.of(change, run.progress(change.address())))
            .toList());
  }

  /** One run as JSON, with a line end at its end. */
  public static String write(RunDocument run) {
    return JSON.writeValueAsString(run) + "\n";
  }

  /** Runs as JSON: an object with the member {@code runs}. */
  public static String write(List<RunDocument> runs) {
    return JSON.writeValueAsString(Map.of("runs", runs)) + "\n";
  }
}
