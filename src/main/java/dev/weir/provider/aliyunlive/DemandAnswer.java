package dev.weir.provider.aliyunlive;

import dev.weir.kind.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What is answered when the service asks whether to record a stream.
 *
 * @param record whether
 * @param formats into which containers; empty for all that the rule has
 * @param intervals lengths of files by the service's word for their container
 */
record DemandAnswer(boolean record, List<String> formats, SequencedMap<String, Long> intervals) {

  /** Recorded as the rule says. */
  static final DemandAnswer RECORD = new DemandAnswer(true, List.of(), new LinkedHashMap<>());

  /** Not recorded. */
  static final DemandAnswer SKIP = new DemandAnswer(false, List.of(), new LinkedHashMap<>());

  /** How the service writes containers in {@code Interval}. */
  private static final Map<String, String> WORDS =
      Map.of("mp4", "Mp4", "flv", "Flv", "m3u8", "M3U8");

  /** What a rule of a {@link RecordDecision} answers. */
  static DemandAnswer of(Value.Fields rule) {
    if (!rule.get("record").equals(new Value.Truth(true))) {
      return SKIP;
    }
    var formats = new ArrayList<String>();
    if (rule.get("formats") instanceof Value.Items(var items)) {
      items.forEach(item -> formats.add(item instanceof Value.Text(var word) ? word : ""));
    }
    var intervals = new LinkedHashMap<String, Long>();
    if (rule.get("intervals") instanceof Value.Fields lengths) {
      for (var word : List.of("mp4", "flv", "m3u8")) {
        if (lengths.get(word) instanceof Value.Span(Duration length)) {
          intervals.put(WORDS.getOrDefault(word, word), length.toSeconds());
        }
      }
    }
    return new DemandAnswer(true, List.copyOf(formats), intervals);
  }

  /** The body of the answer. */
  String json() {
    var json = LiveCodec.JSON.createObjectNode();
    json.put("ApiVersion", "1.0");
    json.put("NeedRecord", record);
    if (!intervals.isEmpty()) {
      var lengths = json.putObject("Interval");
      intervals.forEach(lengths::put);
    }
    if (!formats.isEmpty()) {
      var list = json.putArray("Format");
      formats.forEach(list::add);
    }
    return json.toString();
  }
}
