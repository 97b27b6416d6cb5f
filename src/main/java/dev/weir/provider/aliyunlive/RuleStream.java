package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.WhichStream;
import java.util.Optional;

/**
 * One stream that a rule is about.
 *
 * @param app never {@code *}
 * @param stream never {@code *}
 */
record RuleStream(String domain, String app, String stream) {

  /**
   * The stream that is meant: the rule's own, or the one that is named.
   *
   * @throws Refused when that is none, or another rule's
   */
  static RuleStream of(ObjectKey rule, WhichStream which) {
    var own = new RuleStream(rule.parts().get(0), rule.parts().get(1), rule.parts().get(2));
    var named = which.name().map(name -> own.with(name, rule)).orElse(own);
    if (isEvery(named.app) || isEvery(named.stream)) {
      throw usage(
          "`%s` is about many streams".formatted(rule),
          isEvery(own.app)
              ? "say which one with `--stream APP/STREAM`"
              : "say which one with `--stream STREAM`");
    }
    if (!own.covers(named)) {
      throw usage(
          "`%s` is not about the stream `%s`".formatted(rule, named),
          "name the rule that it is about");
    }
    return named;
  }

  private RuleStream with(String name, ObjectKey rule) {
    int slash = name.indexOf('/');
    var other =
        new RuleStream(
            domain, slash < 0 ? app : name.substring(0, slash), name.substring(slash + 1));
    if (other.app.isEmpty() || other.stream.isEmpty() || other.stream.contains("/")) {
      throw usage(
          "`--stream %s` is no stream of `%s`".formatted(name, rule),
          "streams are `STREAM` or `APP/STREAM`");
    }
    return other;
  }

  private boolean covers(RuleStream other) {
    return (isEvery(app) || app.equals(other.app))
        && (isEvery(stream) || stream.equals(other.stream));
  }

  private static boolean isEvery(String name) {
    return name.equals(RecordRule.EVERY);
  }

  private static Refused usage(String message, String hint) {
    return new Refused(Diagnostic.error("usage", message).hint(hint));
  }

  /** The rule of a domain that applies to it: its own, else its app's, else the domain's. */
  Optional<LiveAnswers.Rule> rule(RuleBook book) {
    return book.find(domain, app, stream)
        .or(() -> book.find(domain, app, RecordRule.EVERY))
        .or(() -> book.find(domain, RecordRule.EVERY, RecordRule.EVERY));
  }

  /**
   * The rule, if it is the one that applies.
   *
   * @throws Refused when there is no such rule, or another one goes before it
   */
  LiveAnswers.Rule rule(RuleBook book, ObjectKey key) {
    var applying = rule(book).orElseThrow(() -> Capability.missing(key));
    if (applying.appName().equals(key.parts().get(1))
        && applying.stream().equals(key.parts().get(2))) {
      return applying;
    }
    if (book.find(domain, key.parts().get(1), key.parts().get(2)).isEmpty()) {
      throw Capability.missing(key);
    }
    throw new Refused(
        Diagnostic.error(
                "other-rule",
                "the rule `%s/%s/%s` applies to `%s`, and goes before `%s`"
                    .formatted(domain, applying.appName(), applying.stream(), this, key))
            .hint(
                "name that rule; the stream's own goes before its app's, that before the"
                    + " domain's"));
  }

  /** {@code domain/app/stream}. */
  @Override
  public String toString() {
    return domain + "/" + app + "/" + stream;
  }
}
