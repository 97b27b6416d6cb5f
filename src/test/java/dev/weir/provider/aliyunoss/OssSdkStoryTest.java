package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.CreateLiveChannelRequest;
import com.aliyun.oss.model.GenerateRtmpUriRequest;
import com.aliyun.oss.model.ListLiveChannelsRequest;
import com.aliyun.oss.model.LiveChannel;
import com.aliyun.oss.model.LiveChannelStatus;
import com.aliyun.oss.model.LiveChannelTarget;
import com.aliyun.oss.model.PushflowStatus;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The story of a channel, told by the vendor's own client. */
class OssSdkStoryTest {

  private static final String BUCKET = "live-demo";
  private static final String CHANNEL = "test_rtmp_live";

  private Sandbox sandbox;
  private URI endpoint;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            InstantSource.system(),
            new SplittableRandom(1),
            Map.of(OssEmulator.NAME, OssEmulator::new));
    endpoint = sandbox.endpoints().get(OssEmulator.NAME);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = SignVersion.class,
      names = {"V1", "V4"})
  void a_channel_lives_from_creation_to_deletion(SignVersion version) throws IOException {
    var oss = client(version);
    create(oss);
    list(oss);
    switchOffAndOn(oss);
    sign(oss);
    control("publish", "{\"bucket\":\"live-demo\",\"channel\":\"test_rtmp_live\"}");
    watch(oss);
    advance("12s");
    control("unpublish", "{\"channel\":\"test_rtmp_live\"}");
    lookBack(oss);
    delete(oss);
    oss.shutdown();
  }

  private static void create(OSS oss) {
    var created =
        oss.createLiveChannel(
            new CreateLiveChannelRequest(
                BUCKET,
                CHANNEL,
                "测试使用的直播频道",
                LiveChannelStatus.Enabled,
                new LiveChannelTarget("HLS", 5, 3, "test.m3u8")));
    assertThat(created.getPublishUrls())
        .containsExactly("rtmp://live-demo.oss-cn-hangzhou.aliyuncs.com/live/test_rtmp_live");
    assertThat(created.getPlayUrls())
        .containsExactly("http://live-demo.oss-cn-hangzhou.aliyuncs.com/test_rtmp_live/test.m3u8");
  }

  private static void list(OSS oss) {
    for (var name : new String[] {"test_a", "test_b", "test_c", "other"}) {
      oss.createLiveChannel(new CreateLiveChannelRequest(BUCKET, name));
    }
    var request = new ListLiveChannelsRequest(BUCKET);
    request.setPrefix("test");
    request.setMaxKeys(3);
    var first = oss.listLiveChannels(request);
    assertThat(first.isTruncated()).isTrue();
    assertThat(first.getNextMarker()).isEqualTo("test_c");
    request.setMarker(first.getNextMarker());
    var second = oss.listLiveChannels(request);
    assertThat(second.isTruncated()).isFalse();
    assertThat(second.getLiveChannels()).extracting(LiveChannel::getName).containsExactly(CHANNEL);
    assertThat(second.getLiveChannels().getFirst().getDescription()).isEqualTo("测试使用的直播频道");
  }

  private static void switchOffAndOn(OSS oss) {
    oss.setLiveChannelStatus(BUCKET, CHANNEL, LiveChannelStatus.Disabled);
    assertThat(oss.getLiveChannelStat(BUCKET, CHANNEL).getPushflowStatus())
        .isEqualTo(PushflowStatus.Disabled);
    oss.setLiveChannelStatus(BUCKET, CHANNEL, LiveChannelStatus.Enabled);
    assertThat(oss.getLiveChannelStat(BUCKET, CHANNEL).getPushflowStatus())
        .isEqualTo(PushflowStatus.Idle);
    var info = oss.getLiveChannelInfo(BUCKET, CHANNEL);
    assertThat(info.getStatus()).isEqualTo(LiveChannelStatus.Enabled);
    assertThat(info.getTarget().getPlaylistName()).isEqualTo("test.m3u8");
  }

  private void sign(OSS oss) {
    var expires = sandbox.world().now().getEpochSecond() + 3_600;
    assertThat(
            oss.generateRtmpUri(new GenerateRtmpUriRequest(BUCKET, CHANNEL, "test.m3u8", expires)))
        .contains("/live/test_rtmp_live?")
        .contains("Expires=" + expires);
  }

  private static void watch(OSS oss) {
    var stat = oss.getLiveChannelStat(BUCKET, CHANNEL);
    assertThat(stat.getPushflowStatus()).isEqualTo(PushflowStatus.Live);
    assertThat(stat.getRemoteAddress()).isEqualTo("203.0.113.9:47745");
    assertThat(stat.getVideoStat().getWidth()).isEqualTo(1_280);
    assertThat(stat.getAudioStat().getSampleRate()).isEqualTo(44_100);
    assertThatThrownBy(() -> oss.deleteLiveChannel(BUCKET, CHANNEL))
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo("ChannelStillLive"));
  }

  private void lookBack(OSS oss) throws IOException {
    var history = oss.getLiveChannelHistory(BUCKET, CHANNEL);
    assertThat(history).hasSize(1);
    var start = history.getFirst().getStartDate().toInstant().getEpochSecond();
    oss.generateVodPlaylist(BUCKET, CHANNEL, "my_vod_list.m3u8", start, start + 3_600);
    try (var playlist =
        oss.getVodPlaylist(BUCKET, CHANNEL, start, start + 3_600).getObjectContent()) {
      assertThat(new String(playlist.readAllBytes(), UTF_8))
          .startsWith("#EXTM3U\n")
          .containsPattern("#EXTINF:5\\.000,\n\\d{13}\\.ts\n#EXTINF:5\\.000,")
          .endsWith("#EXT-X-ENDLIST\n");
    }
    assertThatThrownBy(() -> oss.getVodPlaylist(BUCKET, CHANNEL, start + 7_200, start + 7_300))
        .isInstanceOfSatisfying(
            OSSException.class,
            e ->
                assertThat(e.getErrorMessage())
                    .isEqualTo("No ts file found in specified time span."));
  }

  private static void delete(OSS oss) {
    oss.deleteLiveChannel(BUCKET, CHANNEL);
    oss.deleteLiveChannel(BUCKET, CHANNEL);
    assertThatThrownBy(() -> oss.getLiveChannelInfo(BUCKET, CHANNEL))
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo("NoSuchLiveChannel"));
  }

  private OSS client(SignVersion version) {
    var configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(version);
    return OSSClientBuilder.create()
        .endpoint(endpoint.toString())
        .region("cn-hangzhou")
        .credentialsProvider(
            new DefaultCredentialProvider(Account.DEFAULT.key(), Account.DEFAULT.secret()))
        .clientConfiguration(configuration)
        .build();
  }

  private void control(String what, String json) {
    assertThat(Wire.control(endpoint, "POST", what, json).status()).isEqualTo(200);
  }

  private void advance(String time) {
    Wire.control(endpoint, "PUT", "clock", "{\"advance\":\"" + time + "\"}");
  }
}
