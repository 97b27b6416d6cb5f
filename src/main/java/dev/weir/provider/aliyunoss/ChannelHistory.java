package dev.weir.provider.aliyunoss;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Histories;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Past pushes of channels; OSS remembers ten of each.
 *
 * <p>See https://www.alibabacloud.com/help/en/oss/developer-reference/getlivechannelhistory.
 */
record ChannelHistory(Kind<Channel> kind, OssReads api) implements Histories {

  @Override
  public List<Push> history(ObjectKey key) {
    try {
      return api.getLiveChannelHistory(key.parts().getFirst()).records().stream()
          .flatMap(told -> push(told).stream())
          .toList();
    } catch (RemoteFailure failure) {
      throw ChannelReader.isMissing(failure) ? Capability.missing(key) : failure;
    }
  }

  private static Optional<Push> push(OssStreams.LiveRecord told) {
    return ChannelReader.time(told.startTime())
        .flatMap(start -> ChannelReader.time(told.endTime()).map(end -> push(start, end, told)));
  }

  private static Push push(Instant start, Instant end, OssStreams.LiveRecord told) {
    return new Push(start, end, Optional.of(told.remoteAddr()).filter(text -> !text.isEmpty()));
  }
}
