package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import dev.weir.provider.aliyunlive.LiveAnswers.Formats;
import dev.weir.provider.aliyunlive.LiveAnswers.Index;
import dev.weir.provider.aliyunlive.LiveAnswers.NotifyConfig;
import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import dev.weir.provider.aliyunlive.LiveAnswers.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What must have been there for a recorded request to be answered as it was. */
final class LiveVectorState {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Set<String> NEED_RULE =
      Set.of("UpdateLiveAppRecordConfig", "DeleteLiveAppRecordConfig", "RealTimeRecordCommand");

  private static final Set<String> NEED_SETTINGS =
      Set.of("UpdateLiveRecordNotifyConfig", "DeleteLiveRecordNotifyConfig");

  private static final Format M3U8 =
      new Format(
          "m3u8",
          Optional.of(21_600),
          Optional.of(RecordFormat.FILE_NAMES),
          Optional.of(RecordFormat.SEGMENT_NAMES),
          Optional.of(30));

  private final LiveVector vector;
  private final ObjectNode state = JSON.createObjectNode();

  private LiveVectorState(LiveVector vector) {
    this.vector = vector;
  }

  /** The emulator's memory before the call. */
  static JsonNode before(LiveVector vector) {
    var state = new LiveVectorState(vector);
    state.fill();
    return state.state;
  }

  private void fill() {
    boolean exists = vector.error().equals("ConfigAlreadyExists");
    boolean missing = vector.error().equals("InvalidConfig.NotFound");
    var operation = vector.operation();
    if (NEED_RULE.contains(operation) || (exists && operation.contains("AppRecord"))) {
      put(rule(argument("AppName"), vector.arguments().path("StreamName").asStringOpt()));
    }
    if ((NEED_SETTINGS.contains(operation) && !missing)
        || (exists && operation.contains("Notify"))) {
      settings(
          new NotifyConfig(
              argument("DomainName"),
              Optional.of("http://before.test.com"),
              Optional.empty(),
              Optional.of(false),
              Optional.of(false),
              Optional.empty()));
    }
    switch (operation) {
      case "DescribeLiveRecordConfig" -> rules();
      case "DescribeLiveRecordNotifyConfig" -> toldSettings();
      case "RealTimeRecordCommand" -> command();
      case "DescribeLiveStreamRecordContent" -> contents();
      case "CreateLiveStreamRecordIndexFiles" -> recorded();
      case "DescribeLiveStreamRecordIndexFiles", "DescribeLiveStreamRecordIndexFile" -> indexes();
      default -> {}
    }
  }

  private String argument(String name) {
    return vector.arguments().path(name).asString("");
  }

  private void put(Rule rule) {
    put("rules", rule.domainName() + "/" + rule.appName() + "/" + rule.stream(), rule);
  }

  private void put(String shelf, String key, Object document) {
    state.withObject("/" + shelf).set(key, JSON.valueToTree(document));
  }

  private void settings(NotifyConfig settings) {
    put("notifications", settings.domainName(), settings);
  }

  private Rule rule(String app, Optional<String> stream) {
    return new Rule(
        argument("DomainName"),
        app,
        stream,
        "test123",
        "oss-cn-shanghai.aliyuncs.com",
        Optional.of("2030-01-01T00:00:00Z"),
        Optional.of(0),
        Optional.of(180),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Formats(List.of(M3U8))),
        Optional.of(new Formats(List.of())),
        Optional.of(new Templates(List.of())));
  }

  /** Those of the page, and as many later ones as came before it. */
  private void rules() {
    if (vector.status() != 200) {
      return;
    }
    var page = LiveCodec.JSON.treeToValue(vector.answer(), LiveAnswers.RulePage.class);
    page.rules().forEach(this::put);
    int others = page.totalNum().orElse(0) - page.rules().size();
    for (int i = 0; i < others; i++) {
      put(rule("later" + i, Optional.empty()));
    }
  }

  private void toldSettings() {
    if (vector.status() == 200) {
      settings(
          LiveCodec.JSON.treeToValue(
              vector.answer().path("LiveRecordNotifyConfig"), NotifyConfig.class));
    }
  }

  private void command() {
    if (vector.error().equals("InvalidStream.NotFound")) {
      return;
    }
    put(
        "pushes",
        stream(),
        new LivePush(
            argument("DomainName"),
            argument("AppName"),
            argument("StreamName"),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            2_000,
            "h264",
            640,
            480));
    if (vector.status() != 200 || !argument("Command").equals("start")) {
      recording(1, vector.clock().minusSeconds(60), Optional.empty());
    }
  }

  private String stream() {
    return argument("DomainName") + "/" + argument("AppName") + "/" + argument("StreamName");
  }

  private void recording(int number, Instant start, Optional<Instant> end) {
    put(
        "recordings",
        stream() + "/00000" + number,
        new Recording(
            argument("DomainName"),
            argument("AppName"),
            argument("StreamName"),
            number,
            "test123",
            "oss-cn-shanghai.aliyuncs.com",
            List.of(M3U8),
            180,
            Optional.empty(),
            false,
            end.isPresent(),
            List.of(new Recording.Piece(start, end))));
  }

  private void contents() {
    int number = 1;
    for (var content : vector.answer().at("/RecordContentInfoList/RecordContentInfo")) {
      recording(
          number++,
          Instant.parse(content.path("StartTime").asString()),
          Optional.of(Instant.parse(content.path("EndTime").asString())));
    }
  }

  private void recorded() {
    if (vector.status() == 200) {
      recording(
          1,
          Instant.parse(argument("StartTime")),
          Optional.of(Instant.parse(argument("EndTime")).plusSeconds(600)));
    }
  }

  private void indexes() {
    var one = vector.answer().path("RecordIndexInfo");
    var all = vector.answer().at("/RecordIndexInfoList/RecordIndexInfo");
    for (var json : one.isObject() ? JSON.createArrayNode().add(one) : all) {
      var index = LiveCodec.JSON.treeToValue(json, Index.class);
      put("indexes", index.recordId(), index);
    }
  }
}
