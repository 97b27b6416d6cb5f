package dev.weir.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What goes wrong in a sandbox. The first rule that hits a call decides; the delay is for all.
 *
 * @param source what it was read from
 * @param delay how much longer every call takes
 * @param rules in order
 */
record FaultScript(JsonNode source, Duration delay, List<FaultRule> rules) {

  static final FaultScript NONE =
      new FaultScript(JsonNodeFactory.instance.arrayNode(), Duration.ZERO, List.of());

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Set<String> SCRIPT_MEMBERS = Set.of("delayMillis", "rules", "seed");
  private static final Set<String> RULE_MEMBERS =
      Set.of(
          "kind",
          "provider",
          "operation",
          "method",
          "path",
          "nth",
          "times",
          "probability",
          "seed",
          "status",
          "delayMillis",
          "afterEffect");

  FaultScript {
    rules = List.copyOf(rules);
  }

  /**
   * Reads a list of rules, one rule, or {@code {"delayMillis", "seed", "rules"}}.
   *
   * @throws IllegalArgumentException when it is none of these; the message says what is wrong
   */
  static FaultScript read(JsonNode json) {
    if (json.isArray()) {
      return new FaultScript(json, Duration.ZERO, rules(json, 0));
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("faults are a list of rules or an object");
    }
    if (json.has("kind")) {
      return new FaultScript(json, Duration.ZERO, List.of(rule(json, 0)));
    }
    Members.check(json, SCRIPT_MEMBERS, "the fault script");
    var delay = delay(json).orElse(Duration.ZERO);
    return new FaultScript(json, delay, rules(json.path("rules"), json.path("seed").asLong(0)));
  }

  /** What happens to this call. */
  Fault judge(Fault.Subject subject) {
    for (var rule : rules) {
      var fault = rule.judge(subject);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    return new Fault.None();
  }

  private static List<FaultRule> rules(JsonNode json, long seed) {
    var rules = new ArrayList<FaultRule>();
    for (var one : json) {
      rules.add(rule(one, seed + rules.size()));
    }
    return rules;
  }

  private static FaultRule rule(JsonNode json, long seed) {
    Members.check(json, RULE_MEMBERS, "a fault rule");
    var match =
        new FaultRule.Match(
            Members.text(json, "provider"),
            Members.text(json, "operation"),
            Members.text(json, "method"),
            Members.text(json, "path").map(FaultScript::pattern));
    return new FaultRule(match, hits(json), fault(json), json.path("seed").asLong(seed));
  }

  private static FaultRule.Hits hits(JsonNode json) {
    var nth = new TreeSet<Integer>();
    if (json.path("nth").isArray()) {
      json.path("nth").forEach(number -> nth.add(number.asInt()));
    } else if (json.has("nth")) {
      nth.add(json.path("nth").asInt());
    }
    var times = json.path("times").asInt(Integer.MAX_VALUE);
    return new FaultRule.Hits(nth, times, json.path("probability").asDouble(1));
  }

  private static Fault fault(JsonNode json) {
    var kind = Members.text(json, "kind").orElse("");
    var after = json.path("afterEffect").asBoolean(kind.endsWith("-after"));
    return switch (kind) {
      case "throttle" -> new Fault.Throttle();
      case "fail", "fail-before", "fail-after" ->
          new Fault.Fail(json.path("status").asInt(500), after);
      case "hang", "hang-before", "hang-after" ->
          new Fault.Hang(delay(json).orElse(Duration.ofSeconds(30)), after);
      case "cut", "cut-before", "cut-after" -> new Fault.Cut(after);
      case "truncate" -> new Fault.Truncate();
      case "slow" -> new Fault.Slow(delay(json).orElse(Duration.ofSeconds(1)));
      case "stale-read" -> new Fault.StaleRead();
      default ->
          throw new IllegalArgumentException(
              "`kind` of a fault rule is throttle, fail-before, fail-after, hang-before,"
                  + " hang-after, cut-before, cut-after, truncate, slow or stale-read; not `"
                  + kind
                  + "`");
    };
  }

  /** Bounded, so that no script can hold a caller for ever. */
  private static Optional<Duration> delay(JsonNode json) {
    if (!json.has("delayMillis")) {
      return Optional.empty();
    }
    var millis = Members.whole(json, "delayMillis");
    if (millis < 0 || millis > LONGEST.toMillis()) {
      throw new IllegalArgumentException(
          "`delayMillis` must be from 0 to " + LONGEST.toMillis() + "; it is " + millis);
    }
    return Optional.of(Duration.ofMillis(millis));
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "`path` is not a regular expression: " + e.getMessage(), e);
    }
  }
}
