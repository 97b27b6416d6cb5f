package dev.weir.provider.aliyunlive;

import dev.weir.http.Percent;
import dev.weir.provider.Conditions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the service asks before it records a stream on demand.
 *
 * <p>See https://www.alibabacloud.com/help/en/live/user-guide/on-demand-recording-callbacks.
 *
 * @param domain main streaming domain, in lower case
 * @param bitrate kbit/s of the picture; empty when the service does not tell a number
 * @param codec {@code h264} or {@code h265}; empty when the service does not tell it
 */
record Question(
    String app, String domain, String stream, Optional<Long> bitrate, Optional<String> codec) {

  /** Longest bit rate that is read as a number. */
  private static final int DIGITS = 12;

  /** What decisions may speak of. */
  static final SequencedMap<String, Conditions.Type> VARIABLES = variables();

  private static SequencedMap<String, Conditions.Type> variables() {
    var variables = new LinkedHashMap<String, Conditions.Type>();
    variables.put("app", Conditions.Type.TEXT);
    variables.put("domain", Conditions.Type.TEXT);
    variables.put("stream", Conditions.Type.TEXT);
    variables.put("bitrate", Conditions.Type.WHOLE);
    variables.put("codec", Conditions.Type.TEXT);
    return variables;
  }

  /** Reads the parameters of a call; empty when they do not name a stream. */
  static Optional<Question> of(Map<String, String> parameters) {
    var app = parameters.getOrDefault("app", "");
    var domain = parameters.getOrDefault("domain", "");
    var stream = parameters.getOrDefault("stream", "");
    if (app.isEmpty() || domain.isEmpty() || stream.isEmpty()) {
      return Optional.empty();
    }
    var bitrate =
        Optional.ofNullable(parameters.get("vbitrate"))
            .filter(text -> text.matches("[0-9]{1," + DIGITS + "}"))
            .map(Long::valueOf);
    var codec = Optional.ofNullable(parameters.get("codec")).filter(text -> !text.isEmpty());
    return Optional.of(new Question(app, domain.toLowerCase(Locale.ROOT), stream, bitrate, codec));
  }

  /** What a decision is asked with; what is not known is left out. */
  Map<String, Object> values() {
    var values = new HashMap<String, Object>();
    values.put("app", app);
    values.put("domain", domain);
    values.put("stream", stream);
    bitrate.ifPresent(kilobits -> values.put("bitrate", kilobits));
    codec.ifPresent(name -> values.put("codec", name));
    return values;
  }

  /** The address that the service calls; what is not known stands as a placeholder. */
  String url(String base) {
    return base
        + (base.contains("?") ? "&" : "?")
        + "app=%s&domain=%s&stream=%s&vbitrate=%s&codec=%s"
            .formatted(
                Percent.encode(app),
                Percent.encode(domain),
                Percent.encode(stream),
                bitrate.map(String::valueOf).orElse("{kbit/s}"),
                codec.map(Percent::encode).orElse("{h264|h265}"));
  }
}
