package dev.weir.provider.aliyunoss;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint;
import dev.weir.provider.StreamPoint.Topic;
import dev.weir.provider.StreamPoint.Verdict;
import java.util.List;
import java.util.Locale;

/** Tells which channel a stream is: the bucket's host, app {@code live}, and the channel. */
final class ChannelStory {

  static final String KIND = "aliyun-oss/v1/Channel";

  private static final String APP = "live";

  private ChannelStory() {}

  static List<StreamPoint> points(Catalogue catalogue, StreamInquiry about) {
    return catalogue.resources(KIND).stream()
        .filter(channel -> isNamed(channel, about))
        .map(ChannelStory::point)
        .toList();
  }

  private static boolean isNamed(Resource channel, StreamInquiry about) {
    var bucket = channel.settings().text("bucket");
    var endpoint =
        channel.settings().text("endpoint").replaceFirst("^https?://", "").toLowerCase(Locale.ROOT);
    boolean own = channel.settings().text("addressing").equals("cname");
    return (about.domain().equals(own ? endpoint : bucket + "." + endpoint)
            || about.domain().equals(bucket))
        && about.app().equals(APP)
        && channel.spec().text("channel").equals(about.stream());
  }

  private static StreamPoint point(Resource channel) {
    if (channel.spec().get("status").equals(new Value.Text("disabled"))) {
      return StreamPoint.of(
          Topic.CHANNEL,
          Verdict.FAILS,
          channel.address(),
          "status",
          "is the channel, and takes no push",
          "it is declared disabled");
    }
    return StreamPoint.of(
        Topic.CHANNEL,
        Verdict.APPLIES,
        channel.address(),
        "",
        "is the channel",
        "a push to rtmp://{bucket}.{endpoint}/live/{channel} goes into it");
  }
}
