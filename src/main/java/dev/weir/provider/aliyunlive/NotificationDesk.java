package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.NotifyConfig;
import dev.weir.sandbox.Shelf;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the emulated service does about notification settings. */
record NotificationDesk(LiveWorld switches, Shelf<NotifyConfig> settings) {

  private static final Pattern URL = Pattern.compile("https?://.+");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{16,32}");

  void add(NotifyConfig asked) {
    check(asked);
    settings.update(
        domain(asked),
        before -> {
          if (before.isPresent()) {
            throw LiveRefusal.configExists();
          }
          return Optional.of(filled(asked));
        });
  }

  void update(NotifyConfig asked) {
    check(asked);
    settings.update(
        domain(asked),
        before -> {
          var old = before.orElseThrow(LiveRefusal::configNotFound);
          return Optional.of(switches.updateKeeps() ? merged(old, asked) : filled(asked));
        });
  }

  void delete(LiveRequests.DomainName asked) {
    settings.update(
        asked.domainName().toLowerCase(Locale.ROOT),
        before -> {
          if (before.isEmpty()) {
            throw LiveRefusal.configNotFound();
          }
          return Optional.empty();
        });
  }

  LiveAnswers.Notification describe(LiveRequests.DomainName asked) {
    var found =
        settings
            .get(asked.domainName().toLowerCase(Locale.ROOT))
            .orElseThrow(LiveRefusal::configNotFound);
    return new LiveAnswers.Notification(Optional.of(found));
  }

  /** One document demands {@code NotifyUrl}, another's example does without: either URL will do. */
  private static void check(NotifyConfig asked) {
    if (text(asked.notifyUrl()).isEmpty() && text(asked.onDemandUrl()).isEmpty()) {
      throw LiveRefusal.missing("NotifyUrl");
    }
    check("NotifyUrl", URL, asked.notifyUrl());
    check("OnDemandUrl", URL, asked.onDemandUrl());
    check("NotifyAuthKey", KEY, asked.notifyAuthKey());
    if (asked.notifyReqAuth().orElse(false) && text(asked.notifyAuthKey()).isEmpty()) {
      throw LiveRefusal.missing("NotifyAuthKey");
    }
  }

  private static void check(String parameter, Pattern pattern, Optional<String> sent) {
    if (text(sent).filter(value -> !pattern.matcher(value).matches()).isPresent()) {
      throw LiveRefusal.malformed(parameter);
    }
  }

  private static NotifyConfig filled(NotifyConfig asked) {
    return new NotifyConfig(
        domain(asked),
        text(asked.notifyUrl()),
        text(asked.onDemandUrl()),
        asked.needStatusNotify().or(() -> Optional.of(false)),
        asked.notifyReqAuth().or(() -> Optional.of(false)),
        text(asked.notifyAuthKey()));
  }

  private static NotifyConfig merged(NotifyConfig before, NotifyConfig asked) {
    return new NotifyConfig(
        domain(asked),
        text(asked.notifyUrl()).or(before::notifyUrl),
        text(asked.onDemandUrl()).or(before::onDemandUrl),
        asked.needStatusNotify().or(before::needStatusNotify),
        asked.notifyReqAuth().or(before::notifyReqAuth),
        text(asked.notifyAuthKey()).or(before::notifyAuthKey));
  }

  private static Optional<String> text(Optional<String> sent) {
    return sent.filter(value -> !value.isEmpty());
  }

  private static String domain(NotifyConfig asked) {
    return asked.domainName().toLowerCase(Locale.ROOT);
  }
}
