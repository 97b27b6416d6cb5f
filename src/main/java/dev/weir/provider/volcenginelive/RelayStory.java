package dev.weir.provider.volcenginelive;

import static java.util.Comparator.comparing;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint;
import dev.weir.provider.StreamPoint.Topic;
import dev.weir.provider.StreamPoint.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells where a stream is pulled from, and in which order. */
final class RelayStory {

  private final List<Resource> groups;
  private final List<Resource> fixed;
  private final StreamInquiry about;
  private final List<StreamPoint> points = new ArrayList<>();

  RelayStory(Catalogue catalogue, StreamInquiry about) {
    this.groups = catalogue.resources(LiveKinds.GROUP.id());
    this.fixed = catalogue.resources(LiveKinds.FIXED.id());
    this.about = about;
  }

  List<StreamPoint> points() {
    fixed.stream().filter(this::isOfStream).forEach(this::fixed);
    var here = groups.stream().filter(group -> isHere(group, "vhost")).toList();
    var own = here.stream().filter(this::isOfApp).sorted(BY_ORDER).toList();
    var general = here.stream().filter(RelayStory::isOfAllApps).sorted(BY_ORDER).toList();
    var counting = own.isEmpty() ? general : own;
    for (int i = 0; i < counting.size(); i++) {
      group(counting.get(i), i + 1, counting.size());
    }
    if (!own.isEmpty()) {
      general.forEach(this::hidden);
    }
    groups.stream()
        .filter(group -> !isHere(group, "vhost") && isOfApp(group))
        .forEach(this::elsewhere);
    return points;
  }

  /** Groups with an order come first, by it; the others keep the places they have. */
  private static final java.util.Comparator<Resource> BY_ORDER =
      comparing(group ->
          group.spec().get("order") instanceof Value.Whole(long order) ? order : Long.MAX_VALUE);

  private boolean isHere(Resource resource, String attribute) {
    return resource.spec().text(attribute).toLowerCase(Locale.ROOT).equals(about.domain());
  }

  private boolean isOfApp(Resource resource) {
    return resource.spec().text("app").equals(about.app());
  }

  private static boolean isOfAllApps(Resource group) {
    var app = group.spec().text("app");
    return app.isEmpty() || app.equals("*");
  }

  private boolean isOfStream(Resource relay) {
    return isHere(relay, "domain")
        && isOfApp(relay)
        && relay.spec().text("stream").equals(about.stream());
  }

  private void fixed(Resource relay) {
    var window = PullWindow.of(relay.spec());
    boolean open = window.covers(about.at());
    points.add(
        StreamPoint.of(
                Topic.RELAY,
                open ? Verdict.APPLIES : Verdict.YIELDS,
                relay.address(),
                open ? "srcAddrs" : "startTime",
                open
                    ? "is pulled, viewers or not, from the first of these that answers"
                    : "is not pulled at that time: its window is " + window.says(),
                open && window.isBounded() ? "its window is " + window.says() : "")
            .with(numbered(Sources.of(relay))));
  }

  private void group(Resource group, int place, int all) {
    var order =
        group.spec().get("order") instanceof Value.Whole(long number)
            ? "its order is " + number
            : "it has no order, and keeps the place it has";
    points.add(
        StreamPoint.of(
                Topic.RELAY,
                Verdict.APPLIES,
                group.address(),
                "servers",
                "is tried %s when somebody plays the stream and nobody pushes it"
                    .formatted(place(place, all)),
                order)
            .with(numbered(Sources.of(group))));
  }

  private static String place(int place, int all) {
    return all == 1 ? "alone" : "as number %d of %d".formatted(place, all);
  }

  private void hidden(Resource group) {
    points.add(
        StreamPoint.of(
            Topic.RELAY,
            Verdict.YIELDS,
            group.address(),
            "app",
            "does not apply",
            "app `%s` has groups of its own".formatted(about.app())));
  }

  private void elsewhere(Resource group) {
    var vhost = group.spec().text("vhost");
    points.add(
        StreamPoint.of(
                Topic.RELAY,
                Verdict.PERHAPS,
                group.address(),
                "vhost",
                "applies if `%s` is a domain of vhost `%s`".formatted(about.domain(), vhost),
                "no manifest says which domains a vhost has")
            .with(numbered(Sources.of(group))));
  }

  private static List<String> numbered(List<Sources.Source> sources) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < sources.size(); i++) {
      lines.add((i + 1) + ". " + sources.get(i).shown());
    }
    return lines;
  }

  /** When a fixed relay pulls; open on either side when it does not say. */
  record PullWindow(Instant start, Instant end) {

    static PullWindow of(Value.Fields spec) {
      var start = spec.get("startTime") instanceof Value.Moment(var time) ? time : Instant.MIN;
      var end = spec.get("endTime") instanceof Value.Moment(var time) ? time : Instant.MAX;
      return new PullWindow(start, end);
    }

    boolean covers(Instant time) {
      return !time.isBefore(start) && time.isBefore(end);
    }

    boolean isBounded() {
      return !start.equals(Instant.MIN) || !end.equals(Instant.MAX);
    }

    String says() {
      return start + " to " + end;
    }
  }
}
