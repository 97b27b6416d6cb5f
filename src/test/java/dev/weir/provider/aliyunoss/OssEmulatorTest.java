package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.XmlElement;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OssEmulatorTest {

  private static final String MINIMAL =
      "<LiveChannelConfiguration><Target><Type>HLS</Type></Target></LiveChannelConfiguration>";
  private static final String FULL =
      "<LiveChannelConfiguration><Description>d</Description><Status>disabled</Status><Target>"
          + "<Type>HLS</Type><FragDuration>7</FragDuration><FragCount>8</FragCount>"
          + "<PlaylistName>p.m3u8</PlaylistName></Target></LiveChannelConfiguration>";

  private final OssCaller oss = new OssCaller(SandboxOptions.defaults());

  @AfterEach
  void stop() {
    oss.close();
  }

  @Test
  void putting_a_channel_again_resets_what_is_not_said() {
    oss.put("a", FULL);
    assertThat(oss.call("GET", "a", "live", "").body())
        .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + FULL);

    assertThat(oss.put("a", MINIMAL).status()).isEqualTo(200);

    assertThat(oss.call("GET", "a", "live", "").body())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><LiveChannelConfiguration>"
                + "<Description></Description><Status>enabled</Status><Target><Type>HLS</Type>"
                + "<FragDuration>5</FragDuration><FragCount>3</FragCount>"
                + "<PlaylistName>playlist.m3u8</PlaylistName></Target></LiveChannelConfiguration>");
  }

  @Test
  void unknown_elements_are_passed_over_and_names_are_case_sensitive() {
    var xml = MINIMAL.replace("</Type>", "</Type><PlayListName>no.m3u8</PlayListName><New>1</New>");

    assertThat(oss.put("a", xml).body()).contains("/a/playlist.m3u8</Url>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Status       | off                | 0044-00000002
          Type         | hls                | 0044-00000013
          Type         |                    | 0044-00000013
          FragDuration | 0                  | 0044-00000014
          FragDuration | 101                | 0044-00000014
          FragDuration | five               | 0044-00000014
          FragDuration |                    | 0044-00000014
          FragCount    | 0                  | 0044-00000015
          FragCount    | 1000               | 0044-00000015
          FragCount    |                    | 0044-00000015
          PlaylistName | a/b.m3u8           | 0044-00000016
          PlaylistName | .m3u8              | 0044-00000017
          PlaylistName | playlist.M3U8      | 0044-00000018
          """)
  void a_setting_outside_its_limits_is_an_invalid_argument(String field, String value, String ec) {
    var xml =
        FULL.replaceFirst("<" + field + ">[^<]*", "<" + field + ">" + (value == null ? "" : value));

    var answer = oss.put("a", xml);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("x-oss-ec")).isEqualTo(ec);
    assertThat(error(answer)).contains("InvalidArgument");
    assertThat(oss.call("GET", "a", "live", "").status()).isEqualTo(404);
  }

  @Test
  void a_description_has_up_to_128_bytes() {
    var fits = "频".repeat(42) + "ab";

    assertThat(oss.put("a", FULL.replace(">d<", ">" + fits + "<")).status()).isEqualTo(200);
    assertThat(oss.put("a", FULL.replace(">d<", ">" + fits + "c<")).header("x-oss-ec"))
        .isEqualTo("0044-00000001");
  }

  @ParameterizedTest
  @CsvSource({
    "RoleName, '', 0044-00000007",
    "DestBucket, Not_A_Bucket, 0044-00000008",
    "NotifyTopic, '', 0044-00000006",
    "Interval, 101, 0044-00000005"
  })
  void a_snapshot_must_be_complete(String field, String value, String ec) {
    var snapshot =
        "<Snapshot><RoleName>r</RoleName><DestBucket>pictures</DestBucket>"
            + "<NotifyTopic>t</NotifyTopic><Interval>5</Interval></Snapshot>";
    var whole = MINIMAL.replace("</Target>", "</Target>" + snapshot);
    assertThat(oss.put("a", whole).status()).isEqualTo(200);

    var broken = whole.replaceFirst("<" + field + ">[^<]*", "<" + field + ">" + value);

    assertThat(oss.put("a", broken).header("x-oss-ec")).isEqualTo(ec);
    var twice = MINIMAL.replace("</Target>", "</Target>" + snapshot + snapshot);
    assertThat(oss.put("a", twice).header("x-oss-ec")).isEqualTo("0044-00000003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<a/>", "<LiveChannelConfiguration>", "R&D"})
  void a_body_that_is_not_the_document_is_malformed(String body) {
    assertThat(error(oss.put("a", body))).isEqualTo("MalformedXML");
  }

  @Test
  void a_wrong_digest_of_the_body_is_refused() {
    var answer =
        oss.call("PUT", "a", "live", MINIMAL, Map.of("Content-MD5", "orcLeBeK7sRnb6VvIlJ+sA=="));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(error(answer)).isEqualTo("InvalidDigest");
  }

  @Test
  void names_are_bytes_without_slashes() {
    assertThat(oss.put("频".repeat(21), MINIMAL).status()).isEqualTo(200);
    for (var name : new String[] {"频".repeat(21) + "a", "", "a/b", "a/", "a\\b", "a\u0001"}) {
      assertThat(error(oss.put(name, MINIMAL))).as(name).isEqualTo("InvalidChannelName");
    }
    assertThat(error(oss.call("GET", "a/b", "live&comp=stat", ""))).isEqualTo("InvalidChannelName");
  }

  @Test
  void a_missing_channel_is_an_error_for_everything_but_delete() {
    for (var query : new String[] {"live", "live&comp=stat", "live&comp=history"}) {
      assertThat(error(oss.call("GET", "a", query, ""))).isEqualTo("NoSuchLiveChannel");
    }
    assertThat(error(oss.call("PUT", "a", "live&status=enabled", "")))
        .isEqualTo("NoSuchLiveChannel");
    assertThat(error(oss.call("GET", "a", "vod&startTime=1&endTime=2", "")))
        .isEqualTo("NoSuchLiveChannel");
    assertThat(oss.call("DELETE", "a", "live", "").status()).isEqualTo(204);
  }

  @Test
  void a_status_other_than_the_two_is_refused() {
    oss.put("a", MINIMAL);

    var answer = oss.call("PUT", "a", "live&status=Enabled", "");

    assertThat(error(answer)).isEqualTo("InvalidArgument");
    assertThat(answer.header("x-oss-ec")).isEqualTo("0017-00000255");
    assertThat(oss.call("PUT", "a", "live&status=enabled", "").status()).isEqualTo(200);
  }

  @Test
  void pages_together_list_every_channel_once_in_order() {
    var names = new TreeSet<String>();
    for (int i = 0; i < 25; i++) {
      names.add("c" + i);
      oss.put("c" + i, MINIMAL);
    }
    oss.put("b", MINIMAL);
    oss.at("other.oss-cn-hangzhou.aliyuncs.com", "other").put("c99", MINIMAL);
    oss.at("live-demo.oss-cn-hangzhou.aliyuncs.com", "live-demo");

    var seen = new java.util.ArrayList<String>();
    var marker = "";
    do {
      var page = document(oss.call("GET", "", "live&prefix=c&max-keys=4&marker=" + marker, ""));
      page.all("LiveChannel").forEach(channel -> seen.add(channel.textOf("Name")));
      assertThat(page.textOf("IsTruncated")).isEqualTo(Boolean.toString(seen.size() < 25));
      marker = page.textOf("NextMarker");
    } while (!marker.isEmpty());

    assertThat(seen).containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "many", ""})
  void a_page_has_from_1_to_1000_channels(String maxKeys) {
    var answer = oss.call("GET", "", "live&max-keys=" + maxKeys, "");

    assertThat(error(answer)).isEqualTo("InvalidArgument");
    assertThat(answer.header("x-oss-ec")).isEqualTo("0044-00000101");
  }

  @Test
  void a_marker_before_the_prefix_does_not_matter() {
    oss.put("b", MINIMAL);
    oss.put("c", MINIMAL);

    assertThat(names(oss.call("GET", "", "live&prefix=b&marker=a", ""))).isEqualTo("b");
    assertThat(names(oss.call("GET", "", "live&prefix=b&marker=b", ""))).isEmpty();
    assertThat(names(oss.call("GET", "", "live&prefix=b&marker=z", ""))).isEmpty();
    assertThat(names(oss.call("GET", "", "live&marker=b", ""))).isEqualTo("c");
  }

  @Test
  void a_live_channel_can_only_be_disabled_and_loses_its_pusher_soon_after() {
    oss.put("a", MINIMAL);
    assertThat(
            oss.control("POST", "publish", "{\"channel\":\"a\",\"remoteAddr\":\"192.0.2.1:5\"}")
                .status())
        .isEqualTo(200);

    assertThat(error(oss.put("a", "nonsense"))).isEqualTo("ChannelStillLive");
    assertThat(error(oss.call("DELETE", "a", "live", ""))).isEqualTo("ChannelStillLive");
    assertThat(error(oss.call("PUT", "a", "live&status=enabled", "")))
        .isEqualTo("ChannelStillLive");
    assertThat(oss.call("PUT", "a", "live&status=disabled", "").status()).isEqualTo(200);
    oss.advance("9s");
    assertThat(error(oss.call("DELETE", "a", "live", ""))).isEqualTo("ChannelStillLive");
    oss.advance("1s");
    assertThat(document(oss.call("GET", "a", "live&comp=stat", "")).textOf("Status"))
        .isEqualTo("Disabled");
    assertThat(document(oss.call("GET", "a", "live&comp=history", "")).child("LiveRecord"))
        .contains(
            XmlElement.of(
                "LiveRecord",
                java.util.List.of(
                    XmlElement.of("StartTime", "2026-01-02T03:04:05.000Z"),
                    XmlElement.of("EndTime", "2026-01-02T03:04:15.000Z"),
                    XmlElement.of("RemoteAddr", "192.0.2.1:5"))));
    assertThat(oss.put("a", MINIMAL).status()).isEqualTo(200);
  }

  @Test
  void a_stale_read_shows_the_settings_before_the_last_change() {
    oss.put("a", MINIMAL);
    oss.put("b", MINIMAL);
    oss.put("a", FULL);
    oss.control("PUT", "faults", "[{\"kind\":\"stale-read\",\"method\":\"GET\"}]");

    assertThat(document(oss.call("GET", "a", "live", "")).textOf("Status")).isEqualTo("enabled");
    assertThat(error(oss.call("GET", "b", "live", ""))).isEqualTo("NoSuchLiveChannel");
    assertThat(names(oss.call("GET", "", "live", ""))).isEqualTo("a");

    oss.control("DELETE", "faults", "");
    assertThat(document(oss.call("GET", "a", "live", "")).textOf("Status")).isEqualTo("disabled");
    assertThat(names(oss.call("GET", "", "live", ""))).isEqualTo("a b");
  }

  @Test
  void a_push_goes_on_over_a_restart(@TempDir Path data) {
    try (var first = new OssCaller(SandboxOptions.defaults().withData(data))) {
      first.put("a", MINIMAL);
      first.control("POST", "publish", "{\"channel\":\"a\"}");
    }

    try (var second = new OssCaller(SandboxOptions.defaults().withData(data))) {
      assertThat(document(second.call("GET", "a", "live&comp=stat", "")).textOf("Status"))
          .isEqualTo("Live");
      second.advance("7s");
      second.control("POST", "unpublish", "{\"channel\":\"a\"}");
      assertThat(document(second.call("GET", "a", "live&comp=history", "")).all("LiveRecord"))
          .hasSize(1);
    }
  }

  @Test
  void who_may_push_is_said_to_the_test() {
    assertThat(oss.control("POST", "publish", "{\"channel\":\"a\"}").body())
        .contains("no bucket has a channel `a`");
    oss.put("a", FULL);
    assertThat(oss.control("POST", "publish", "{\"channel\":\"a\"}").body())
        .contains("LiveChannelDisabled");
    assertThat(oss.control("POST", "unpublish", "{\"channel\":\"a\"}").status()).isEqualTo(409);
    oss.call("PUT", "a", "live&status=enabled", "");
    oss.control("POST", "publish", "{\"bucket\":\"live-demo\",\"channel\":\"a\",\"audio\":false}");
    assertThat(oss.control("POST", "publish", "{\"channel\":\"a\"}").status()).isEqualTo(409);
    assertThat(document(oss.call("GET", "a", "live&comp=stat", "")).child("Audio")).isEmpty();
  }

  @Test
  void the_ten_latest_pushes_are_remembered_oldest_first() {
    oss.put("a", MINIMAL);
    for (int i = 0; i < 12; i++) {
      oss.control("POST", "publish", "{\"channel\":\"a\",\"remoteAddr\":\"192.0.2.1:" + i + "\"}");
      oss.advance("1s");
      oss.control("POST", "unpublish", "{\"channel\":\"a\"}");
    }
    oss.put("a", MINIMAL);

    var records = document(oss.call("GET", "a", "live&comp=history", "")).all("LiveRecord");

    assertThat(records).hasSize(10);
    assertThat(records.getFirst().textOf("RemoteAddr")).isEqualTo("192.0.2.1:2");
    assertThat(records.getLast().textOf("RemoteAddr")).isEqualTo("192.0.2.1:11");
  }

  @Test
  void segments_outlive_their_channel() {
    oss.put("a", MINIMAL);
    oss.control("POST", "publish", "{\"channel\":\"a\"}");
    oss.advance("12500ms");
    oss.control("POST", "unpublish", "{\"channel\":\"a\"}");
    oss.call("DELETE", "a", "live", "");
    oss.put("a", MINIMAL);
    var start = OssCaller.START.getEpochSecond();

    var all = oss.call("GET", "a", span(start, start + 60), "");
    assertThat(all.body())
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-TARGETDURATION:5
            #EXTINF:5.000,
            1767323045000.ts
            #EXTINF:5.000,
            1767323050000.ts
            #EXTINF:2.500,
            1767323055000.ts
            #EXT-X-ENDLIST
            """);
    var written = oss.call("POST", "a/vod.m3u8", span(start, start + 60), "");
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.header("etag")).matches("\"[0-9A-F]{32}\"").isEqualTo(all.header("etag"));
    assertThat(oss.call("GET", "a", span(start + 1, start + 5), "").body())
        .contains("#EXTINF:5.000,\n1767323050000.ts\n#EXT-X-ENDLIST");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10, 0044-00000306",
    "11, 10, 0044-00000306",
    "10, 86411, 0044-00000307",
    "10, 86410, 0044-00000308",
    "x, 10, 0044-00000304",
    "1, '', 0044-00000305"
  })
  void a_span_ends_after_it_starts_and_is_a_day_at_most(String start, String end, String ec) {
    oss.put("a", MINIMAL);

    assertThat(
            oss.call("GET", "a", "vod&startTime=" + start + "&endTime=" + end, "")
                .header("x-oss-ec"))
        .isEqualTo(ec);
  }

  private static String span(long start, long end) {
    return "vod&startTime=" + start + "&endTime=" + end;
  }

  private static String names(Wire.Response listing) {
    return String.join(
        " ", document(listing).all("LiveChannel").stream().map(one -> one.textOf("Name")).toList());
  }

  private static String error(Wire.Response answer) {
    return answer.body().contains("<Error>") ? document(answer).textOf("Code") : answer.body();
  }

  private static XmlElement document(Wire.Response answer) {
    return XmlElement.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
