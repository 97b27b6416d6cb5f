package dev.weir.provider.qiniupili;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import dev.weir.provider.qiniupili.PiliHubState.Domain;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The hosts of an emulated hub, in the form of the vendor's: {@code
 * e4kvkh.live1-rtmp.z1.pili.qiniucdn.com}. A domain of the user's own stands in for its use.
 */
record PiliHosts(String hub, String zone, List<Domain> own) {

  /** What domains are for, and the host that the vendor has for it. */
  private static final ImmutableMap<String, String> USES =
      ImmutableMap.of(
          "publishRtmp", "publish.%s.pili.qiniup.com",
          "liveRtmp", "live1-rtmp.%s.pili.qiniucdn.com",
          "liveHls", "live1-hls.%s.pili.qiniucdn.com",
          "liveHdl", "live1-hdl.%s.pili.qiniucdn.com");

  static boolean isUse(String type) {
    return USES.containsKey(type);
  }

  /** The vendor's host for each use. */
  SequencedMap<String, String> vendors() {
    var hosts = new LinkedHashMap<String, String>();
    USES.forEach((use, host) -> hosts.put(use, vendors(host)));
    return hosts;
  }

  private String vendors(String host) {
    return prefix() + "." + host.formatted(zone);
  }

  /** Six characters that stand for the hub. */
  private String prefix() {
    long number = Hashing.murmur3_128().hashString(hub, StandardCharsets.UTF_8).asLong();
    var text = Long.toString(number & Long.MAX_VALUE, 36);
    return ("e00000" + text).substring(text.length(), text.length() + 6);
  }

  private String host(String use) {
    return own.stream()
        .filter(domain -> domain.type().equals(use))
        .map(Domain::domain)
        .findFirst()
        .orElseGet(() -> vendors(USES.getOrDefault(use, "")));
  }

  /** As the first generation shows them. */
  Map<String, Map<String, String>> ofStream() {
    var http = vendors("live1-http.%s.pili.qiniucdn.com");
    var playback = vendors("playback1.%s.pili.qiniucdn.com");
    var live = new LinkedHashMap<String, String>();
    live.put("hdl", host("liveHdl"));
    live.put("hls", host("liveHls"));
    live.put("http", http);
    live.put("rtmp", host("liveRtmp"));
    live.put("snapshot", vendors("live1-snapshot.%s.pili.qiniucdn.com"));
    var hosts = new LinkedHashMap<String, Map<String, String>>();
    hosts.put("publish", Map.of("rtmp", host("publishRtmp")));
    hosts.put("live", live);
    hosts.put("playback", ImmutableMap.of("hls", playback, "http", playback));
    hosts.put("play", ImmutableMap.of("http", http, "rtmp", host("liveRtmp")));
    return hosts;
  }

  /** Where recordings are. */
  String vod() {
    return vendors("vod1.%s.pili.qiniucdn.com");
  }

  /** Where still pictures are. */
  String pictures() {
    return vendors("static1.%s.pili.qiniucdn.com");
  }
}
