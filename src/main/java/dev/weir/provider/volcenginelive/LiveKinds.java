package dev.weir.provider.volcenginelive;

import dev.weir.kind.Kind;
import dev.weir.kind.Passage;
import dev.weir.kind.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The kinds, with what no annotation can say: normal forms, and checks within one document. */
final class LiveKinds {

  static final Kind<Provider> ACCOUNT = Kind.of(Provider.class);

  static final Kind<RelayGroup> GROUP =
      Kind.of(RelayGroup.class)
          .normalisedBy(LiveKinds::groupForm)
          .checkedBy(LiveKinds::checkGroupName)
          .checkedBy(LiveKinds::checkPorts);

  static final Kind<FixedRelay> FIXED =
      Kind.of(FixedRelay.class)
          .normalisedBy(LiveKinds::fixedForm)
          // Whether the service forgets a relay whose window is over is undocumented.
          .movedBy(Passage.windowTo("endTime"))
          .checkedBy(LiveKinds::checkWindow)
          .checkedBy(LiveKinds::checkAddresses);

  /** Longest time window: https://www.volcengine.com/docs/6469/1126875. */
  static final Duration LONGEST_WINDOW = Duration.ofDays(7);

  private static final Instant LAST_TIME = Instant.ofEpochSecond(Integer.MAX_VALUE);
  private static final Pattern USUAL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,30}");
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final Pattern WEB_STREAM = Pattern.compile("(?i)[^?#]*\\.(flv|m3u8)([?#].*)?");

  private LiveKinds() {}

  /** An app that stands for all apps is empty. */
  private static Value.Fields groupForm(Value.Fields group) {
    return group.text("app").equals("*") ? group.with("app", new Value.Text("")) : group;
  }

  /** Times are whole seconds. */
  private static Value.Fields fixedForm(Value.Fields relay) {
    var form = relay;
    for (var name : List.of("startTime", "endTime")) {
      if (form.get(name) instanceof Value.Moment(var time)) {
        form = form.with(name, new Value.Moment(time.truncatedTo(ChronoUnit.SECONDS)));
      }
    }
    return form;
  }

  private static void checkGroupName(Value.Fields group, Kind.Findings findings) {
    var name = group.text("group");
    if (!name.isEmpty() && !USUAL_NAME.matcher(name).matches()) {
      findings.warning(
          "group",
          "unusual-group-name",
          "the group's name `%s` may not be accepted".formatted(name),
          "1 to 30 letters, digits, dots, dashes and underscores are safe");
    }
  }

  private static void checkPorts(Value.Fields group, Kind.Findings findings) {
    if (group.get("servers") instanceof Value.Items(var servers)) {
      for (int i = 0; i < servers.size(); i++) {
        var domain = servers.get(i) instanceof Value.Fields f ? f.text("relaySourceDomain") : "";
        int colon = domain.indexOf(':');
        if (colon >= 0 && Integer.parseInt(domain.substring(colon + 1)) > 65_535) {
          findings.error(
              "servers[" + i + "].relaySourceDomain",
              "bad-port",
              "`%s` names a port that does not exist".formatted(domain),
              "ports are 1 to 65535");
        }
      }
    }
  }

  private static void checkWindow(Value.Fields relay, Kind.Findings findings) {
    var start = relay.get("startTime");
    var end = relay.get("endTime");
    if (start.isPresent() != end.isPresent()) {
      findings.error(
          start.isPresent() ? "startTime" : "endTime",
          "window-incomplete",
          "a time window needs both `startTime` and `endTime`",
          "leave both out for a relay that pulls always");
      return;
    }
    if (start instanceof Value.Moment(var from) && end instanceof Value.Moment(var to)) {
      checkWindow(from, to, findings);
    }
  }

  private static void checkWindow(Instant from, Instant to, Kind.Findings findings) {
    var problem = new ArrayList<String>();
    if (!to.isAfter(from)) {
      problem.addAll(List.of("window-backwards", "`endTime` is not after `startTime`"));
    } else if (Duration.between(from, to).compareTo(LONGEST_WINDOW) > 0) {
      problem.addAll(
          List.of("window-too-long", "a time window may last 7 days at most; this is longer"));
    } else if (to.isAfter(LAST_TIME) || from.isBefore(Instant.ofEpochSecond(1))) {
      problem.addAll(List.of("window-out-of-range", "times must lie between 1970 and 2038-01-19"));
    }
    if (!problem.isEmpty()) {
      findings.error(
          "endTime",
          problem.getFirst(),
          problem.getLast(),
          "split a longer event into relays of other streams, or leave both times out");
    }
  }

  private static void checkAddresses(Value.Fields relay, Kind.Findings findings) {
    if (relay.get("srcAddrs") instanceof Value.Items(var items)) {
      for (int i = 0; i < items.size(); i++) {
        var text = items.get(i) instanceof Value.Text(var written) ? written : "";
        if (WEB.matcher(text).matches() && !WEB_STREAM.matcher(text).matches()) {
          findings.warning(
              "srcAddrs[" + i + "]",
              "source-format",
              "an http address is pulled as FLV or HLS, yet this one ends in neither",
              "end its path in `.flv` or `.m3u8`");
        }
      }
    }
  }
}
