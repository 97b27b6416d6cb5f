package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import dev.weir.provider.aliyunlive.RecordFormat.Container;
import dev.weir.provider.aliyunlive.RecordRule.OnDemand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Between rules as manifests have them and rules as they are on the wire. */
final class RuleMapping {

  private static final Duration DELAY = Duration.ofMinutes(3);

  private RuleMapping() {}

  /** A value that the service tells and that we have no word for. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /**
   * What the service tells of a rule; what it leaves out is what it documents as the default.
   *
   * @throws Unknown when it tells a mode or a container that we do not know
   */
  static RecordRule rule(LiveAnswers.Rule told) {
    return new RecordRule(
        told.domainName().toLowerCase(Locale.ROOT),
        told.appName(),
        told.stream(),
        told.ossEndpoint(),
        told.ossBucket(),
        onDemand(told.onDemond().orElse(OnDemand.AUTOMATIC.code())),
        told.delayTime().map(Duration::ofSeconds).orElse(DELAY),
        told.startTime().flatMap(LiveTime::parse),
        told.endTime().flatMap(LiveTime::parse),
        formats(told.formats()),
        formats(told.transcodeFormats()),
        told.templates(),
        told.createTime().flatMap(LiveTime::parse));
  }

  private static OnDemand onDemand(int code) {
    return Arrays.stream(OnDemand.values())
        .filter(mode -> mode.code() == code)
        .findFirst()
        .orElseThrow(() -> new Unknown("`OnDemand` is " + code));
  }

  private static List<RecordFormat> formats(List<Format> told) {
    return told.stream().map(RuleMapping::format).toList();
  }

  private static RecordFormat format(Format told) {
    return new RecordFormat(
        container(told.format()),
        told.cycleDuration().map(Duration::ofSeconds),
        told.sliceDuration().map(Duration::ofSeconds),
        told.ossObjectPrefix().filter(text -> !text.isEmpty()).orElse(RecordFormat.FILE_NAMES),
        told.sliceOssObjectPrefix().filter(text -> !text.isEmpty()));
  }

  private static Container container(String word) {
    return Arrays.stream(Container.values())
        .filter(container -> word(container).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new Unknown("`Format` is `" + word + "`"));
  }

  private static String word(Container container) {
    return container.name().toLowerCase(Locale.ROOT);
  }

  /** The request that makes a rule; nothing is left to the service's defaults. */
  static LiveRequests.AddRule add(RecordRule rule) {
    return new LiveRequests.AddRule(
        rule.domain(),
        rule.app(),
        Optional.of(rule.stream()),
        rule.ossBucket(),
        rule.ossEndpoint(),
        Optional.of(rule.onDemand().code()),
        Optional.of(seconds(rule.delayTime())),
        rule.startTime().map(LiveTime::format),
        rule.endTime().map(LiveTime::format),
        rule.formats().stream().map(RuleMapping::named).toList(),
        rule.transcodeFormats().stream().map(RuleMapping::named).toList(),
        rule.transcodeTemplates());
  }

  /**
   * The request that changes a rule: whether the service keeps or resets what is left out is not
   * documented, so everything goes.
   *
   * @param stream as the service tells it: missing, empty or {@code *} for every stream
   */
  static LiveRequests.UpdateRule update(RecordRule rule, Optional<String> stream) {
    return new LiveRequests.UpdateRule(
        rule.domain(),
        rule.app(),
        stream.filter(name -> !name.isEmpty()),
        rule.ossEndpoint(),
        Optional.of(rule.onDemand().code()),
        Optional.of(seconds(rule.delayTime())),
        rule.startTime().map(LiveTime::format),
        rule.endTime().map(LiveTime::format),
        rule.formats().stream().map(RuleMapping::unnamed).toList(),
        rule.transcodeFormats().stream().map(RuleMapping::unnamed).toList(),
        rule.transcodeTemplates());
  }

  private static Format named(RecordFormat format) {
    return new Format(
        word(format.format()),
        Optional.of(seconds(format.cycleDuration().orElse(format.format().cycle()))),
        Optional.of(format.ossObjectPrefix()),
        segmented(format).map(f -> f.sliceOssObjectPrefix().orElse(RecordFormat.SEGMENT_NAMES)),
        segmented(format).map(f -> seconds(f.sliceDuration().orElse(RecordFormat.SEGMENT))));
  }

  private static Format unnamed(RecordFormat format) {
    var named = named(format);
    return new Format(
        named.format(),
        named.cycleDuration(),
        Optional.empty(),
        Optional.empty(),
        named.sliceDuration());
  }

  private static Optional<RecordFormat> segmented(RecordFormat format) {
    return Optional.of(format).filter(f -> f.format().segmented());
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.toSeconds());
  }
}
