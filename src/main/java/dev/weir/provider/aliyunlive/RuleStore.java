package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Shelf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rules that the emulated service remembers. */
final class RuleStore {

  private static final Comparator<Rule> OLDEST_FIRST =
      Comparator.comparing((Rule rule) -> rule.createTime().orElse(""))
          .thenComparing(Rule::appName)
          .thenComparing(Rule::stream);

  private final Shelf<Rule> rules;

  /** Each domain's rules in order: sorting them for every page would cost more than the rest. */
  private final Map<String, List<Rule>> ordered = new ConcurrentHashMap<>();

  RuleStore(Memory memory) {
    this.rules = memory.shelf("rules", Rule.class);
  }

  /** A domain's rules, the oldest first. */
  List<Rule> of(String domain) {
    return Memory.readsAreStale() ? sorted(domain) : ordered.computeIfAbsent(domain, this::sorted);
  }

  private List<Rule> sorted(String domain) {
    // The digit zero follows the slash, so this is every key of the domain.
    return rules.view().subMap(domain + "/", domain + "0").values().stream()
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /** A rule; {@code *} stands for every app or stream. */
  Optional<Rule> get(String domain, String app, String stream) {
    return rules.get(key(domain, app, stream));
  }

  /** Replaces a rule by what the function makes of it. */
  void change(String domain, String app, String stream, UnaryOperator<Optional<Rule>> change) {
    rules.update(key(domain, app, stream), change);
    ordered.remove(domain);
  }

  /** Everything remembered has become something else. */
  void reload() {
    ordered.clear();
  }

  /** The one rule that applies to a stream: its own, else its app's, else its domain's. */
  Optional<Rule> applying(String domain, String app, String stream) {
    return Stream.of(
            get(domain, app, stream),
            get(domain, app, RecordRule.EVERY),
            get(domain, RecordRule.EVERY, RecordRule.EVERY))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String key(String domain, String app, String stream) {
    return domain + "/" + app + "/" + stream;
  }
}
