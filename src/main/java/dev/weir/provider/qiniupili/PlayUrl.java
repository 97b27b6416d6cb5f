package dev.weir.provider.qiniupili;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Addresses to play from, made without any call.
 *
 * <p>See https://developer.qiniu.com/pili/9910/pili-sdk.
 */
final class PlayUrl {

  /** What the vendor's clients call the stream as it was pushed, in a map by transcoding. */
  static final String ORIGIN = "ORIGIN";

  private PlayUrl() {}

  /** Where to play RTMP. */
  static String rtmp(String host, String hub, String title) {
    return "rtmp://" + host + "/" + hub + "/" + title;
  }

  /** Where to play HLS. */
  static String hls(String host, String hub, String title) {
    return "http://" + host + "/" + hub + "/" + title + ".m3u8";
  }

  /** Where to play FLV over HTTP. */
  static String flv(String host, String hub, String title) {
    return "http://" + host + "/" + hub + "/" + title + ".flv";
  }

  /** A still picture of what is pushed now; second generation of the API only. */
  static String cover(String host, String hub, String title) {
    return "http://" + host + "/" + hub + "/" + title + ".jpg";
  }

  /**
   * Where to play what was recorded between two Unix seconds. Later versions of the vendor's
   * clients make a file instead.
   */
  static String playback(String host, String hub, String title, long start, long end) {
    return hls(host, hub, title) + "?start=" + start + "&end=" + end;
  }

  /**
   * A URL for the stream as it was pushed, and one for each of its transcodings.
   *
   * @param url makes a URL from a title, which bears {@code @} and the transcoding
   */
  static SequencedMap<String, String> each(
      String title, List<String> transcodings, Function<String, String> url) {
    var urls = new LinkedHashMap<String, String>();
    urls.put(ORIGIN, url.apply(title));
    transcodings.forEach(name -> urls.put(name, url.apply(title + "@" + name)));
    return urls;
  }
}
