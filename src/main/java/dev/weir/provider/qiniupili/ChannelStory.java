package dev.weir.provider.qiniupili;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint;
import dev.weir.provider.StreamPoint.Topic;
import dev.weir.provider.StreamPoint.Verdict;
import java.util.List;

/** Tells which channel a stream is: the hub stands for the app, the title for the stream. */
final class ChannelStory {

  static final String KIND = "qiniu-pili/v1/Channel";

  private ChannelStory() {}

  static List<StreamPoint> points(Catalogue catalogue, StreamInquiry about) {
    return catalogue.resources(KIND).stream()
        .filter(channel -> isNamed(channel, about))
        .map(ChannelStory::point)
        .toList();
  }

  /** Whether hub and title are those of a stream; which hosts a hub has is told live only. */
  static boolean isNamed(Resource channel, StreamInquiry about) {
    return channel.settings().text("hub").equals(about.app())
        && channel.spec().text("title").equals(about.stream());
  }

  private static StreamPoint point(Resource channel) {
    var hub = channel.settings().text("hub");
    if (channel.spec().get("disabled").equals(new Value.Truth(true))) {
      return StreamPoint.of(
          Topic.CHANNEL,
          Verdict.FAILS,
          channel.address(),
          "disabled",
          "is the channel, and takes no push",
          "it is declared disabled");
    }
    return StreamPoint.of(
        Topic.CHANNEL,
        Verdict.APPLIES,
        channel.address(),
        "",
        "is the channel, if the domain is one of hub `%s`".formatted(hub),
        "the address ends in its hub and title; a hub's hosts are told live only");
  }
}
