package dev.weir.provider.aliyunlive;

import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.EventInquiry;
import dev.weir.provider.EventPoint;
import dev.weir.provider.EventPoint.Subject;
import dev.weir.provider.aliyunlive.RecordingStory.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether an event is recorded: by a rule, in its window, and with somebody to decide. */
final class RecordingRehearsal {

  /** The service takes a longer window for one of this length. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private final DeclaredRules rules;
  private final Catalogue catalogue;
  private final EventInquiry event;
  private final List<EventPoint> points = new ArrayList<>();

  RecordingRehearsal(Catalogue catalogue, EventInquiry event) {
    this.rules = new DeclaredRules(catalogue);
    this.catalogue = catalogue;
    this.event = event;
  }

  List<EventPoint> points() {
    boolean recorded = false;
    for (var stream : event.streams()) {
      var matching = rules.matching(stream.domain(), stream.app(), stream.name());
      if (!matching.isEmpty()) {
        recorded = true;
        recorded(stream, matching.getFirst());
        told(stream.domain());
      }
    }
    if (!recorded && !event.streams().isEmpty()) {
      var names = event.streams().stream().map(stream -> "`" + stream + "`").toList();
      points.add(
          EventPoint.bad(
              Subject.RECORDING,
              "no record rule matches " + String.join(" or ", names),
              "declare a `RecordRule` for it"));
    }
    return points;
  }

  private void recorded(EventInquiry.Stream stream, Resource rule) {
    var spec = rule.spec();
    if (DeclaredRules.isOfStream(rule) && !window(rule)) {
      return;
    }
    switch (spec.text("onDemand")) {
      case "manual" ->
          points.add(
              EventPoint.none(
                  Subject.RECORDING,
                  rule.address(),
                  "onDemand",
                  "records `%s` when somebody starts it by command".formatted(stream)));
      case "push-parameter" ->
          points.add(
              EventPoint.none(
                  Subject.RECORDING,
                  rule.address(),
                  "onDemand",
                  "records `%s` when the push URL asks for it".formatted(stream)));
      case "callback" -> {
        points.add(
            EventPoint.good(
                Subject.RECORDING,
                rule.address(),
                "",
                "records `%s` when the callback says so".formatted(stream)));
        asked(stream, rule);
      }
      default ->
          points.add(
              EventPoint.good(
                  Subject.RECORDING, rule.address(), "", "records `%s`".formatted(stream)));
    }
  }

  private boolean window(Resource rule) {
    var window = Window.of(rule.spec());
    var start = window.start();
    var end = effectiveEnd(window);
    if (start.filter(time -> time.isAfter(event.from())).isPresent()) {
      points.add(
          EventPoint.bad(
              Subject.RECORDING,
              rule.address(),
              "startTime",
              "records only from %s on".formatted(start.get()),
              "set `startTime` to %s or before".formatted(event.from())));
      return false;
    }
    boolean over =
        end.filter(time -> time.isBefore(event.to()) || !event.from().isBefore(time)).isPresent();
    if (over) {
      points.add(
          EventPoint.bad(
              Subject.RECORDING,
              rule.address(),
              "endTime",
              "records only until %s".formatted(end.get()),
              "set `endTime` to after %s; a window longer than 7 days counts as 7 days"
                  .formatted(event.to())));
    }
    return !over;
  }

  private static Optional<Instant> effectiveEnd(Window window) {
    var longest = window.start().map(start -> start.plus(LONGEST));
    return window.end().map(end -> longest.filter(end::isAfter).orElse(end));
  }

  private void asked(EventInquiry.Stream stream, Resource rule) {
    var notification = rules.notification(stream.domain());
    if (notification.isEmpty()) {
      points.add(
          EventPoint.bad(
              Subject.CALLBACK,
              rule.address(),
              "onDemand",
              "nobody is asked: no `RecordNotification` of `%s` is declared"
                  .formatted(stream.domain()),
              "declare one with an `onDemandUrl`"));
      return;
    }
    var url = notification.get().spec().text("onDemandUrl");
    if (url.isEmpty()) {
      points.add(
          EventPoint.bad(
              Subject.CALLBACK,
              notification.get().address(),
              "",
              "nobody is asked: there is no `onDemandUrl`",
              "set `onDemandUrl`"));
      return;
    }
    points.add(
        EventPoint.good(
            Subject.CALLBACK, notification.get().address(), "onDemandUrl", "asks " + url));
    answered(stream);
  }

  private void answered(EventInquiry.Stream stream) {
    var documents = catalogue.local(AliyunLiveModule.DECISION);
    if (documents.isEmpty()) {
      points.add(
          EventPoint.none(
              Subject.CALLBACK, "what is answered is up to the service behind the URL"));
      return;
    }
    var question =
        new Question(
            stream.app(), stream.domain(), stream.name(), Optional.empty(), Optional.empty());
    var decided = Decisions.of(documents, event.conditions()).decide(question);
    if (decided.document().isEmpty()) {
      points.add(EventPoint.none(Subject.CALLBACK, "no decision is about the domain: recorded"));
      return;
    }
    var address = decided.document().get();
    points.add(
        switch (decided.cause()) {
          case FAILURE ->
              EventPoint.none(
                  Subject.CALLBACK,
                  address,
                  decided.path(),
                  "answers by what nobody knows before the push: bit rate or codec");
          case RULE, OTHERWISE, UNDECLARED ->
              decided.answer().record()
                  ? EventPoint.good(
                      Subject.CALLBACK, address, decided.path(), "answers to record it")
                  : EventPoint.bad(
                      Subject.CALLBACK,
                      address,
                      decided.path(),
                      "answers not to record it",
                      "add a rule before it that records `%s`".formatted(stream));
        });
  }

  private void told(String domain) {
    rules
        .notification(domain)
        .map(settings -> settings.spec().text("notifyUrl"))
        .filter(url -> !url.isEmpty())
        .ifPresentOrElse(
            url ->
                points.add(
                    EventPoint.good(
                        Subject.CALLBACK,
                        rules.notification(domain).orElseThrow().address(),
                        "notifyUrl",
                        "tells of files at " + url)),
            () ->
                points.add(
                    EventPoint.none(
                        Subject.CALLBACK, "nobody is told of files of `%s`".formatted(domain))));
  }
}
