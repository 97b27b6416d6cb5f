package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import dev.weir.provider.aliyunlive.LiveAnswers.NotifyConfig;
import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Records what is pushed, as far as that can be seen through the API: which rule applies, when a
 * recording begins, breaks off, goes on and ends. Files are not made and events not told.
 */
record Recorder(
    World world,
    LiveWorld switches,
    RuleStore rules,
    Shelf<NotifyConfig> notifications,
    Shelf<LivePush> pushes,
    Shelf<Recording> recordings) {

  /** A stream goes on the air. */
  synchronized void connect(LivePush push) {
    if (pushes.get(push.key()).isPresent()) {
      throw new IllegalStateException("`" + push.key() + "` is on the air already");
    }
    var now = world.now();
    pushes.put(push.key(), push.at(now));
    var last = last(push.key());
    if (last.filter(r -> r.canGoOn(now)).isPresent()) {
      keep(last.get().on(now));
      return;
    }
    rules
        .applying(push.domain(), push.app(), push.stream())
        .ifPresent(rule -> {
          var formats = decide(rule, push, now);
          if (!formats.isEmpty()) {
            keep(begin(push, rule, formats, false));
          }
        });
  }

  /** A stream goes off the air. */
  synchronized void disconnect(String key) {
    if (pushes.get(key).isEmpty()) {
      throw new IllegalStateException("`" + key + "` is not on the air");
    }
    pushes.remove(key);
    last(key).filter(Recording::isRunning).ifPresent(r -> keep(r.off(world.now(), r.manual())));
  }

  /** The formats that a push is recorded into without any command; none for not at all. */
  private List<Format> decide(Rule rule, LivePush push, Instant now) {
    var formats = formats(rule);
    return switch (rule.onDemond().orElse(0)) {
      case 0 -> isInWindow(rule, now) ? formats : List.of();
      case 1 ->
          notifications
              .get(push.domain())
              .flatMap(NotifyConfig::onDemandUrl)
              .map(url -> new OnDemandCallback(switches).decide(url, push, formats))
              .orElse(List.of());
      case 2 -> isAskedFor(push) ? formats : List.of();
      default -> List.of();
    };
  }

  private static List<Format> formats(Rule rule) {
    return rule.formats().isEmpty() ? rule.transcodeFormats() : rule.formats();
  }

  /** A window counts for rules of a single stream only. */
  private static boolean isInWindow(Rule rule, Instant now) {
    if (rule.stream().equals(RecordRule.EVERY)) {
      return true;
    }
    boolean begun = rule.startTime().flatMap(LiveTime::parse).filter(now::isBefore).isEmpty();
    return begun && end(rule).filter(end -> !now.isBefore(end)).isEmpty();
  }

  private static Optional<Instant> end(Rule rule) {
    return rule.stream().equals(RecordRule.EVERY)
        ? Optional.empty()
        : rule.endTime().flatMap(LiveTime::parse);
  }

  private static boolean isAskedFor(LivePush push) {
    try {
      var asked = push.parameters().getOrDefault("record_config", "{}");
      return LiveCodec.JSON.readTree(asked).path("NeedRecord").asBoolean(false);
    } catch (JacksonException _) {
      return false;
    }
  }

  private Recording begin(LivePush push, Rule rule, List<Format> formats, boolean manual) {
    return new Recording(
        push.domain(),
        push.app(),
        push.stream(),
        last(push.key()).map(Recording::number).orElse(0) + 1,
        rule.ossBucket(),
        rule.ossEndpoint(),
        formats,
        rule.delayTime().orElse(180),
        end(rule),
        manual,
        false,
        List.of(new Recording.Piece(world.now(), Optional.empty())));
  }

  /** Does something to the recording of a stream that is on the air. */
  synchronized void command(LiveRequests.Command asked) {
    var domain = asked.domainName().toLowerCase(Locale.ROOT);
    var rule =
        rules
            .applying(domain, asked.appName(), asked.streamName())
            .orElseThrow(LiveRefusal::configNotFound);
    var push =
        pushes
            .get(domain + "/" + asked.appName() + "/" + asked.streamName())
            .orElseThrow(LiveRefusal::streamNotFound);
    var now = world.now();
    var open = last(push.key()).filter(r -> r.isRunning() || r.canGoOn(now));
    switch (asked.command()) {
      case "start" -> start(push, rule, open);
      case "stop" ->
          keep(
              open.filter(Recording::isRunning)
                  .orElseThrow(LiveRefusal::taskNotStarted)
                  .off(now, false));
      case "cancel_delay" ->
          keep(
              open.filter(r -> !r.isRunning())
                  .orElseThrow(LiveRefusal::taskNotStarted)
                  .off(now, true));
      case "restart" -> {
        keep(open.orElseThrow(LiveRefusal::taskNotStarted).off(now, true));
        keep(begin(push, rule, formats(rule), true));
      }
      default -> throw LiveRefusal.malformed("Command");
    }
  }

  private void start(LivePush push, Rule rule, Optional<Recording> open) {
    if (open.filter(Recording::isRunning).isPresent()) {
      throw LiveRefusal.taskStarted();
    }
    keep(open.map(r -> r.on(world.now())).orElseGet(() -> begin(push, rule, formats(rule), true)));
  }

  private void keep(Recording recording) {
    var key =
        "%s/%s/%s/%06d"
            .formatted(recording.domain(), recording.app(), recording.stream(), recording.number());
    recordings.put(key, recording);
  }

  private Optional<Recording> last(String stream) {
    var all = of(stream);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** The recordings of a stream, the oldest first. */
  List<Recording> of(String stream) {
    return List.copyOf(recordings.view().subMap(stream + "/", stream + "0").values());
  }
}
