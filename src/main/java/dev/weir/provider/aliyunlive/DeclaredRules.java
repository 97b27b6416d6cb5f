package dev.weir.provider.aliyunlive;

import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules and notifications that a stack declares. */
final class DeclaredRules {

  private final List<Resource> rules;
  private final List<Resource> notifications;

  DeclaredRules(Catalogue catalogue) {
    this.rules = catalogue.resources(AliyunLiveModule.API_VERSION + "/RecordRule");
    this.notifications = catalogue.resources(AliyunLiveModule.API_VERSION + "/RecordNotification");
  }

  /** Whether anything is declared about recordings of this domain. */
  boolean isAbout(String domain) {
    return Stream.concat(rules.stream(), notifications.stream())
        .anyMatch(resource -> resource.spec().text("domain").equals(domain));
  }

  /** The rules that match a stream, narrowest first; only the first applies. */
  List<Resource> matching(String domain, String app, String stream) {
    var every = RecordRule.EVERY;
    return Stream.of(
            find(domain, app, stream), find(domain, app, every), find(domain, every, every))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private Optional<Resource> find(String domain, String app, String stream) {
    return rules.stream()
        .filter(rule ->
            rule.spec().text("domain").equals(domain)
                && rule.spec().text("app").equals(app)
                && rule.spec().text("stream").equals(stream))
        .findFirst();
  }

  /** All rules for streams of this app and name, whatever their domain. */
  List<Resource> all() {
    return rules;
  }

  /** What a domain's recordings are told to. */
  Optional<Resource> notification(String domain) {
    return notifications.stream()
        .filter(resource -> resource.spec().text("domain").equals(domain))
        .findFirst();
  }

  /** Every declared notification. */
  List<Resource> notifications() {
    return notifications;
  }

  /** Whether a rule is about a single stream; only then its window counts. */
  static boolean isOfStream(Resource rule) {
    return !rule.spec().text("stream").equals(RecordRule.EVERY);
  }

  /** Why a rule matches. */
  static String level(Resource rule) {
    if (isOfStream(rule)) {
      return "it is the stream's own rule";
    }
    return rule.spec().text("app").equals(RecordRule.EVERY)
        ? "it is the domain's rule"
        : "it is the app's rule";
  }
}
