package dev.weir.provider.aliyunlive;

import dev.weir.kind.Value;

/** The normal form of notification settings. */
final class NotificationForm {

  private NotificationForm() {}

  /** Events go to the deciding URL where none is set for them: the service demands one. */
  static Value.Fields of(Value.Fields settings) {
    var form = RuleForm.lowerCase(settings, "domain");
    for (var name : new String[] {"notifyUrl", "onDemandUrl"}) {
      if (form.get(name).equals(new Value.Text(""))) {
        form = form.with(name, Value.Absent.ABSENT);
      }
    }
    return form.get("notifyUrl").isPresent()
        ? form
        : form.with("notifyUrl", form.get("onDemandUrl"));
  }
}
