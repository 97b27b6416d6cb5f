package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past pushes, by address and by key, of providers that tell them and of those that do not. */
class HistoryCommandTest {

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  @BeforeEach
  void channelsThatWerePushed() {
    weir()
        .file(
            "live.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: hangzhou}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main-stage}
            spec: {provider: hangzhou}
            ---
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: old-hub}
            spec: {hub: old-demo}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: first-generation}
            spec: {provider: old-hub}
            ---
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: hub}
            spec: {hub: live-demo, apiGeneration: v2}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: second-generation}
            spec: {provider: hub}
            """)
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    var studio = new Studio(folder);
    var start = CommandLineFixture.START;
    for (int hour = 1; hour < 3; hour++) {
      var begin = start.plus(Duration.ofHours(hour));
      var end = begin.plus(Duration.ofMinutes(10L * hour));
      studio.publish("aliyun-oss", "{\"channel\": \"main-stage\"}", begin);
      studio.unpublish("aliyun-oss", "{\"channel\": \"main-stage\"}", end);
    }
    studio.publish("qiniu-pili", "{\"key\": \"second-generation\"}", start);
    studio.unpublish("qiniu-pili", "{\"key\": \"second-generation\"}", start.plusSeconds(90));
  }

  @Test
  void a_channel_of_oss_tells_its_latest_pushes() {
    assertThat(weir().run("history", "--sandbox", "Channel.main-stage").exits(0).out())
        .isEqualTo(
            """
            START                 END                   LENGTH  FROM
            2026-11-21T13:00:00Z  2026-11-21T13:10:00Z  10m     203.0.113.9:47745
            2026-11-21T14:00:00Z  2026-11-21T14:20:00Z  20m     203.0.113.9:47745
            """);
  }

  @Test
  void the_same_by_provider_and_key_as_json() {
    var json =
        weir()
            .run(
                "history", "--sandbox", "--provider", "hub", "--key", "second-generation", "-ojson")
            .exits(0)
            .out();
    assertThat(json)
        .isEqualTo(
            """
            {
              "object": {
                "address": "Channel.second-generation",
                "kind": "qiniu-pili/v1/Channel",
                "provider": "hub",
                "key": "live-demo/second-generation"
              },
              "pushes": [ {
                "start": "2026-11-21T12:00:00Z",
                "end": "2026-11-21T12:01:30Z",
                "seconds": 90,
                "from": "203.0.113.7:2572"
              } ]
            }
            """);
  }

  @Test
  void where_there_is_none_it_is_said_and_what_to_use_instead() {
    assertThat(weir().run("history", "--sandbox", "Channel.first-generation").exits(1).err())
        .contains("error[not-offered]: `weir history` does not work for `Channel.first-generation`")
        .contains("live.yaml:17:7")
        .contains("`weir segments` tells when something was recorded");
  }

  @Test
  void what_is_not_there_is_said_to_be_missing() {
    assertThat(
            weir()
                .run("history", "--sandbox", "--provider", "hangzhou", "--key", "x")
                .exits(1)
                .err())
        .contains("error[not-found]: there is no `live-demo/x` at its provider");
  }

  @Test
  void a_name_that_means_nothing_is_told_with_what_is_meant() {
    assertThat(weir().run("history", "--sandbox", "Channel.main-stag").exits(1).err())
        .contains("no manifest declares `Channel.main-stag`")
        .contains("did you mean `Channel.main-stage`?");
    assertThat(
            weir().run("history", "--sandbox", "--provider", "hubb", "--key", "x").exits(1).err())
        .contains("did you mean `Provider.hub`?");
  }

  @Test
  void a_command_line_that_does_not_say_which_one_is_refused() {
    weir().run("history", "--sandbox").exits(64);
    weir().run("history", "--sandbox", "--provider", "hangzhou").exits(64);
    weir().run("history", "--sandbox", "--provider", "hangzhou", "--key", "a/b").exits(64);
    weir().run("history", "--sandbox", "Channel.main-stage", "Channel.x").exits(1);
  }
}
