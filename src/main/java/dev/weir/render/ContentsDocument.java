package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.provider.RecordedContents;
import dev.weir.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded of an object, as machines read it.
 *
 * @param object whose it is
 * @param start where the window begins that was asked for
 * @param end where it ends
 * @param recordings oldest first
 */
public record ContentsDocument(
    ObjectDocument object, Instant start, Instant end, List<Recording> recordings) {

  public ContentsDocument {
    recordings = List.copyOf(recordings);
  }

  /**
   * A recording.
   *
   * @param recordedSeconds how long it is, breaks left out
   * @param bucket bucket and endpoint
   * @param names the template of the names of its files
   */
  public record Recording(
      Instant start, Instant end, double recordedSeconds, String bucket, String names) {}

  /** The document of what a provider told. */
  public static ContentsDocument of(
      Target target, Window asked, List<RecordedContents.Content> told) {
    return new ContentsDocument(
        ObjectDocument.of(target),
        asked.start(),
        asked.end(),
        told.stream()
            .map(content ->
                new Recording(
                    content.start(),
                    content.end(),
                    PlaylistsDocument.seconds(content.recorded()),
                    content.bucket(),
                    content.names()))
            .toList());
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }

  /** As a table, with a line end at its end. */
  public String text(Style style) {
    if (recordings.isEmpty()) {
      return "Nothing was recorded of " + object.name() + " in that time.\n";
    }
    var rows =
        recordings.stream()
            .map(recording ->
                List.of(
                    recording.start().toString(),
                    recording.end().toString(),
                    PlaylistsText.length(Optional.of(recording.recordedSeconds())),
                    recording.bucket(),
                    recording.names()))
            .toList();
    return TableText.of(List.of("START", "END", "RECORDED", "BUCKET", "NAMES"), rows, style);
  }
}
