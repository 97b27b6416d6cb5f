package dev.weir.provider.aliyunoss;

import static java.util.stream.Collectors.joining;

import dev.weir.http.Percent;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * RTMP addresses that carry a signature, made without any call. They are secrets until they expire.
 *
 * <p>See "RTMP ingest URLs and signatures" in
 * https://www.alibabacloud.com/help/en/oss/developer-reference/.
 */
final class PublishUrl {

  private PublishUrl() {}

  /**
   * The text that is signed.
   *
   * @param parameters every parameter of the URL but key id, expiry and signature, values raw
   */
  static String stringToSign(
      String bucket, String channel, long expires, SortedMap<String, String> parameters) {
    var lines =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + ":" + parameter.getValue() + "\n")
            .collect(joining());
    return expires + "\n" + lines + "/" + bucket + "/" + channel;
  }

  /**
   * A signed address. Pushing must start before it expires and may go on afterwards.
   *
   * @param base the channel's unsigned publish URL
   * @param playlist name of the playlist; empty for the channel's own
   * @param extra further parameters for the application that handles the push
   */
  static Secret sign(
      OssCredentials credentials,
      String bucket,
      String channel,
      String base,
      String playlist,
      Instant expires,
      Map<String, String> extra) {
    var signed = new TreeMap<>(extra);
    if (!playlist.isEmpty()) {
      signed.put("playlistName", playlist);
    }
    credentials.token().ifPresent(token -> signed.put("security-token", token.reveal()));
    long deadline = expires.getEpochSecond();
    var signature =
        SignatureV1.sign(credentials.secret(), stringToSign(bucket, channel, deadline, signed));
    var shown = new TreeMap<>(signed);
    shown.put("OSSAccessKeyId", credentials.keyId());
    shown.put("Expires", Long.toString(deadline));
    shown.put("Signature", signature);
    return Secret.of(base + "?" + encoded(shown));
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> Percent.encode(p.getKey()) + "=" + Percent.encode(p.getValue()))
        .collect(joining("&"));
  }
}
