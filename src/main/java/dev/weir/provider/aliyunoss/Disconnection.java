package dev.weir.provider.aliyunoss;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Sleeper;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Takes a channel off the air so that it can be written: PutLiveChannel and DeleteLiveChannel
 * answer 409 while somebody pushes, and disabling a channel disconnects its pusher after about ten
 * seconds.
 */
record Disconnection(OssApi api, Sleeper sleeper) {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Three times as long as it usually takes. */
  private static final int LOOKS = 30;

  /**
   * Disconnects whoever pushes, then writes.
   *
   * @param before the channel as it was read; it is switched back when the write is refused
   * @param refused what the write came to while the channel was on the air
   */
  <T> T then(Channel before, Supplier<T> write, RemoteFailure refused) {
    api.putLiveChannelStatus(before.channel(), OssChannels.DISABLED);
    try {
      awaitEnd(before.channel(), refused);
      return write.get();
    } catch (RemoteFailure failure) {
      if (!failure.details().effectUnknown()) {
        switchBack(before, failure);
      }
      throw failure;
    }
  }

  private void awaitEnd(String channel, RemoteFailure refused) {
    // Counted, not timed: a clock that stands still must not keep us here.
    for (int look = 0; look < LOOKS; look++) {
      if (!api.getLiveChannelStat(channel).isLive()) {
        return;
      }
      pause();
    }
    throw refused;
  }

  private void switchBack(Channel before, RemoteFailure cause) {
    if (before.status() == Channel.Status.DISABLED) {
      return;
    }
    try {
      api.putLiveChannelStatus(before.channel(), OssChannels.ENABLED);
    } catch (RemoteFailure again) {
      // The next plan shows that it is disabled.
      cause.addSuppressed(again);
    }
  }

  private void pause() {
    try {
      sleeper.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a pusher is disconnected", e);
    }
  }
}
