package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.EventInquiry;
import dev.weir.provider.EventPoint;
import dev.weir.provider.EventPoint.Subject;
import dev.weir.provider.volcenginelive.RelayStory.PullWindow;
import dev.weir.provider.volcenginelive.Sources.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Looks at the relays of an event: windows, spare sources, and signatures that run out. */
final class RelayRehearsal {

  private static final int ENOUGH = 2;

  private final EventInquiry event;
  private final List<Resource> fixed;
  private final List<Resource> groups;
  private final List<EventPoint> points = new ArrayList<>();

  RelayRehearsal(Catalogue catalogue, EventInquiry event) {
    this.event = event;
    this.fixed = event.among(catalogue.resources(LiveKinds.FIXED.id()));
    this.groups = event.among(catalogue.resources(LiveKinds.GROUP.id()));
  }

  List<EventPoint> points() {
    for (var relay : fixed) {
      window(relay);
      enough(relay, "srcAddrs", "pulls from", Sources.of(relay));
      signatures(relay);
    }
    groups.stream()
        .collect(
            groupingBy(
                group -> List.of(group.spec().text("vhost"), group.spec().text("app")),
                LinkedHashMap::new,
                toList()))
        .values()
        .forEach(app ->
            enough(
                app.getFirst(),
                "servers",
                app.size() == 1 ? "tries" : "and the groups after it try",
                app.stream().flatMap(group -> Sources.of(group).stream()).toList()));
    return points;
  }

  private void window(Resource relay) {
    var window = PullWindow.of(relay.spec());
    if (window.start().isAfter(event.from())) {
      points.add(
          EventPoint.bad(
              Subject.RELAY,
              relay.address(),
              "startTime",
              "pulls only from %s on".formatted(window.start()),
              "set `startTime` to %s or before".formatted(event.from())));
    }
    boolean isMoment = event.from().equals(event.to());
    if (window.end().isBefore(event.to()) || (isMoment && window.end().equals(event.to()))) {
      points.add(
          EventPoint.bad(
              Subject.RELAY,
              relay.address(),
              "endTime",
              "pulls only until %s".formatted(window.end()),
              "set `endTime` to after %s, at most 7 days after `startTime`".formatted(event.to())));
    }
    if (!window.start().isAfter(event.from())
        && window.covers(event.from())
        && !window.end().isBefore(event.to())) {
      points.add(
          EventPoint.good(
              Subject.RELAY,
              relay.address(),
              window.isBounded() ? "startTime" : "",
              window.isBounded() ? "its window covers the event" : "pulls at any time"));
    }
  }

  private void enough(Resource relay, String path, String verb, List<Source> sources) {
    long hosts = sources.stream().map(Source::host).distinct().count();
    if (hosts >= ENOUGH) {
      points.add(
          EventPoint.good(
              Subject.RELAY, relay.address(), path, "%s %d hosts".formatted(verb, hosts)));
      return;
    }
    points.add(
        EventPoint.bad(
            Subject.RELAY,
            relay.address(),
            path,
            "%s one host only: when it fails, there is nothing to fall back on".formatted(verb),
            "add a source on another host"));
  }

  private void signatures(Resource relay) {
    for (var source : Sources.of(relay)) {
      var end = source.address().flatMap(SignedUntil::of);
      if (end.isPresent() && end.get().isBefore(event.to())) {
        points.add(
            EventPoint.bad(
                Subject.RELAY,
                relay.address(),
                source.path(),
                "its address is signed until %s only".formatted(end.get()),
                "sign it anew for longer"));
      } else if (end.isPresent()) {
        points.add(
            EventPoint.good(
                Subject.RELAY,
                relay.address(),
                source.path(),
                "its address is signed until %s".formatted(end.get())));
      }
    }
  }
}
