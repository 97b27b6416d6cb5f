package dev.weir.provider.qiniupili;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the emulated PILI remembers. */
final class PiliState {

  private PiliState() {}

  /**
   * A stream, whichever generation of the API made it.
   *
   * @param vanishes whether it goes by itself when nobody pushes it: what the second generation or
   *     a push made does
   * @param publishSecurity empty when the second generation made it, as is {@code publishKey}
   * @param disabledTill as on the wire
   * @param push what is pushed now
   * @param pushes past ones, the oldest first
   */
  record Stream(
      String hub,
      String title,
      boolean vanishes,
      Instant createdAt,
      Instant updatedAt,
      String publishKey,
      String publishSecurity,
      long disabledTill,
      List<String> profiles,
      List<String> converts,
      Optional<Push> push,
      List<PastPush> pushes) {

    /** How many past pushes are remembered. */
    private static final int REMEMBERED = 1000;

    Stream {
      profiles = List.copyOf(profiles);
      converts = List.copyOf(converts);
      pushes = List.copyOf(pushes);
    }

    boolean isDisabled(Instant now) {
      return DisabledTill.isDisabled(disabledTill, now);
    }

    /** When it goes by itself, unless it is pushed. */
    Instant expireAt(int days) {
      var last = pushes.isEmpty() ? createdAt : Instant.ofEpochSecond(pushes.getLast().end());
      return last.plus(Duration.ofDays(days));
    }

    /** With another key and security. */
    Stream secured(String key, String security, Instant now) {
      return new Stream(
          hub,
          title,
          vanishes,
          createdAt,
          now,
          key,
          security,
          disabledTill,
          profiles,
          converts,
          push,
          pushes);
    }

    /** With other transcodings. */
    Stream converting(List<String> names, Instant now) {
      return new Stream(
          hub,
          title,
          vanishes,
          createdAt,
          now,
          publishKey,
          publishSecurity,
          disabledTill,
          profiles,
          names,
          push,
          pushes);
    }

    /** Locked or unlocked; locking cuts a running push off. */
    Stream disabled(long till, Instant now) {
      var stream =
          new Stream(
              hub,
              title,
              vanishes,
              createdAt,
              now,
              publishKey,
              publishSecurity,
              till,
              profiles,
              converts,
              push,
              pushes);
      return stream.isDisabled(now) ? stream.unpushed(now) : stream;
    }

    /** On the air. */
    Stream pushed(Push by) {
      return pushing(Optional.of(by), pushes);
    }

    /** Off the air; what was on it is remembered. */
    Stream unpushed(Instant now) {
      if (push.isEmpty()) {
        return this;
      }
      var all = new ArrayList<>(pushes);
      all.add(push.get().until(now));
      return pushing(
          Optional.empty(), all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    private Stream pushing(Optional<Push> by, List<PastPush> past) {
      return new Stream(
          hub,
          title,
          vanishes,
          createdAt,
          updatedAt,
          publishKey,
          publishSecurity,
          disabledTill,
          profiles,
          converts,
          by,
          past);
    }
  }

  /** What is pushed now. */
  record Push(
      Instant since,
      String clientIp,
      String serverIp,
      double bytesPerSecond,
      double audioFps,
      double videoFps,
      double dataFps) {

    PastPush until(Instant now) {
      return new PastPush(since.getEpochSecond(), now.getEpochSecond(), clientIp, serverIp);
    }
  }

  /** A past push, from the one to the other Unix second. */
  record PastPush(long start, long end, String clientIp, String serverIp) {}

  /**
   * A file in the making.
   *
   * @param madeAt when it was asked for
   * @param command what is done
   * @param failure why it fails in the end; empty when it works
   */
  record Job(
      String id,
      Instant madeAt,
      String command,
      String inputKey,
      String outputKey,
      String bucket,
      String pipeline,
      String failure) {}
}
