package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.StatusRound;
import dev.weir.provider.Statuses;
import dev.weir.provider.Statuses.StreamStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is on the air, as machines read it.
 *
 * @param at when it was asked
 * @param streams a row for each object, several for one that several streams go through
 * @param unread why accounts did not answer
 */
public record StatusDocument(Instant at, List<Row> streams, List<DiagnosticDocument> unread) {

  public StatusDocument {
    streams = List.copyOf(streams);
    unread = List.copyOf(unread);
  }

  /**
   * What an object carries.
   *
   * @param state {@code live}, {@code idle}, {@code disabled}, {@code missing} or {@code unknown}
   * @param stream which stream, where the object may carry several
   * @param since when the push began
   * @param from the pusher's address
   * @param bitsPerSecond of picture and sound together
   * @param framesPerSecond of the picture
   * @param width pixels
   * @param height pixels
   * @param codec of the picture, as the provider calls it
   * @param until when a disabled object is enabled by itself
   * @param why what is unknown
   */
  public record Row(
      ObjectDocument object,
      String state,
      Optional<String> stream,
      Optional<Instant> since,
      Optional<String> from,
      OptionalLong bitsPerSecond,
      OptionalDouble framesPerSecond,
      Optional<Integer> width,
      Optional<Integer> height,
      Optional<String> codec,
      Optional<Instant> until,
      Optional<String> why) {

    static Row of(ObjectDocument object, StreamStatus status) {
      return switch (status) {
        case Statuses.Live live -> live(object, live);
        case Statuses.Idle() -> bare(object, "idle", Optional.empty(), Optional.empty());
        case Statuses.Disabled(var until) -> bare(object, "disabled", until, Optional.empty());
        case Statuses.Missing() -> bare(object, "missing", Optional.empty(), Optional.empty());
        case Statuses.Untold(var why) ->
            bare(object, "unknown", Optional.empty(), Optional.of(why));
      };
    }

    private static Row live(ObjectDocument object, Statuses.Live live) {
      var picture = live.picture();
      return new Row(
          object,
          "live",
          live.stream(),
          live.since(),
          live.from(),
          live.rates().bitsPerSecond(),
          live.rates().framesPerSecond(),
          Optional.of(picture.width()).filter(pixels -> pixels > 0),
          Optional.of(picture.height()).filter(pixels -> pixels > 0),
          Optional.of(picture.codec()).filter(codec -> !codec.isEmpty()),
          Optional.empty(),
          Optional.empty());
    }

    private static Row bare(
        ObjectDocument object, String state, Optional<Instant> until, Optional<String> why) {
      return new Row(
          object,
          state,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          until,
          why);
    }

    /** Its object, and its stream where there may be several. */
    String name() {
      return object.name() + stream.map(text -> " " + text).orElse("");
    }

    /** Whether the other tells of the same push, or of none alike. */
    boolean isSameAs(Row other) {
      return state.equals(other.state)
          && since.equals(other.since)
          && from.equals(other.from)
          && until.equals(other.until)
          && why.equals(other.why);
    }
  }

  /** The document of what was seen. */
  public static StatusDocument of(StatusRound round) {
    var rows =
        round.seen().stream()
            .flatMap(seen -> {
              var object = ObjectDocument.of(seen.target());
              return seen.statuses().stream().map(status -> Row.of(object, status));
            })
            .toList();
    return new StatusDocument(round.at(), rows, unread(round.failures()));
  }

  private static List<DiagnosticDocument> unread(List<Diagnostic> failures) {
    return failures.stream().map(DiagnosticDocument::of).toList();
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }
}
