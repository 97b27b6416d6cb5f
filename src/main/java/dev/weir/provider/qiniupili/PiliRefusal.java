package dev.weir.provider.qiniupili;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An error that the emulated PILI answers with. */
final class PiliRefusal extends RuntimeException {

  private final int status;
  private final transient Map<String, String> details;

  private PiliRefusal(int status, String message, Map<String, String> details) {
    super(message);
    this.status = status;
    this.details = Map.copyOf(details);
  }

  static PiliRefusal of(int status, String message) {
    return new PiliRefusal(status, message, Map.of());
  }

  static PiliRefusal badRequest() {
    return of(400, "bad request");
  }

  /** What is wrong with one field; the second generation does not tell which. */
  static PiliRefusal badField(String field, String reason) {
    return new PiliRefusal(400, "bad request", Map.of(field, reason));
  }

  static PiliRefusal notFound() {
    return of(404, "not found");
  }

  static PiliRefusal streamNotFound() {
    return of(612, "stream not found");
  }

  static PiliRefusal hubNotFound() {
    return of(612, "hub not found");
  }

  int status() {
    return status;
  }

  /** The forms that errors have been seen in. */
  enum Form {
    /** {@code {"error": 400001, "message": "…", "details": {…}}}: first generation, today. */
    NUMERIC,
    /** {@code {"error": "…", "details": {…}}}: first generation, 2015. */
    TEXTUAL,
    /** {@code {"error": "…"}}: second generation. */
    PLAIN
  }

  JsonNode json(Form form) {
    var json = JsonNodeFactory.instance.objectNode();
    if (form == Form.NUMERIC) {
      json.put("error", status * 1000 + 1);
      json.put("message", getMessage());
    } else {
      json.put("error", getMessage());
    }
    if (form != Form.PLAIN && !details.isEmpty()) {
      var object = json.putObject("details");
      new TreeMap<>(details).forEach(object::put);
    }
    return json;
  }
}
