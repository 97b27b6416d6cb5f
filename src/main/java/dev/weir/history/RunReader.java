package dev.weir.history;

import dev.weir.kind.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a record together from its lines. */
final class RunReader {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<Address, RecordedChange> changes = new LinkedHashMap<>();
  private final Map<Address, Progress> progress = new HashMap<>();
  private final Set<Address> halfDone = new HashSet<>();
  private @Nullable RunHeader header;
  private Optional<RunRecord.End> end = Optional.empty();

  private RunReader() {}

  /**
   * Reads a record. A last line without its end was cut off by a crash and is left out.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static RunRecord read(String text) {
    var reader = new RunReader();
    text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> reader.take(JSON.readTree(line)));
    if (reader.header == null) {
      throw new IllegalArgumentException("it has no header");
    }
    return new RunRecord(
        reader.header, new LinkedHashMap<>(reader.changes), reader.progress, reader.end);
  }

  private void take(JsonNode line) {
    var name = line.propertyNames().stream().findFirst().orElse("");
    var body = line.path(name);
    switch (name) {
      case "run" -> header = RunJson.header(body);
      case "change" -> {
        var change = RunJson.change(body);
        changes.put(change.address(), change);
      }
      case "begun" -> progress.put(address(body), new Progress.Begun());
      case "done" -> done(address(body), RunJson.text(body, "verb"));
      case "failed" -> failed(address(body), body);
      case "skipped" ->
          progress.put(
              address(body),
              new Progress.Skipped(RunJson.address(body, "because").orElse(address(body))));
      case "end" ->
          end =
              Optional.of(
                  new RunRecord.End(
                      Instant.parse(RunJson.text(body, "at")),
                      RunJson.constant(RunRecord.Outcome.class, RunJson.text(body, "outcome"))));
      default -> throw new IllegalArgumentException("`" + name + "` is no line of a record");
    }
  }

  private static Address address(JsonNode body) {
    return RunJson.address(body, "address")
        .orElseThrow(() -> new IllegalArgumentException("a line has no address"));
  }

  /** A replacement is done with its second half. */
  private void done(Address address, String verb) {
    var change = changes.get(address);
    var last =
        change == null
            || switch (change.action()) {
              case REPLACE -> verb.equals("create");
              case REPLACE_CREATE_FIRST -> verb.equals("delete");
              default -> true;
            };
    halfDone.add(address);
    progress.put(address, last ? new Progress.Done() : new Progress.Begun());
  }

  private void failed(Address address, JsonNode body) {
    boolean untouched = body.path("stale").asBoolean(false) && !halfDone.contains(address);
    progress.put(
        address,
        new Progress.Failed(RunJson.text(body, "code"), RunJson.text(body, "message"), untouched));
  }
}
