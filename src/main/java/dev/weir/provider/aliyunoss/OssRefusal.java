package dev.weir.provider.aliyunoss;

import dev.weir.http.XmlElement;
import java.util.ArrayList;
import java.util.List;

/**
 * An error that the emulated OSS answers with.
 *
 * <p>See "HTTP status code" pages and the error catalogue under
 * https://www.alibabacloud.com/help/en/oss/support/.
 */
final class OssRefusal extends RuntimeException {

  private static final String TROUBLESHOOTING = "https://api.aliyun.com/troubleshoot?q=";

  private final int status;
  private final String code;
  private final String ec;
  private final transient List<XmlElement> details;

  /**
   * An error.
   *
   * @param ec the vendor's fine code, for instance {@code 0026-00000021}; empty when not published
   * @param details further elements of the body
   */
  OssRefusal(int status, String code, String ec, String message, XmlElement... details) {
    super(message);
    this.status = status;
    this.code = code;
    this.ec = ec;
    this.details = List.of(details);
  }

  static OssRefusal noSuchBucket(String bucket) {
    return new OssRefusal(
        404,
        "NoSuchBucket",
        "0015-00000101",
        "The specified bucket does not exist.",
        XmlElement.of("BucketName", bucket));
  }

  static OssRefusal noSuchChannel() {
    return new OssRefusal(
        404, "NoSuchLiveChannel", "0026-00000021", "The specified live channel does not exist.");
  }

  static OssRefusal stillLive() {
    return new OssRefusal(
        409,
        "ChannelStillLive",
        "0044-00000201",
        "Live channel couldn't be updated or deleted when channel is live.");
  }

  static OssRefusal channelName(String ec, String message) {
    return new OssRefusal(400, "InvalidChannelName", ec, message);
  }

  static OssRefusal invalidArgument(String ec, String message, XmlElement... details) {
    return new OssRefusal(400, "InvalidArgument", ec, message, details);
  }

  /** A field of a LiveChannel call; the number is the last three digits of its fine code. */
  static OssRefusal field(String number, String message) {
    return invalidArgument("0044-00000" + number, message);
  }

  static OssRefusal malformedXml() {
    return new OssRefusal(
        400,
        "MalformedXML",
        "0031-00000001",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema.");
  }

  static OssRefusal denied(String ec, String message, XmlElement... details) {
    return new OssRefusal(403, "AccessDenied", ec, message, details);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String ec() {
    return ec;
  }

  /** The body. */
  XmlElement xml(String requestId, String hostId) {
    var children = new ArrayList<XmlElement>();
    children.add(XmlElement.of("Code", code));
    children.add(XmlElement.of("Message", String.valueOf(getMessage())));
    children.add(XmlElement.of("RequestId", requestId));
    children.add(XmlElement.of("HostId", hostId));
    children.addAll(details);
    if (!ec.isEmpty()) {
      children.add(XmlElement.of("EC", ec));
      children.add(XmlElement.of("RecommendDoc", TROUBLESHOOTING + ec));
    }
    return XmlElement.of("Error", children);
  }
}
