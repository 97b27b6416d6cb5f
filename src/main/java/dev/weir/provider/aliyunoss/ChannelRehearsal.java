package dev.weir.provider.aliyunoss;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.EventInquiry;
import dev.weir.provider.EventPoint;
import dev.weir.provider.EventPoint.Subject;
import java.util.List;

/** Looks at the channels of an event: whether they take a push. */
final class ChannelRehearsal {

  private static final String DISABLED = "disabled";

  private ChannelRehearsal() {}

  static List<EventPoint> points(Catalogue catalogue, EventInquiry event) {
    return event.among(catalogue.resources(ChannelStory.KIND)).stream()
        .map(channel -> point(channel, event))
        .toList();
  }

  private static EventPoint point(Resource channel, EventInquiry event) {
    var address = channel.address();
    if (channel.spec().get("status").equals(new Value.Text(DISABLED))) {
      return EventPoint.bad(
          Subject.CHANNEL,
          address,
          "status",
          "is declared disabled",
          "set `status: enabled`, and apply");
    }
    return event.told(address, "status").filter(DISABLED::equals).isPresent()
        ? EventPoint.bad(
            Subject.CHANNEL,
            address,
            "status",
            "is disabled at the bucket",
            "`weir apply` enables it, since the manifest wants that")
        : EventPoint.good(Subject.CHANNEL, address, "", "takes a push");
  }
}
