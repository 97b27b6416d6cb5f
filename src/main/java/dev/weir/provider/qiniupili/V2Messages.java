package dev.weir.provider.qiniupili;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.kind.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The JSON documents of the API's second generation, as they are on the wire. */
final class V2Messages {

  private V2Messages() {}

  /** How paths name a stream: its key in URL-safe base64 with padding. */
  static String encodedKey(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** A stream to be made. */
  record NewStream(String key) {}

  /**
   * A stream; all times are Unix seconds.
   *
   * @param expireAt when it vanishes unless it is pushed before
   * @param disabledTill 0 enabled, -1 for ever, else until then; a time in the past is enabled
   */
  record Stream(
      Optional<Long> createdAt,
      Optional<Long> updatedAt,
      Optional<Long> expireAt,
      long disabledTill,
      List<String> converts,
      Optional<String> publishSecurity,
      Optional<Secret> publishKey) {}

  /** One page of a hub's streams; another follows as long as the marker is not empty. */
  record Page(List<Key> items, Optional<String> marker) {

    /** The marker of the next page, if one may follow. */
    Optional<String> next(Optional<String> asked) {
      return marker.filter(text -> !text.isEmpty() && !asked.equals(Optional.of(text)));
    }
  }

  /** A stream's key. */
  record Key(String key) {}

  /**
   * Locks or unlocks a stream.
   *
   * @param disabledTill 0 enabled, -1 for ever, else until this Unix second
   * @param disablePeriodSecond with {@code disabledTill} 0: for so many seconds from now
   */
  record Disabled(long disabledTill, Optional<Long> disablePeriodSecond) {}

  /** Transcodings from the next push on; none when empty. */
  record Converts(List<String> converts) {}

  /** Keys of streams, 100 at most. */
  record Keys(List<String> items) {}

  /**
   * What is pushed now.
   *
   * @param key only in the answer about many streams
   * @param startAt Unix seconds; 0 is another way to say that nothing is pushed
   * @param bps bits per second
   */
  record Live(
      Optional<String> key,
      long startAt,
      String clientIP,
      long bps,
      Optional<FramesPerSecond> fps) {

    boolean isPushed() {
      return startAt != 0;
    }
  }

  /** Frames per second. */
  record FramesPerSecond(double audio, double video, double data) {}

  /** What is pushed now to the streams that were asked for; idle and missing ones are left out. */
  record Lives(List<Live> items) {}

  /** Past pushes. */
  record History(List<Push> items) {}

  /** A past push, from the one to the other Unix second. */
  record Push(long start, long end, Optional<String> clientIP, Optional<String> serverIP) {}

  /**
   * A recording to be made.
   *
   * @param start Unix seconds; from the first push when not set, as is {@code end}: to now
   * @param format {@code m3u8} when not set
   * @param expireDays how long the segments are kept: 0 or not set for ever, -1 as they are now
   */
  record SaveAs(
      Optional<String> fname,
      Optional<Long> start,
      Optional<Long> end,
      Optional<String> format,
      Optional<String> pipeline,
      @JsonProperty("notify") Optional<String> notifyUrl,
      Optional<Integer> expireDays,
      Optional<Integer> persistentDeleteAfterDays,
      Optional<Integer> firstTsType) {}

  /** A still picture to be made; of now when no Unix second is given. */
  record Snapshot(
      Optional<String> fname,
      Optional<Long> time,
      Optional<String> format,
      Optional<String> pipeline,
      @JsonProperty("notify") Optional<String> notifyUrl,
      Optional<Integer> deleteAfterDays) {}

  /** A file, finished or in the making. */
  record Saved(String fname, @JsonProperty("persistentID") Optional<String> persistentId) {}

  /** What of a hub's settings says where its streams are. */
  record Hub(List<Domain> domains, List<Domain> defaultDomains, Optional<String> publishSecurity) {

    /** A host by use; a domain of the user's own goes before the vendor's. */
    Optional<String> host(String type) {
      return java.util.stream.Stream.concat(domains.stream(), defaultDomains.stream())
          .filter(domain -> domain.type().equals(type))
          .map(Domain::domain)
          .findFirst();
    }
  }

  /** A domain; {@code type} is its use: publishRtmp, liveRtmp, liveHls or liveHdl. */
  record Domain(String type, String domain) {}
}
