package dev.weir.provider.aliyunlive;

import dev.weir.kind.Kind.Findings;
import dev.weir.kind.Value;

/** What is wrong with a single document of notification settings. */
final class NotificationChecks {

  private NotificationChecks() {}

  static void check(Value.Fields settings, Findings findings) {
    if (!settings.get("notifyUrl").isPresent() && !settings.get("onDemandUrl").isPresent()) {
      findings.error(
          "notifyUrl",
          "missing-notify-url",
          "neither `notifyUrl` nor `onDemandUrl` is set",
          "set at least one of them");
    }
    boolean signed = settings.get("notifyReqAuth").equals(new Value.Truth(true));
    boolean key = settings.get("notifyAuthKey").isPresent();
    if (signed && !key) {
      findings.error(
          "notifyReqAuth",
          "missing-notify-auth-key",
          "`notifyReqAuth` needs a key",
          "add `notifyAuthKey: {fromEnv: WEIR_SECRET_…}`");
    }
    if (key && !signed) {
      findings.warning(
          "notifyAuthKey",
          "notify-auth-key-unused",
          "`notifyAuthKey` is set, yet calls are not signed",
          "add `notifyReqAuth: true`");
    }
  }
}
