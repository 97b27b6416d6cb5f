package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toSet;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes rules. */
record RuleWriter(Kind<RecordRule> kind, LiveApi api, RuleBook book, Settled settled)
    implements KindWriter<RecordRule> {

  @Override
  public RecordRule create(RecordRule desired) {
    api.addLiveAppRecordConfig(RuleMapping.add(desired));
    return desired;
  }

  @Override
  public RecordRule update(RecordRule before, RecordRule desired, Set<String> changed) {
    api.updateLiveAppRecordConfig(RuleMapping.update(desired, streamAsTold(before)));
    if (!left(before, desired).isEmpty()) {
      settled.await("UpdateLiveAppRecordConfig", () -> left(now(desired), desired));
    }
    return desired;
  }

  @Override
  public void delete(RecordRule before) {
    var name =
        new LiveRequests.RuleName(
            before.domain(), before.app(), streamAsTold(before).filter(s -> !s.isEmpty()));
    try {
      api.deleteLiveAppRecordConfig(name);
    } catch (RemoteFailure failure) {
      if (!isMissing(failure)) {
        throw failure;
      }
    }
  }

  /** Whether a rule or a domain's settings are not there; a missing domain is another matter. */
  static boolean isMissing(RemoteFailure failure) {
    var code = failure.details().code();
    return code.equals(LiveError.CONFIG_NOT_FOUND.code())
        || code.equals(LiveError.CODE_CONFIG_NOT_FOUND.code());
  }

  /** Rules for every stream may be told, and so have to be named, in three ways. */
  private Optional<String> streamAsTold(RecordRule rule) {
    if (!rule.stream().equals(RecordRule.EVERY)) {
      return Optional.of(rule.stream());
    }
    return book.find(rule.domain(), rule.app(), rule.stream())
        .map(LiveAnswers.Rule::streamName)
        .orElse(Optional.of(rule.stream()));
  }

  private RecordRule now(RecordRule rule) {
    return book.find(rule.domain(), rule.app(), rule.stream()).map(RuleMapping::rule).orElse(rule);
  }

  /** What one rule has that another does not. */
  private static List<String> left(RecordRule rule, RecordRule wanted) {
    var left = new ArrayList<String>();
    if (rule.startTime().isPresent() && wanted.startTime().isEmpty()) {
      left.add("`startTime`");
    }
    if (rule.endTime().isPresent() && wanted.endTime().isEmpty()) {
      left.add("`endTime`");
    }
    left.addAll(left("formats", rule.formats(), wanted.formats()));
    left.addAll(left("transcodeFormats", rule.transcodeFormats(), wanted.transcodeFormats()));
    if (!wanted.transcodeTemplates().containsAll(rule.transcodeTemplates())) {
      left.add("`transcodeTemplates`");
    }
    return left;
  }

  private static List<String> left(
      String name, List<RecordFormat> formats, List<RecordFormat> wanted) {
    var kept = wanted.stream().map(RecordFormat::format).collect(toSet());
    return formats.stream()
        .map(RecordFormat::format)
        .filter(container -> !kept.contains(container))
        .map(container ->
            "`%s[%s]`".formatted(name, container.name().toLowerCase(java.util.Locale.ROOT)))
        .toList();
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
