package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toMap;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import dev.weir.provider.aliyunlive.LiveAnswers.Formats;
import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import dev.weir.provider.aliyunlive.LiveAnswers.RulePage;
import dev.weir.provider.aliyunlive.LiveAnswers.Rules;
import dev.weir.provider.aliyunlive.LiveAnswers.Templates;
import dev.weir.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the emulated service does about rules. */
record RuleDesk(World world, LiveWorld switches, RuleStore store) {

  private static final int DELAY = 180;

  void add(LiveRequests.AddRule asked) {
    var domain = domain(asked.domainName());
    checkFormats(asked.recordFormat(), asked.transcodeRecordFormat());
    RuleLimits.checkMode(asked.onDemand(), asked.delayTime());
    RuleLimits.checkWindow(asked.startTime(), asked.endTime());
    switches.checkEndpoint(domain, asked.ossEndpoint());
    switches.checkBucket(asked.ossBucket(), asked.ossEndpoint());
    var rule =
        new Rule(
            domain,
            asked.appName(),
            asked.streamName(),
            asked.ossBucket(),
            asked.ossEndpoint(),
            Optional.of(LiveTime.format(world.now())),
            asked.onDemand().or(() -> Optional.of(0)),
            asked.delayTime().or(() -> Optional.of(DELAY)),
            asked.startTime(),
            asked.endTime(),
            Optional.of(new Formats(named(asked.recordFormat(), List.of()))),
            Optional.of(new Formats(named(asked.transcodeRecordFormat(), List.of()))),
            Optional.of(new Templates(asked.transcodeTemplates())));
    store.change(
        domain,
        rule.appName(),
        rule.stream(),
        before -> {
          if (before.isPresent()) {
            throw LiveRefusal.configExists();
          }
          return Optional.of(rule);
        });
  }

  void update(LiveRequests.UpdateRule asked) {
    var domain = domain(asked.domainName());
    checkFormats(asked.recordFormat(), asked.transcodeRecordFormat());
    RuleLimits.checkMode(asked.onDemand(), asked.delayTime());
    RuleLimits.checkWindow(asked.startTime(), asked.endTime());
    switches.checkEndpoint(domain, asked.ossEndpoint());
    store.change(
        domain,
        asked.appName(),
        stream(asked.streamName()),
        before -> Optional.of(updated(before.orElseThrow(LiveRefusal::configNotFound), asked)));
  }

  private Rule updated(Rule before, LiveRequests.UpdateRule asked) {
    var templates = asked.transcodeTemplates();
    return new Rule(
        before.domainName(),
        before.appName(),
        before.streamName(),
        before.ossBucket(),
        asked.ossEndpoint(),
        before.createTime(),
        asked.onDemand().or(() -> kept(before.onDemond())).or(() -> Optional.of(0)),
        asked.delayTime().or(() -> kept(before.delayTime())).or(() -> Optional.of(DELAY)),
        asked.startTime().or(() -> kept(before.startTime())),
        asked.endTime().or(() -> kept(before.endTime())),
        Optional.of(new Formats(named(asked.recordFormat(), before.formats()))),
        Optional.of(new Formats(named(asked.transcodeRecordFormat(), before.transcodeFormats()))),
        templates.isEmpty() && switches.updateKeeps()
            ? before.transcodeTemplates()
            : Optional.of(new Templates(templates)));
  }

  private <T> Optional<T> kept(Optional<T> before) {
    return switches.updateKeeps() ? before : Optional.empty();
  }

  /** An update has no names for files: those that stay keep theirs. */
  private List<Format> named(List<Format> asked, List<Format> before) {
    Map<String, Format> known =
        before.stream().collect(toMap(RuleLimits::word, format -> format, (first, _) -> first));
    var formats = new ArrayList<Format>();
    for (var format : asked) {
      formats.add(named(format, Optional.ofNullable(known.remove(RuleLimits.word(format)))));
    }
    if (switches.updateKeeps()) {
      formats.addAll(known.values());
    }
    return formats;
  }

  private Format named(Format asked, Optional<Format> before) {
    var word = RuleLimits.word(asked);
    boolean segmented = RuleLimits.isSegmented(asked);
    return new Format(
        word,
        asked.cycleDuration().or(() -> Optional.of(segmented ? 21_600 : 3_600)),
        asked
            .ossObjectPrefix()
            .or(() -> before.flatMap(Format::ossObjectPrefix))
            .or(() -> filled("OssObjectPrefix", RecordFormat.FILE_NAMES)),
        segmented
            ? asked
                .sliceOssObjectPrefix()
                .or(() -> before.flatMap(Format::sliceOssObjectPrefix))
                .or(() -> filled("SliceOssObjectPrefix", RecordFormat.SEGMENT_NAMES))
            : Optional.empty(),
        segmented ? asked.sliceDuration().or(() -> Optional.of(30)) : Optional.empty());
  }

  private Optional<String> filled(String parameter, String template) {
    if (switches.fillsPrefixes()) {
      return Optional.of(template);
    }
    throw LiveRefusal.missing(parameter);
  }

  private static void checkFormats(List<Format> formats, List<Format> transcoded) {
    if (formats.isEmpty() && transcoded.isEmpty()) {
      throw LiveRefusal.missing("RecordFormat");
    }
    RuleLimits.checkFormats(formats);
    RuleLimits.checkFormats(transcoded);
  }

  void delete(LiveRequests.RuleName asked) {
    store.change(
        domain(asked.domainName()),
        asked.appName(),
        stream(asked.streamName()),
        before -> {
          if (before.isEmpty()) {
            throw LiveRefusal.configNotFound();
          }
          return Optional.empty();
        });
  }

  RulePage describe(LiveRequests.RuleQuery asked) {
    var paging = Paging.of(asked.pageNum(), asked.pageSize(), asked.order());
    var all = selected(asked);
    var page = paging.of(all).stream().map(this::told).toList();
    return new RulePage(
        Optional.of(paging.number()),
        Optional.of(paging.size()),
        Optional.of(paging.order()),
        Optional.of(all.size()),
        Optional.of(paging.pages(all.size())),
        Optional.of(new Rules(page)));
  }

  /** A filter compares with what the rule tells, so {@code *} finds only what says so. */
  private List<Rule> selected(LiveRequests.RuleQuery asked) {
    var domain = domain(asked.domainName());
    var app = asked.appName().filter(text -> !text.isEmpty());
    var stream = asked.streamName().filter(text -> !text.isEmpty());
    if (app.isPresent() && stream.isPresent()) {
      return store.get(domain, app.get(), stream.get()).stream()
          .filter(rule -> told(rule).streamName().equals(stream))
          .toList();
    }
    return store.of(domain).stream()
        .filter(rule -> app.isEmpty() || rule.appName().equals(app.get()))
        .filter(rule -> stream.isEmpty() || told(rule).streamName().equals(stream))
        .toList();
  }

  private Rule told(Rule rule) {
    var stream =
        !rule.stream().equals(RecordRule.EVERY)
            ? rule.streamName()
            : switch (switches.everyStream()) {
              case AS_SENT -> rule.streamName();
              case ABSENT -> Optional.<String>empty();
              case EMPTY -> Optional.of("");
              case ASTERISK -> Optional.of(RecordRule.EVERY);
            };
    return stream.equals(rule.streamName()) ? rule : withStream(rule, stream);
  }

  private static Rule withStream(Rule rule, Optional<String> stream) {
    return new Rule(
        rule.domainName(),
        rule.appName(),
        stream,
        rule.ossBucket(),
        rule.ossEndpoint(),
        rule.createTime(),
        rule.onDemond(),
        rule.delayTime(),
        rule.startTime(),
        rule.endTime(),
        rule.recordFormatList(),
        rule.transcodeRecordFormatList(),
        rule.transcodeTemplates());
  }

  private static String stream(Optional<String> sent) {
    return sent.filter(text -> !text.isEmpty()).orElse(RecordRule.EVERY);
  }

  private static String domain(String sent) {
    return sent.toLowerCase(Locale.ROOT);
  }
}
