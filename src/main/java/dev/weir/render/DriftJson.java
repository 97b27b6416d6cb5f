package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Drift reports as JSON. Reading is strict: what a writer of ours would not write is refused. */
public final class DriftJson {

  private final JsonMapper mapper = Json.documents();

  /** The report, indented, with a line end at its end. */
  public String write(DriftDocument report) {
    return mapper.writeValueAsString(report) + "\n";
  }

  /** The same, to a writer that stays open. */
  public void write(DriftDocument report, Writer to) throws IOException {
    mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(to, report);
    to.write('\n');
  }

  /**
   * Reads a report.
   *
   * @throws Refused when it is no report of this version
   */
  public DriftDocument read(String json) {
    try {
      return Optional.ofNullable(mapper.readValue(json, DriftDocument.class))
          .orElseThrow(() -> unreadable("it is empty"));
    } catch (JacksonException e) {
      throw unreadable(e.getOriginalMessage());
    }
  }

  private static Refused unreadable(String why) {
    return new Refused(
        Diagnostic.error("unreadable-report", "this is no drift report that can be read: " + why)
            .hint("write one with `weir drift -o json=FILE`"));
  }
}
