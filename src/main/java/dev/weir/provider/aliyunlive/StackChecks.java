package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Findings;
import dev.weir.provider.Catalogue.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What no single document shows: rules that hide each other, and what rules need beside them. */
final class StackChecks {

  private static final String RULE = AliyunLiveModule.API_VERSION + "/RecordRule";
  private static final String NOTIFICATION = AliyunLiveModule.API_VERSION + "/RecordNotification";
  private static final String BUCKETS = "aliyun-oss/v1";

  private final Instant now;
  private final Findings findings;
  private final List<Resource> rules;
  private final List<Resource> notifications;
  private final Map<String, Resource> byName;
  private final Map<String, Resource> notificationOf;
  private final List<Value.Fields> buckets;

  StackChecks(Catalogue catalogue, Instant now, Findings findings) {
    this.now = now;
    this.findings = findings;
    this.rules = catalogue.resources(RULE);
    this.notifications = catalogue.resources(NOTIFICATION);
    this.byName = rules.stream().collect(toMap(StackChecks::name, r -> r, (first, _) -> first));
    this.notificationOf =
        notifications.stream()
            .collect(toMap(r -> r.spec().text("domain"), r -> r, (first, _) -> first));
    this.buckets = catalogue.providers(BUCKETS);
  }

  void run() {
    for (var rule : rules) {
      twice(rule);
      broader(rule).ifPresent(outer -> hidden(rule, outer));
      decided(rule);
      window(rule);
      bucket(rule);
      region(rule);
    }
    accounts(rules);
    accounts(notifications);
  }

  private static String name(Resource rule) {
    var spec = rule.spec();
    return name(spec.text("domain"), spec.text("app"), spec.text("stream"));
  }

  private static String name(String domain, String app, String stream) {
    return String.join("/", domain, app, stream);
  }

  /** The rule that would apply if this one were not there. */
  private Optional<Resource> broader(Resource rule) {
    var domain = rule.spec().text("domain");
    var app = rule.spec().text("app");
    var stream = rule.spec().text("stream");
    if (app.isEmpty() || app.equals(RecordRule.EVERY) || stream.isEmpty()) {
      return Optional.empty();
    }
    var ofApp =
        stream.equals(RecordRule.EVERY) ? null : byName.get(name(domain, app, RecordRule.EVERY));
    return Optional.ofNullable(ofApp)
        .or(() ->
            Optional.ofNullable(byName.get(name(domain, RecordRule.EVERY, RecordRule.EVERY))));
  }

  /** Exactly one rule applies to a stream; modes and formats never add up. */
  private void hidden(Resource rule, Resource outer) {
    if (rule.spec().get("startTime").isPresent() || rule.spec().get("endTime").isPresent()) {
      findings.warning(
          rule,
          "startTime",
          "window-hides-rule",
          "outside its window `%s` may not be recorded at all: this rule applies to it, not `%s`"
              .formatted(name(rule), outer.address()),
          "remove the rule after the window, so that `%s` applies again"
              .formatted(outer.address()));
    }
    for (var list : new String[] {"formats", "transcodeFormats"}) {
      var missing = words(outer, list);
      missing.removeAll(words(rule, list));
      if (!missing.isEmpty()) {
        findings.warning(
            rule,
            list,
            "rule-hides-formats",
            "`%s` is recorded by this rule alone, so not as %s as `%s` would: rules do not add up"
                .formatted(name(rule), quoted(missing), outer.address()),
            "name every wanted format in this rule");
      }
    }
  }

  private static Set<String> words(Resource rule, String list) {
    var words = new TreeSet<String>();
    RuleForm.formats(rule.spec(), list).forEach(format -> words.add(format.text("format")));
    return words;
  }

  private static String quoted(Set<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(joining(", "));
  }

  /**
   * A domain is in one account only, so two accounts with a rule for the same streams are one, and
   * the two rules are one that both documents fight over.
   */
  private void twice(Resource rule) {
    var first = byName.get(name(rule));
    if (first != null
        && !first.address().equals(rule.address())
        && !rule.spec().text("domain").isEmpty()) {
      findings.error(
          rule,
          "domain",
          "recorded-twice",
          "`%s` has two rules: this one, and `%s` through another account"
              .formatted(name(rule), first.address()),
          "a domain is in one account only: keep one of the two");
    }
  }

  /** A rule that asks a callback never records where nobody is to be asked. */
  private void decided(Resource rule) {
    var domain = rule.spec().text("domain");
    if (!rule.spec().text("onDemand").equals("callback") || domain.isEmpty()) {
      return;
    }
    var settings = notificationOf.get(domain);
    if (settings == null) {
      findings.warning(
          rule,
          "onDemand",
          "no-notification",
          "no `RecordNotification` of domain `%s` is declared: unless somebody else set an"
                  .formatted(domain)
              + " `onDemandUrl`, nothing is recorded",
          "declare a `RecordNotification` with `domain: %s` and an `onDemandUrl`"
              .formatted(domain));
    } else if (!settings.spec().get("onDemandUrl").isPresent()) {
      findings.error(
          rule,
          "onDemand",
          "no-on-demand-url",
          "`%s` sets no `onDemandUrl`, so this rule never records".formatted(settings.address()),
          "set `onDemandUrl` there, or another `onDemand` here");
    }
  }

  private void window(Resource rule) {
    if (rule.spec().get("endTime") instanceof Value.Moment(Instant end) && !end.isAfter(now)) {
      findings.warning(
          rule,
          "endTime",
          "window-over",
          "the window ended at `%s`: the rule never records again".formatted(end),
          "remove the rule, or give it another window");
    }
  }

  private void bucket(Resource rule) {
    var bucket = rule.spec().text("ossBucket");
    var region = Regions.ofEndpoint(rule.spec().text("ossEndpoint"));
    for (var settings : buckets) {
      var home = Regions.ofBucket(settings);
      boolean same = settings.shape().has("bucket") && settings.text("bucket").equals(bucket);
      if (same && home.isPresent() && region.isPresent() && !home.equals(region)) {
        findings.error(
            rule,
            "ossEndpoint",
            "bucket-in-another-region",
            "bucket `%s` is in region `%s`, says its `%s` document, not in `%s`"
                .formatted(bucket, home.get(), BUCKETS, region.get()),
            "write `ossEndpoint: oss-%s.aliyuncs.com`".formatted(home.get()));
      }
    }
  }

  private void region(Resource rule) {
    var centre = rule.settings().text("region");
    var region = Regions.ofEndpoint(rule.spec().text("ossEndpoint"));
    if (!centre.isEmpty() && region.isPresent() && !region.get().equals(centre)) {
      findings.warning(
          rule,
          "ossEndpoint",
          "recording-leaves-region",
          "the account's live centre is in region `%s`, the bucket in `%s`"
              .formatted(centre, region.get()),
          "record into a bucket of the same region");
    }
  }

  /** Keys do not say whose they are, so two accounts in a stack need names. */
  private void accounts(List<Resource> resources) {
    var credentials = new HashMap<String, Value>();
    for (var resource : resources) {
      var theirs = resource.settings().get("credentials");
      var known = credentials.putIfAbsent(resource.settings().text("account"), theirs);
      if (known != null && !known.equals(theirs)) {
        findings.error(
            resource,
            "provider",
            "accounts-not-told-apart",
            "two `Provider` documents have different credentials and the same `account`",
            "give each a name in `account`, or both the same credentials");
        return;
      }
    }
  }
}
