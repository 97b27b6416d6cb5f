package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Secret;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes notification settings. An update replaces them all, so everything goes every time. */
record NotificationWriter(
    Kind<RecordNotification> kind, LiveApi api, NotificationReader reader, Settled settled)
    implements KindWriter<RecordNotification> {

  private static final String KEY = "[A-Za-z0-9]{16,32}";

  @Override
  public RecordNotification create(RecordNotification desired) {
    api.addLiveRecordNotifyConfig(wire(desired));
    return desired;
  }

  @Override
  public RecordNotification update(
      RecordNotification before, RecordNotification desired, Set<String> changed) {
    api.updateLiveRecordNotifyConfig(wire(desired));
    if (!left(before, desired).isEmpty()) {
      settled.await("UpdateLiveRecordNotifyConfig", () -> left(now(desired), desired));
    }
    return desired;
  }

  @Override
  public void delete(RecordNotification before) {
    try {
      api.deleteLiveRecordNotifyConfig(new LiveRequests.DomainName(before.domain()));
    } catch (RemoteFailure failure) {
      if (!RuleWriter.isMissing(failure)) {
        throw failure;
      }
    }
  }

  private RecordNotification now(RecordNotification desired) {
    var key = new ObjectKey(kind.id(), "", List.of(desired.domain()));
    return reader.read(key).orElse(desired);
  }

  private static List<String> left(RecordNotification told, RecordNotification wanted) {
    var left = new ArrayList<String>();
    if (told.onDemandUrl().isPresent() && wanted.onDemandUrl().isEmpty()) {
      left.add("`onDemandUrl`");
    }
    if (told.notifyAuthKey().isPresent() && wanted.notifyAuthKey().isEmpty()) {
      left.add("`notifyAuthKey`");
    }
    return left;
  }

  private static LiveAnswers.NotifyConfig wire(RecordNotification settings) {
    settings.notifyAuthKey().ifPresent(key -> checkKey(settings.domain(), key));
    return new LiveAnswers.NotifyConfig(
        settings.domain(),
        settings.notifyUrl().or(settings::onDemandUrl),
        settings.onDemandUrl(),
        Optional.of(settings.needStatusNotify()),
        Optional.of(settings.notifyReqAuth()),
        settings.notifyAuthKey().map(Secret::reveal));
  }

  /** The service would take a key that it cannot sign with. */
  private static void checkKey(String domain, Secret key) {
    if (!key.reveal().matches(KEY)) {
      throw new Refused(
          Diagnostic.error(
                  "invalid-notify-auth-key",
                  "`notifyAuthKey` of domain `%s` is not 16 to 32 letters and digits"
                      .formatted(domain))
              .hint("put another value into the variable or file that it refers to"));
    }
  }

  @Override
  public Duration settling() {
    return Settled.TIME;
  }

  /** While a domain is being configured it refuses other changes. */
  @Override
  public String lane(ObjectKey key) {
    return key.parts().getFirst();
  }
}
