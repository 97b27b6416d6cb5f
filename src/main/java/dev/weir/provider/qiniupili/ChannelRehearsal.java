package dev.weir.provider.qiniupili;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.EventInquiry;
import dev.weir.provider.EventPoint;
import dev.weir.provider.EventPoint.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at the channels of an event: whether they take a push then, and still exist. */
record ChannelRehearsal(EventInquiry event) {

  private static final String FOREVER = "forever";

  static List<EventPoint> points(Catalogue catalogue, EventInquiry event) {
    var rehearsal = new ChannelRehearsal(event);
    var points = new ArrayList<EventPoint>();
    for (var channel : event.among(catalogue.resources(ChannelStory.KIND))) {
      points.add(rehearsal.push(channel));
      event
          .toldTime(channel.address(), "expireAt")
          .filter(end -> end.isBefore(event.to()))
          .ifPresent(end -> points.add(vanishes(channel, end)));
    }
    return points;
  }

  private EventPoint push(Resource channel) {
    var address = channel.address();
    if (channel.spec().get("disabled").equals(new Value.Truth(true))) {
      return EventPoint.bad(
          Subject.CHANNEL,
          address,
          "disabled",
          "is declared disabled",
          "set `disabled: false`, and apply");
    }
    var ban = event.told(address, "disabledTill");
    return ban.isPresent() && lasts(ban.get())
        ? EventPoint.bad(
            Subject.CHANNEL,
            address,
            "disabled",
            "takes no push until %s, says the hub".formatted(ban.get()),
            "`weir apply` lifts the ban, since the manifest wants it enabled")
        : EventPoint.good(Subject.CHANNEL, address, "", "takes a push");
  }

  private boolean lasts(String ban) {
    if (ban.equals(FOREVER)) {
      return true;
    }
    try {
      return Instant.parse(ban).isAfter(event.from());
    } catch (DateTimeException _) {
      return true;
    }
  }

  private static EventPoint vanishes(Resource channel, Instant end) {
    return EventPoint.bad(
        Subject.CHANNEL,
        channel.address(),
        "",
        "vanishes by itself at %s unless it is pushed before".formatted(end),
        "push a test picture before then");
  }
}
