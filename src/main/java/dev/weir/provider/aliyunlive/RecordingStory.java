package dev.weir.provider.aliyunlive;

import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint;
import dev.weir.provider.StreamPoint.Topic;
import dev.weir.provider.StreamPoint.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what is recorded of a stream, by which rule, and who decides. */
final class RecordingStory {

  private final DeclaredRules rules;
  private final Catalogue catalogue;
  private final StreamInquiry about;
  private final List<StreamPoint> points = new ArrayList<>();

  RecordingStory(Catalogue catalogue, StreamInquiry about) {
    this.rules = new DeclaredRules(catalogue);
    this.catalogue = catalogue;
    this.about = about;
  }

  List<StreamPoint> points() {
    var matching = rules.matching(about.domain(), about.app(), about.stream());
    if (matching.isEmpty()) {
      if (rules.isAbout(about.domain())) {
        points.add(
            StreamPoint.of(
                Topic.RECORDING,
                Verdict.FAILS,
                "not recorded",
                "no rule of `%s` matches app `%s` and stream `%s`"
                    .formatted(about.domain(), about.app(), about.stream())));
      }
      return points;
    }
    var rule = matching.getFirst();
    applies(rule);
    matching.stream().skip(1).forEach(loser -> yields(loser, rule));
    if (rule.spec().text("onDemand").equals("callback")) {
      callback();
    }
    return points;
  }

  private void applies(Resource rule) {
    var spec = rule.spec();
    var window = Window.of(spec);
    boolean open = !DeclaredRules.isOfStream(rule) || window.covers(about.at());
    var records = "records into bucket `%s`".formatted(spec.text("ossBucket"));
    var says =
        open
            ? records + ", " + mode(spec.text("onDemand"))
            : "does not record at that time: its window is " + window.says();
    var because =
        open
            ? DeclaredRules.level(rule)
            : DeclaredRules.level(rule) + ", so that no other rule takes over";
    points.add(
        StreamPoint.of(
                Topic.RECORDING,
                open ? Verdict.APPLIES : Verdict.FAILS,
                rule.address(),
                open ? "" : "startTime",
                says,
                because)
            .with(details(spec)));
  }

  private static List<String> details(Value.Fields spec) {
    var details = new ArrayList<String>();
    for (var format : RuleForm.formats(spec, "formats")) {
      details.add(format(format));
    }
    for (var format : RuleForm.formats(spec, "transcodeFormats")) {
      details.add(format(format) + ", of transcoded streams");
    }
    return details;
  }

  private static String format(Value.Fields format) {
    var length =
        format.get("cycleDuration") instanceof Value.Span(Duration cycle)
            ? cycle
            : RuleForm.container(format).map(RecordFormat.Container::cycle).orElse(Duration.ZERO);
    return "%s in files of %s, named %s"
        .formatted(format.text("format"), Scalars.write(length), format.text("ossObjectPrefix"));
  }

  private static String mode(String onDemand) {
    return switch (onDemand) {
      case "callback" -> "when the callback says so";
      case "push-parameter" -> "when the push URL carries record_config={\"NeedRecord\":true}";
      case "manual" -> "when a command starts it";
      default -> "whenever it is pushed";
    };
  }

  private void yields(Resource loser, Resource winner) {
    points.add(
        StreamPoint.of(
            Topic.RECORDING,
            Verdict.YIELDS,
            loser.address(),
            "",
            "does not apply",
            "`%s` is narrower: exactly one rule applies to a stream, its own before its app's"
                    .formatted(winner.address())
                + " before its domain's"));
  }

  private void callback() {
    var notification = rules.notification(about.domain());
    var url =
        notification
            .map(settings -> settings.spec().text("onDemandUrl"))
            .filter(text -> !text.isEmpty());
    if (url.isEmpty()) {
      points.add(nobodyToAsk(notification));
      return;
    }
    var question =
        new Question(about.app(), about.domain(), about.stream(), about.bitrate(), about.codec());
    points.add(
        StreamPoint.of(
                Topic.CALLBACK,
                Verdict.APPLIES,
                notification.orElseThrow().address(),
                "onDemandUrl",
                "is asked when the stream is pushed",
                "")
            .with(List.of("GET " + question.url(url.get()))));
    points.add(answer(question));
  }

  private static StreamPoint nobodyToAsk(Optional<Resource> notification) {
    return notification
        .map(settings ->
            StreamPoint.of(
                Topic.CALLBACK,
                Verdict.FAILS,
                settings.address(),
                "",
                "nobody is asked, so nothing is recorded",
                "it sets no `onDemandUrl`"))
        .orElseGet(() ->
            StreamPoint.of(
                Topic.CALLBACK,
                Verdict.PERHAPS,
                "nobody is asked, unless somebody else set an `onDemandUrl`",
                "no `RecordNotification` of the domain is declared"));
  }

  private StreamPoint answer(Question question) {
    var documents = catalogue.local(AliyunLiveModule.DECISION);
    if (documents.isEmpty()) {
      return StreamPoint.of(
          Topic.CALLBACK,
          Verdict.PERHAPS,
          "what is answered is up to the service behind the URL",
          "no `RecordDecision` is declared; `weir serve callbacks` would answer "
              + DemandAnswer.RECORD.json());
    }
    var decided = Decisions.of(documents, about.conditions()).decide(question);
    var says = "answers " + decided.answer().json();
    return switch (decided.cause()) {
      case RULE -> point(decided, Verdict.APPLIES, says, "its decision holds");
      case OTHERWISE -> point(decided, Verdict.APPLIES, says, "none of its decisions holds");
      case UNDECLARED ->
          StreamPoint.of(
              Topic.CALLBACK, Verdict.APPLIES, says, "no `RecordDecision` is about the domain");
      case FAILURE -> failure(question, decided, says);
    };
  }

  private static StreamPoint failure(Question question, Decisions.Decided decided, String says) {
    boolean open = question.bitrate().isEmpty() || question.codec().isEmpty();
    return open
        ? point(
            decided,
            Verdict.PERHAPS,
            "answers by bit rate or codec",
            "a decision speaks of what was not given: see --bitrate and --codec")
        : point(
            decided,
            Verdict.FAILS,
            says,
            "its decision cannot be evaluated: " + decided.problem().orElse(""));
  }

  private static StreamPoint point(
      Decisions.Decided decided, Verdict verdict, String says, String because) {
    var address = decided.document().orElseThrow();
    return StreamPoint.of(Topic.CALLBACK, verdict, address, decided.path(), says, because);
  }

  /** The stretch of time that a rule is for; open on either side when it does not say. */
  record Window(Optional<Instant> start, Optional<Instant> end) {

    static Window of(Value.Fields spec) {
      return new Window(moment(spec, "startTime"), moment(spec, "endTime"));
    }

    private static Optional<Instant> moment(Value.Fields spec, String name) {
      return spec.get(name) instanceof Value.Moment(Instant time)
          ? Optional.of(time)
          : Optional.empty();
    }

    boolean covers(Instant time) {
      return start.filter(time::isBefore).isEmpty()
          && end.filter(last -> !time.isBefore(last)).isEmpty();
    }

    String says() {
      return start.map(Instant::toString).orElse("any time")
          + " to "
          + end.map(Instant::toString).orElse("any time");
    }
  }
}
