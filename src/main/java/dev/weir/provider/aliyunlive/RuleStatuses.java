package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toMap;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Statuses;
import dev.weir.provider.aliyunlive.LiveAnswers.Online;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The streams on the air that rules apply to: one listing for each domain. */
record RuleStatuses(Kind<RecordRule> kind, RulesOnAir rules) implements Statuses {

  /** How FLV, and so the service, numbers codecs. */
  private static final Map<Integer, String> CODECS = Map.of(7, "H264", 12, "H265");

  private static final int KILO = 1_000;

  @Override
  public Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now) {
    return rules.streams(keys, true).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> statuses(entry.getValue())));
  }

  private static List<StreamStatus> statuses(List<Online> streams) {
    return streams.isEmpty()
        ? List.of(new Idle())
        : streams.stream().sorted(OnlineStreams.FIRST).map(RuleStatuses::live).toList();
  }

  private static StreamStatus live(Online stream) {
    return new Live(
        Optional.of(stream.appName() + "/" + stream.streamName()),
        OnlineStreams.since(stream),
        stream.clientIp().filter(address -> !address.isEmpty()),
        new Rates(bits(stream), frames(stream)),
        new Picture(
            stream.width().orElse(0),
            stream.height().orElse(0),
            stream.videoCodecId().map(id -> CODECS.getOrDefault(id, "")).orElse("")));
  }

  private static OptionalLong bits(Online stream) {
    long kilobits = stream.videoDataRate().orElse(0) + (long) stream.audioDataRate().orElse(0);
    return kilobits > 0 ? OptionalLong.of(kilobits * KILO) : OptionalLong.empty();
  }

  private static OptionalDouble frames(Online stream) {
    int frames = stream.frameRate().orElse(0);
    return frames > 0 ? OptionalDouble.of(frames) : OptionalDouble.empty();
  }
}
