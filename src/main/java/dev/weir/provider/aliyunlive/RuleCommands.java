package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.RecordCommands;
import dev.weir.provider.WhichStream;
import dev.weir.provider.aliyunlive.LiveAnswers.Online;
import dev.weir.provider.aliyunlive.OnlineStreams.Pattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Starts and stops recordings.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-realtimerecordcommand.
 */
record RuleCommands(Kind<RecordRule> kind, LiveApi api, RuleBook book, OnlineStreams online)
    implements RecordCommands {

  /** Seconds, where the service does not tell them. */
  private static final int USUAL_DELAY = 180;

  @Override
  public Outlook outlook(ObjectKey key, WhichStream which) {
    var stream = RuleStream.of(key, which);
    var rule = stream.rule(book, key);
    var push = push(stream);
    return new Outlook(
        stream.toString(),
        push.publishTime().flatMap(LiveTime::parse),
        mode(rule.onDemond().orElse(0)),
        Stream.concat(rule.formats().stream(), rule.transcodeFormats().stream())
            .map(RuleLimits::word)
            .distinct()
            .toList(),
        rule.ossBucket(),
        Duration.ofSeconds(rule.delayTime().orElse(USUAL_DELAY)));
  }

  /** As manifests have it. */
  private static String mode(int code) {
    return Arrays.stream(RecordRule.OnDemand.values())
        .filter(mode -> mode.code() == code)
        .map(mode -> mode.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .findFirst()
        .orElse("mode " + code);
  }

  private Online push(RuleStream stream) {
    return online.of(stream.domain(), List.of(new Pattern(stream.app(), stream.stream()))).stream()
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("not-on-the-air", "nobody pushes `" + stream + "` now")
                    .hint("a recording can be started and stopped while its stream is pushed")));
  }

  @Override
  public void command(ObjectKey key, WhichStream which, Command command) {
    var stream = RuleStream.of(key, which);
    switch (command) {
      case START -> send(stream, "start");
      case RESTART -> send(stream, "restart");
      case STOP -> send(stream, "stop");
      case STOP_AND_CLOSE -> {
        send(stream, "stop");
        send(stream, "cancel_delay");
      }
    }
  }

  private void send(RuleStream stream, String command) {
    api.realTimeRecordCommand(
        new LiveRequests.Command(stream.domain(), stream.app(), stream.stream(), command));
  }
}
