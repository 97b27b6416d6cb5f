package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import dev.weir.http.XmlElement;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.World;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Responses with the headers that OSS puts on all of them. */
final class OssAnswers {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Call.Header XML = new Call.Header("Content-Type", "application/xml");
  private static final Call.Header M3U8 = new Call.Header("Content-Type", "application/x-mpegURL");

  private final World world;

  OssAnswers(World world) {
    this.world = world;
  }

  /** Success without a body. */
  Answer done() {
    return answer(200, world.hex(24), List.of(), new byte[0]);
  }

  /** Success of a delete; OSS announces an empty body even here. */
  Answer deleted() {
    return answer(204, world.hex(24), List.of(new Call.Header("Content-Length", "0")), new byte[0]);
  }

  /** Success with a document. */
  Answer document(XmlElement xml) {
    return answer(200, world.hex(24), List.of(XML), xml.document());
  }

  /** Success with a playlist. */
  Answer playlist(String text) {
    return answer(200, world.hex(24), List.of(M3U8, etag(text)), text.getBytes(UTF_8));
  }

  /** Success of writing a playlist. */
  Answer written(String text) {
    return answer(200, world.hex(24), List.of(etag(text)), new byte[0]);
  }

  /** An error; the host is the one that it names. */
  Answer refused(OssRefusal refusal, String hostId) {
    var requestId = world.hex(24);
    var headers = new ArrayList<>(List.of(XML));
    if (!refusal.ec().isEmpty()) {
      headers.add(new Call.Header("x-oss-ec", refusal.ec()));
    }
    return answer(refusal.status(), requestId, headers, refusal.xml(requestId, hostId).document());
  }

  /** Refuses a body that is not what {@code Content-MD5} says. */
  static void checkDigest(Call call) {
    var actual = Base64.getEncoder().encodeToString(md5(call.body()));
    if (!call.header("Content-MD5").map(String::strip).orElse(actual).equals(actual)) {
      throw new OssRefusal(
          400,
          "InvalidDigest",
          "",
          "The Content-MD5 you specified did not match what we received.");
    }
  }

  private Answer answer(int status, String requestId, List<Call.Header> more, byte[] body) {
    var headers = new ArrayList<Call.Header>();
    headers.add(new Call.Header("Server", "AliyunOSS"));
    headers.add(new Call.Header("x-oss-request-id", requestId));
    headers.add(new Call.Header("x-oss-server-time", Integer.toString(1 + world.random(9))));
    headers.addAll(more);
    return new Answer(status, headers, body);
  }

  private static Call.Header etag(String text) {
    return new Call.Header("ETag", "\"" + HEX.formatHex(md5(text.getBytes(UTF_8))) + "\"");
  }

  @SuppressWarnings("deprecation") // The digest that the protocol prescribes, not one to trust.
  private static byte[] md5(byte[] bytes) {
    return Hashing.md5().hashBytes(bytes).asBytes();
  }
}
