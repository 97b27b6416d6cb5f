package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playlists of what was recorded, at every provider that has them. */
class VodCommandsTest {

  @TempDir Path folder;

  private OperationStage stage;

  @BeforeEach
  void recorded() {
    stage = new OperationStage(folder).built().pushed();
  }

  private static void golden(String name, CommandLineFixture.Outcome outcome) {
    Golden.check("dev/weir/cli/operations/" + name, outcome.out());
  }

  @Test
  void a_channel_of_oss_shows_the_playlist_itself() {
    var shown =
        stage
            .weir()
            .run(
                "vod",
                "show",
                "Channel.main-stage",
                "--sandbox",
                "--for",
                "1h",
                "--to",
                "13:00:20");
    golden("vod-show-oss.txt", shown.exits(0));
    assertThat(shown.err()).contains("From 2026-11-21T12:00:20Z to 2026-11-21T13:00:20Z (1h).");
    golden(
        "vod-show-oss.json",
        stage
            .weir()
            .run("vod", "show", "Channel.main-stage", "--sandbox", "--from=13:09:50", "-ojson")
            .exits(0));
  }

  @Test
  void a_channel_of_oss_gets_a_playlist_beside_its_segments() {
    golden(
        "vod-create-oss.txt",
        stage
            .weir()
            .run("vod", "create", "Channel.main-stage", "--sandbox", "--from", "1h")
            .exits(0));
    golden(
        "vod-create-oss.json",
        stage
            .weir()
            .run(
                "vod",
                "create",
                "Channel.main-stage",
                "--sandbox",
                "--from=13:00",
                "--to=13:05",
                "--name=goal.m3u8",
                "-o",
                "json")
            .exits(0));
  }

  @Test
  void the_playlist_that_players_follow_is_not_replaced() {
    assertThat(
            stage
                .weir()
                .run(
                    "vod",
                    "create",
                    "Channel.main-stage",
                    "--sandbox",
                    "--from",
                    "1h",
                    "--name",
                    "main.m3u8")
                .exits(1)
                .err())
        .contains("error[playlist-name]: `main.m3u8` is the channel's own playlist");
  }

  @Test
  void pili_has_an_address_for_a_stretch_or_makes_a_playlist() {
    golden(
        "vod-show-pili.txt",
        stage
            .weir()
            .run("vod", "show", "Channel.first", "--sandbox", "--event", "FixedRelay.final")
            .exits(0));
    golden(
        "vod-create-pili-1.txt",
        stage.weir().run("vod", "create", "Channel.first", "--sandbox", "--for", "1h").exits(0));
    golden(
        "vod-create-pili-2.txt",
        stage.weir().run("vod", "create", "Channel.second", "--sandbox", "--for", "1h").exits(0));
    assertThat(
            stage
                .weir()
                .run("vod", "show", "Channel.second", "--sandbox", "--from", "1h")
                .exits(1)
                .err())
        .contains("`weir vod show` does not work for `Channel.second`")
        .contains("`weir vod create` makes a playlist of it in the hub's bucket");
  }

  @Test
  void a_record_rule_makes_lists_and_tells_its_playlists() {
    var made =
        stage
            .weir()
            .run("vod", "create", "RecordRule.the-final", "--sandbox", "--from=13:00", "--to=13:05")
            .exits(0)
            .out();
    var id = made.replaceFirst("(?s).*\\n  name +(\\S+)\\n.*", "$1");
    assertThat(made.replace(id, "ID"))
        .isEqualTo(
            """
            Made a playlist of RecordRule.the-final.
              name       ID
              play from  http://archive.oss-cn-shanghai.aliyuncs.com/vod/live/final/20261121T130000Z-20261121T130500Z.m3u8
              file       archive/vod/live/final/20261121T130000Z-20261121T130500Z.m3u8
              recorded   5m
            """);
    var listed =
        stage.weir().run("vod", "show", "RecordRule.the-final", "--sandbox", "--from=1h").exits(0);
    assertThat(listed.out()).contains(id + "  2026-11-21T13:00:00Z  2026-11-21T13:05:00Z  5m ");
    var one =
        stage
            .weir()
            .run("vod", "show", "RecordRule.the-final", "--sandbox", "--record", id, "-ojson")
            .exits(0);
    assertThat(one.out())
        .contains("\"name\": \"" + id + "\"")
        .contains("\"recorded_seconds\": 300.0");
    assertThat(
            stage
                .weir()
                .run("vod", "show", "RecordRule.the-final", "--sandbox", "--record", "no-such-id")
                .exits(1)
                .err())
        .contains("`play.example.com/live/final` has no playlist `no-such-id`");
  }

  @Test
  void many_playlists_are_read_page_by_page() {
    for (int i = 0; i < 33; i++) {
      stage
          .weir()
          .run(
              "vod",
              "create",
              "RecordRule.the-final",
              "--sandbox",
              "--from=13:00:" + (10 + i),
              "--to=13:05",
              "--name=clips/%d.m3u8".formatted(i))
          .exits(0);
    }
    var listed =
        stage.weir().run("vod", "show", "RecordRule.the-final", "--sandbox", "--from=1h").exits(0);
    assertThat(listed.out().lines()).hasSize(34);
  }

  @Test
  void what_cannot_be_is_said_before_any_call_that_writes() {
    stage.refuses(
        """
        vod create Channel.main-stage --from 25h | 1 | OSS makes playlists of at most 24h at once; this is 25h
        vod create RecordRule.the-final --from 5d | 1 | of at most 96h at once; this is 120h
        vod create RecordRule.the-final --from 2026-08-20 --for 1h | 1 | of the last 3 months only
        vod create Channel.main-stage --from 2026-11-22 --for 1h | 1 | begins at 2026-11-22T00:00:00Z, which is to come
        vod create Channel.main-stage --from 2026-11-20 --to 2026-11-20 | 1 | nothing was recorded of `live-demo/main-stage` from 2026-11-20T00:00:00Z to 2026-11-21T00:00:00Z (24h)
        vod create Channel.main-stage | 64 | no beginning is given
        vod create Channel.main-stage --from lunch | 64 | `--from lunch` is no time
        vod create Channel.main-stage --event Channel.main-stage | 1 | declares no window
        vod create Channel.main-stage --event FixedRelay.fina | 1 | did you mean `FixedRelay.final`?
        vod create Channel.main-stage --from 1h --stream x | 64 | is a stream itself
        vod create Channel.main-stage --from 1h --zone Mars | 64 | names the time zone `Mars`
        vod create RecordRule.by-hand --from 1h | 64 | `play.example.com/live/*` is about many streams
        vod create RecordRule.by-hand --from 1h --stream x | 1 | nothing was recorded
        vod create RecordRule.by-hand --from 1h --stream other/x | 64 | is not about the stream
        vod create RecordRule.by-hand --from 1h --stream a/b/c | 64 | is no stream of
        vod create RecordRule.by-hand --from 1h --stream final | 1 | the rule `play.example.com/live/final` applies to `play.example.com/live/final`, and goes before `play.example.com/live/*`
        vod create RecordRule.the-final --from 1h --name x.mp4 | 1 | `x.mp4` is no name for a playlist
        vod create Channel.main-stage --from 1h --name a/b.m3u8 | 1 | `a/b.m3u8` is no name for a playlist
        vod create FixedRelay.final --from 1h | 1 | a relay records nothing
        vod create RecordNotification.callbacks --from 1h | 1 | it only says whom to tell
        """);
  }
}
