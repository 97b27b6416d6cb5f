package dev.weir.provider.aliyunoss;

import static java.util.stream.Collectors.toMap;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Statuses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What channels carry: a call for each, since no listing tells who pushes.
 *
 * <p>See https://www.alibabacloud.com/help/en/oss/developer-reference/getlivechannelstat.
 *
 * @param concurrency how many channels are asked for at the same time
 */
record ChannelStatuses(Kind<Channel> kind, OssReads api, int concurrency) implements Statuses {

  private static final String DISABLED = "Disabled";

  @Override
  public Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now) {
    var asked = List.copyOf(keys);
    return Concurrently.map(asked, concurrency, key -> Map.entry(key, List.of(status(key))))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private StreamStatus status(ObjectKey key) {
    try {
      var stat = api.getLiveChannelStat(key.parts().getFirst());
      if (stat.isLive()) {
        return live(stat);
      }
      return stat.status().equals(DISABLED) ? new Disabled(Optional.empty()) : new Idle();
    } catch (RemoteFailure failure) {
      if (ChannelReader.isMissing(failure)) {
        return new Missing();
      }
      throw failure;
    }
  }

  private static Live live(OssStreams.Stat stat) {
    return new Live(
        Optional.empty(),
        ChannelReader.time(stat.connectedTime()),
        Optional.of(stat.remoteAddr()).filter(address -> !address.isEmpty()),
        new Rates(bits(stat), frames(stat)),
        stat.video()
            .map(video -> new Picture(video.width(), video.height(), video.codec()))
            .orElse(Picture.UNTOLD));
  }

  /** Right after a push begins there is none. */
  private static OptionalLong bits(OssStreams.Stat stat) {
    long bytes =
        stat.video().map(OssStreams.Video::bandwidth).orElse(0)
            + (long) stat.audio().map(OssStreams.Audio::bandwidth).orElse(0);
    return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes * Byte.SIZE);
  }

  private static OptionalDouble frames(OssStreams.Stat stat) {
    int frames = stat.video().map(OssStreams.Video::frameRate).orElse(0);
    return frames == 0 ? OptionalDouble.empty() : OptionalDouble.of(frames);
  }
}
