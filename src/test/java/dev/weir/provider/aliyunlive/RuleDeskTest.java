package dev.weir.provider.aliyunlive;

import static dev.weir.provider.aliyunlive.LiveBench.code;
import static dev.weir.provider.aliyunlive.LiveBench.format;
import static dev.weir.provider.aliyunlive.LiveBench.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import dev.weir.provider.aliyunlive.LiveAnswers.NotifyConfig;
import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What the sandbox accepts, fills in and refuses. */
class RuleDeskTest {

  private static final String NAMES = "a/{StartTime}_{EndTime}";

  private static String refused(LiveApi api, UnaryOperator<ObjectNode> change) {
    ObjectNode tree = LiveCodec.JSON.valueToTree(rule("live", "*", 0));
    var asked = LiveCodec.JSON.treeToValue(change.apply(tree), LiveRequests.AddRule.class);
    return code(() -> api.addLiveAppRecordConfig(asked));
  }

  private static String refused(LiveApi api, Format... formats) {
    return refused(api, tree -> tree.set("RecordFormat", LiveCodec.JSON.valueToTree(formats)));
  }

  private static Format named(String container, String files, String segments) {
    return new Format(
        container,
        Optional.empty(),
        Optional.of(files),
        Optional.of(segments).filter(text -> !text.isEmpty()),
        Optional.empty());
  }

  private static Format cut(String container, int cycle, int slice) {
    return new Format(
        container, Optional.of(cycle), Optional.empty(), Optional.empty(), Optional.of(slice));
  }

  @Test
  void values_out_of_bounds_are_refused() {
    try (var bench = LiveBench.open()) {
      var api = bench.api();

      assertThat(refused(api)).isEqualTo("MissingRecordFormat");
      assertThat(refused(api, format("avi"))).isEqualTo("InvalidFormat.Malformed");
      assertThat(refused(api, format("mp4"), format("MP4"))).isEqualTo("InvalidFormat.Malformed");
      assertThat(refused(api, cut("mp4", 0, 30))).isEqualTo("InvalidCycleDuration.Malformed");
      assertThat(refused(api, cut("m3u8", 900, 31))).isEqualTo("InvalidSliceDuration.Malformed");
      assertThat(refused(api, named("mp4", "{StartTime}", "")))
          .isEqualTo("InvalidOssObjectPrefix.Malformed");
      assertThat(refused(api, named("mp4", NAMES + "x".repeat(300), "")))
          .isEqualTo("InvalidOssObjectPrefix.Malformed");
      assertThat(refused(api, named("m3u8", NAMES, "{Sequence}")))
          .isEqualTo("InvalidSliceOssObjectPrefix.Malformed");
      assertThat(refused(api, tree -> tree.put("OnDemand", 3)))
          .isEqualTo("InvalidOnDemand.Malformed");
      assertThat(refused(api, tree -> tree.put("DelayTime", 14)))
          .isEqualTo("InvalidDelayTime.Malformed");
      assertThat(refused(api, tree -> tree.put("StartTime", "soon")))
          .isEqualTo("InvalidStartTime.Malformed");
      assertThat(
              refused(
                  api,
                  tree ->
                      tree.put("StartTime", "2026-01-02T03:04:05Z")
                          .put("EndTime", "2026-01-02T03:04:05Z")))
          .isEqualTo("InvalidEndTime.Mismatch");
      assertThat(refused(api, tree -> tree.put("OssBucket", "No_Bucket")))
          .isEqualTo("InvalidOssBucket.Malformed");
      assertThat(refused(api, tree -> tree.put("AppName", ""))).isEqualTo("MissingAppName");
      assertThat(refused(api, tree -> tree)).isEmpty();
      assertThat(refused(api, tree -> tree)).isEqualTo("ConfigAlreadyExists");
    }
  }

  @Test
  void the_world_file_says_what_exists(@TempDir Path folder) {
    var world =
        """
        {"domains": {"test.com": {"region": "cn-shanghai"}, "off.com": {"usable": false}},
         "buckets": {"test123": {"region": "cn-shanghai"}, "far": {"region": "cn-beijing"}}}
        """;
    try (var bench = LiveBench.with(folder, world)) {
      var api = bench.api();

      assertThat(refused(api, tree -> tree.put("DomainName", "no.com")))
          .isEqualTo("InvalidDomain.NotFound");
      assertThat(refused(api, tree -> tree.put("DomainName", "off.com")))
          .isEqualTo("IllegalOperation");
      assertThat(refused(api, tree -> tree.put("OssBucket", "none-here")))
          .isEqualTo("InvalidOssBucket.NotFound");
      assertThat(refused(api, tree -> tree.put("OssBucket", "far")))
          .isEqualTo("InvalidOssBucket.NotFound");
      assertThat(refused(api, tree -> tree.put("OssEndpoint", "oss-cn-beijing.aliyuncs.com")))
          .isEqualTo("InvalidOssEndpoint.Malformed");
      assertThat(refused(api, tree -> tree.put("DomainName", "TEST.com"))).isEmpty();
    }
  }

  private static Rule only(LiveApi api) {
    var page =
        api.describeLiveRecordConfig(
            new LiveRequests.RuleQuery(
                "test.com",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(page.rules()).hasSize(1);
    return page.rules().getFirst();
  }

  private static LiveRequests.UpdateRule update(Format... formats) {
    return new LiveRequests.UpdateRule(
        "test.com",
        "live",
        Optional.empty(),
        "oss-cn-shanghai.aliyuncs.com",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(formats),
        List.of(),
        List.of());
  }

  @Test
  void defaults_are_told_and_names_outlive_an_update() {
    try (var bench = LiveBench.open()) {
      var api = bench.api();
      assertThat(code(() -> api.updateLiveAppRecordConfig(update(format("mp4")))))
          .isEqualTo("InvalidConfig.NotFound");
      assertThat(refused(api, named("mp4", NAMES, ""), format("m3u8"))).isEmpty();
      var made = only(api);
      assertThat(made.delayTime()).contains(180);
      assertThat(made.onDemond()).contains(0);
      assertThat(made.formats())
          .containsExactly(
              new Format(
                  "mp4",
                  Optional.of(3_600),
                  Optional.of(NAMES),
                  Optional.empty(),
                  Optional.empty()),
              new Format(
                  "m3u8",
                  Optional.of(21_600),
                  Optional.of(RecordFormat.FILE_NAMES),
                  Optional.of(RecordFormat.SEGMENT_NAMES),
                  Optional.of(30)));

      api.updateLiveAppRecordConfig(update(cut("mp4", 900, 30)));

      assertThat(only(api).formats())
          .containsExactly(
              new Format(
                  "mp4", Optional.of(900), Optional.of(NAMES), Optional.empty(), Optional.empty()));
      assertThat(only(api).createTime()).isEqualTo(made.createTime());
    }
  }

  @Test
  void deleting_what_is_not_there_is_an_error() {
    try (var bench = LiveBench.open()) {
      var api = bench.api();
      var rule = new LiveRequests.RuleName("test.com", "live", Optional.empty());
      assertThat(code(() -> api.deleteLiveAppRecordConfig(rule)))
          .isEqualTo("InvalidConfig.NotFound");

      api.addLiveAppRecordConfig(rule("live", "*", 0));
      api.addLiveAppRecordConfig(rule("live", "one", 0));
      assertThat(code(() -> api.deleteLiveAppRecordConfig(rule)))
          .as("no stream and every stream are one rule")
          .isEmpty();
      assertThat(only(api).stream()).isEqualTo("one");
    }
  }

  private static NotifyConfig settings(String notify, String demand, boolean signed, String key) {
    return new NotifyConfig(
        "test.com",
        Optional.of(notify),
        Optional.of(demand),
        Optional.empty(),
        Optional.of(signed),
        Optional.of(key));
  }

  @Test
  void notification_settings_are_checked() {
    try (var bench = LiveBench.open()) {
      var api = bench.api();

      assertThat(code(() -> api.addLiveRecordNotifyConfig(settings("", "", false, ""))))
          .isEqualTo("MissingNotifyUrl");
      assertThat(code(() -> api.addLiveRecordNotifyConfig(settings("ftp://a", "", false, ""))))
          .isEqualTo("InvalidNotifyUrl.Malformed");
      assertThat(code(() -> api.addLiveRecordNotifyConfig(settings("", "a.com", false, ""))))
          .isEqualTo("InvalidOnDemandUrl.Malformed");
      assertThat(code(() -> api.addLiveRecordNotifyConfig(settings("http://a", "", true, ""))))
          .isEqualTo("MissingNotifyAuthKey");
      assertThat(code(() -> api.addLiveRecordNotifyConfig(settings("http://a", "", true, "short"))))
          .isEqualTo("InvalidNotifyAuthKey.Malformed");
      assertThat(code(() -> api.addLiveRecordNotifyConfig(settings("", "http://a", false, ""))))
          .isEmpty();
    }
  }

  @Test
  void what_is_loaded_is_listed() {
    try (var bench = LiveBench.open()) {
      var api = bench.api();
      api.addLiveAppRecordConfig(rule("live", "*", 0));
      assertThat(only(api).appName()).isEqualTo("live");
      var state = bench.control("GET", "state", "").toString();

      bench.control(
          "PUT", "state", state.replace("\"live\"", "\"stage\"").replace("/live/", "/stage/"));

      assertThat(only(api).appName()).isEqualTo("stage");
    }
  }
}
