package dev.weir.provider.aliyunlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Secret;
import dev.weir.provider.aliyunlive.RecordFormat.Container;
import dev.weir.provider.aliyunlive.RecordRule.OnDemand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What our readers and writers make of a service that differs from what the documents say. */
class LiveWritersTest {

  @TempDir Path folder;

  private static RuleReader reader(LiveBench bench) {
    return (RuleReader) new AliyunLiveModule().readers(settings(), bench.session()).get(0);
  }

  private static RuleWriter writer(LiveBench bench) {
    return (RuleWriter) new AliyunLiveModule().writers(settings(), bench.session()).get(0);
  }

  private static NotificationReader notifications(LiveBench bench) {
    return (NotificationReader) new AliyunLiveModule().readers(settings(), bench.session()).get(1);
  }

  private static NotificationWriter notificationWriter(LiveBench bench) {
    return (NotificationWriter) new AliyunLiveModule().writers(settings(), bench.session()).get(1);
  }

  private static Provider settings() {
    return LiveBench.settings(Provider.Signature.V3);
  }

  private static RecordRule rule(String stream, boolean window, Container... containers) {
    var start = Instant.parse("2026-03-01T00:00:00Z");
    return new RecordRule(
        "test.com",
        "live",
        stream,
        "oss-cn-shanghai.aliyuncs.com",
        "test123",
        OnDemand.AUTOMATIC,
        Duration.ofMinutes(3),
        window ? Optional.of(start) : Optional.empty(),
        window ? Optional.of(start.plusSeconds(3_600)) : Optional.empty(),
        List.of(containers).stream()
            .map(c ->
                new RecordFormat(
                    c,
                    Optional.empty(),
                    Optional.empty(),
                    RecordFormat.FILE_NAMES,
                    Optional.empty()))
            .toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static ObjectKey key(String stream) {
    return new ObjectKey("aliyun-live/v1/RecordRule", "", List.of("test.com", "live", stream));
  }

  private static JsonNode rules(LiveBench bench) {
    return bench.control("GET", "state", "").path("aliyun-live").path("rules");
  }

  /** Somebody made the rule without naming a stream; the service tells that in its own way. */
  @ParameterizedTest
  @ValueSource(strings = {"as-sent", "absent", "empty", "asterisk"})
  void a_rule_for_every_stream_is_changed_and_deleted_however_it_is_told(String told) {
    try (var bench = LiveBench.with(folder, "{\"everyStream\": \"" + told + "\"}")) {
      var made = LiveBench.rule("live", "", 0);
      bench
          .api()
          .addLiveAppRecordConfig(
              new LiveRequests.AddRule(
                  made.domainName(),
                  made.appName(),
                  Optional.empty(),
                  made.ossBucket(),
                  made.ossEndpoint(),
                  made.onDemand(),
                  made.delayTime(),
                  made.startTime(),
                  made.endTime(),
                  made.recordFormat(),
                  List.of(),
                  List.of()));
      var reader = reader(bench);
      var found = reader.list(Set.of(key("*")));
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().key()).isEqualTo(key("*"));
      var live = reader.read(key("*")).orElseThrow();
      assertThat(live.stream()).isEqualTo("*");

      writer(bench).update(live, rule("*", false, Container.M3U8), Set.of("delayTime"));
      assertThat(rules(bench).size()).isEqualTo(1);
      writer(bench).delete(live);
      assertThat(rules(bench).size()).isZero();
      writer(bench).delete(live);
    }
  }

  @Test
  void nothing_is_left_to_the_services_defaults() {
    try (var bench = LiveBench.open()) {
      bench.control("DELETE", "requests", "");
      writer(bench).create(rule("*", false, Container.M3U8, Container.FLV));

      var query = bench.control("GET", "requests", "").path(0).path("query").asString();
      assertThat(dev.weir.http.Query.parse(query).parameters())
          .extracting(p -> p.name() + "=" + p.value())
          .containsExactlyInAnyOrder(
              "DomainName=test.com",
              "AppName=live",
              "StreamName=*",
              "OssBucket=test123",
              "OssEndpoint=oss-cn-shanghai.aliyuncs.com",
              "OnDemand=0",
              "DelayTime=180",
              "RecordFormat.1.Format=m3u8",
              "RecordFormat.1.CycleDuration=21600",
              "RecordFormat.1.OssObjectPrefix=" + RecordFormat.FILE_NAMES,
              "RecordFormat.1.SliceOssObjectPrefix=" + RecordFormat.SEGMENT_NAMES,
              "RecordFormat.1.SliceDuration=30",
              "RecordFormat.2.Format=flv",
              "RecordFormat.2.CycleDuration=3600",
              "RecordFormat.2.OssObjectPrefix=" + RecordFormat.FILE_NAMES);
    }
  }

  @Test
  void what_an_update_was_to_take_away_and_did_not_is_an_error() {
    try (var bench = LiveBench.with(folder, "{\"update\": \"keep\"}")) {
      var writer = writer(bench);
      var before = rule("one", true, Container.M3U8, Container.MP4);
      writer.create(before);

      var failure =
          catchThrowableOfType(
              RemoteFailure.class,
              () ->
                  writer.update(
                      before, rule("one", false, Container.M3U8), Set.of("startTime", "formats")));

      assertThat(failure)
          .hasMessage(
              "`UpdateLiveAppRecordConfig` failed: the service accepted the change, yet keeps"
                  + " `startTime`, `endTime`, `formats[mp4]` (HTTP 200)");
      assertThat(failure.details().effectUnknown()).isFalse();
      assertThat(failure.diagnostic().hint().orElseThrow()).contains("remove the document");
      assertThat(bench.time().sleeps()).hasSize(5);
    }
  }

  @Test
  void a_change_that_is_told_late_is_waited_for() {
    try (var bench = LiveBench.open()) {
      var writer = writer(bench);
      var before = rule("one", true, Container.M3U8);
      writer.create(before);
      bench.control(
          "PUT",
          "faults",
          "[{\"kind\": \"stale-read\", \"operation\": \"DescribeLiveRecordConfig\", \"times\":"
              + " 2}]");

      writer.update(before, rule("one", false, Container.M3U8), Set.of("startTime"));

      assertThat(bench.time().sleeps()).hasSize(2);
      assertThat(reader(bench).read(key("one")).orElseThrow().startTime()).isEmpty();
    }
  }

  @Test
  void a_mode_of_tomorrow_is_passed_over_unless_it_is_ours() {
    try (var bench = LiveBench.open()) {
      writer(bench).create(rule("one", false, Container.M3U8));
      var state = bench.control("GET", "state", "").toString();
      bench.control("PUT", "state", state.replace("\"onDemond\":0", "\"onDemond\":9"));

      assertThat(reader(bench).list(Set.of(key("two")))).isEmpty();
      assertThatThrownBy(() -> reader(bench).list(Set.of(key("one"))))
          .isInstanceOf(RemoteFailure.class)
          .hasMessageContaining("`OnDemand` is 9 of rule `test.com/live/one`");
    }
  }

  @Test
  void a_domain_that_is_not_the_accounts_is_no_empty_listing() {
    try (var bench = LiveBench.with(folder, "{\"domains\": []}")) {
      assertThatThrownBy(() -> reader(bench).list(Set.of(key("one"))))
          .isInstanceOf(RemoteFailure.class)
          .hasMessageContaining("InvalidDomain.NotFound");
      var key = new ObjectKey("aliyun-live/v1/RecordNotification", "", List.of("test.com"));
      assertThatThrownBy(() -> notifications(bench).read(key))
          .hasMessageContaining("InvalidDomain.NotFound");
    }
  }

  private static RecordNotification notification(Optional<String> onDemandUrl, String key) {
    return new RecordNotification(
        "test.com",
        Optional.of("http://a.example.com"),
        onDemandUrl,
        false,
        true,
        Optional.of(Secret.of(key)));
  }

  @Test
  void a_deciding_url_that_stays_is_an_error() {
    try (var bench = LiveBench.with(folder, "{\"update\": \"keep\"}")) {
      var writer = notificationWriter(bench);
      var before = notification(Optional.of("http://b.example.com"), "Abcdef0123456789");
      writer.create(before);

      assertThatThrownBy(() ->
              writer.update(
                  before,
                  notification(Optional.empty(), "Abcdef0123456789"),
                  Set.of("onDemandUrl")))
          .isInstanceOf(RemoteFailure.class)
          .hasMessageContaining("keeps `onDemandUrl`");
    }
  }

  @Test
  void a_key_that_cannot_be_one_is_refused_without_showing_it() {
    try (var bench = LiveBench.open()) {
      var writer = notificationWriter(bench);

      assertThatThrownBy(() -> writer.create(notification(Optional.empty(), "too-short")))
          .isInstanceOf(Refused.class)
          .hasMessage("`notifyAuthKey` of domain `test.com` is not 16 to 32 letters and digits");
      assertThat(
              new LiveAnswers.NotifyConfig(
                  "test.com",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("Abcdef0123456789")))
          .hasToString("NotifyConfig[test.com]");
    }
  }

  @Test
  void a_callback_key_is_in_no_log_of_requests() {
    try (var bench = LiveBench.open()) {
      notificationWriter(bench).create(notification(Optional.empty(), "Abcdef0123456789"));

      assertThat(bench.control("GET", "requests", "").toString())
          .contains("NotifyAuthKey=***")
          .doesNotContain("Abcdef0123456789");
    }
  }
}
