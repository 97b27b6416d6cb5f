package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Plan documents as JSON. Reading is strict: what a writer of ours would not write is refused. */
public final class PlanJson {

  private final JsonMapper mapper = Json.documents();

  /** The document, indented, with a line end at its end. */
  public String write(PlanDocument document) {
    return mapper.writeValueAsString(document) + "\n";
  }

  /** Writes the document, indented, without a copy of the whole; the writer stays open. */
  public void write(PlanDocument document, Writer to) throws IOException {
    mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(to, document);
    to.write('\n');
  }

  /**
   * Reads a document.
   *
   * @throws Refused when it is not a plan document of this version
   */
  public PlanDocument read(String json) {
    try {
      return Optional.ofNullable(mapper.readValue(json, PlanDocument.class))
          .orElseThrow(() -> unreadable("it is empty"));
    } catch (JacksonException e) {
      throw unreadable(e.getOriginalMessage());
    }
  }

  private static Refused unreadable(String why) {
    return new Refused(
        Diagnostic.error("unreadable-plan", "this is no plan that can be read: " + why));
  }
}
