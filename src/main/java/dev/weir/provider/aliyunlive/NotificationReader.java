package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toMap;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads notification settings, one call for each domain.
 *
 * @param domains those to look at beside the domains of wanted settings
 */
record NotificationReader(
    Kind<RecordNotification> kind,
    String scope,
    LiveReads api,
    OnlineStreams online,
    List<String> domains,
    int concurrency)
    implements KindReader<RecordNotification> {

  @Override
  public List<Found<RecordNotification>> list(Set<ObjectKey> wanted) {
    return Concurrently.map(RuleReader.all(wanted, domains), concurrency, this::key).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Census<RecordNotification> census(Set<String> given) {
    var names = RuleReader.all(given, domains);
    return names.isEmpty()
        ? RuleReader.nowhere(kind.name())
        : Census.of(
            Concurrently.map(names, concurrency, this::key).stream()
                .flatMap(Optional::stream)
                .toList());
  }

  @Override
  public List<Found<RecordNotification>> elsewhere(Set<ObjectKey> known) {
    return Concurrently.map(RuleReader.besides(kind, known, domains), concurrency, this::key)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Found<RecordNotification>> key(String domain) {
    var key = new ObjectKey(kind.id(), scope, List.of(domain));
    return read(key).map(settings -> new Found<>(key, settings, true));
  }

  @Override
  public Optional<RecordNotification> read(ObjectKey key) {
    var domain = key.parts().getFirst();
    try {
      return api.describeLiveRecordNotifyConfig(new LiveRequests.DomainName(domain))
          .liveRecordNotifyConfig()
          .map(told -> settings(domain, told));
    } catch (RemoteFailure failure) {
      if (RuleWriter.isMissing(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** What is told of every stream of the domain, and decided on it, hangs on these settings. */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    var answers =
        Concurrently.map(
            List.copyOf(objects.keySet()),
            concurrency,
            key -> Map.entry(key, OnlineStreams.onAir(online.of(key.parts().getFirst()))));
    return answers.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static RecordNotification settings(String domain, LiveAnswers.NotifyConfig told) {
    return new RecordNotification(
        domain,
        text(told.notifyUrl()),
        text(told.onDemandUrl()),
        told.needStatusNotify().orElse(false),
        told.notifyReqAuth().orElse(false),
        text(told.notifyAuthKey()).map(Secret::of));
  }

  private static Optional<String> text(Optional<String> told) {
    return told.filter(text -> !text.isEmpty());
  }
}
