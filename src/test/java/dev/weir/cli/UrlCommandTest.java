package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Golden;
import dev.weir.sandbox.Account;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs to push to and play from, and that the emulated services take them. */
class UrlCommandTest {

  @TempDir Path folder;

  private OperationsFixture stack;

  @BeforeEach
  void aStackOfEverything() {
    stack = OperationsFixture.applied(folder);
  }

  private CommandLineFixture weir() {
    return stack.weir();
  }

  private String url(String address, String... more) {
    var arguments = new java.util.ArrayList<>(java.util.List.of("url", "--sandbox", address));
    arguments.addAll(java.util.List.of(more));
    return weir().run(arguments.toArray(String[]::new)).exits(0).out();
  }

  @Test
  void all_of_an_oss_channel_are_told_with_a_warning_that_the_signed_one_is_a_secret() {
    var told = weir().run("url", "--sandbox", "Channel.main-stage").exits(0);
    Golden.check("dev/weir/cli/operations/url-oss.txt", told.out());
    assertThat(told.err())
        .contains("warning[secret-url]: a signed URL of `Channel.main-stage` is a secret")
        .contains("keep it out of logs, tickets and Git")
        .doesNotContain("Signature");
  }

  @Test
  void all_of_a_pili_stream_as_json() {
    Golden.check(
        "dev/weir/cli/operations/url-pili-v1.json",
        url("Channel.first-generation", "--output", "json"));
    Golden.check(
        "dev/weir/cli/operations/url-pili-v2.json",
        url("Channel.second-generation", "--output", "json"));
  }

  @ParameterizedTest
  @CsvSource({
    "aliyun-oss, Channel.main-stage",
    "qiniu-pili, Channel.first-generation",
    "qiniu-pili, Channel.second-generation"
  })
  void the_service_takes_a_push_with_it(String provider, String address) {
    var url = url(address, "--publish", "--protocol", "rtmp").strip();
    stack.studio().publish(provider, "{\"url\": \"%s\"}".formatted(url), OperationsFixture.START);
    assertThat(weir().run("status", "--sandbox", address).exits(0).out()).contains("on air");
  }

  @ParameterizedTest
  @CsvSource({"aliyun-oss, Channel.main-stage", "qiniu-pili, Channel.second-generation"})
  void it_takes_none_when_the_time_is_over_or_a_character_is_another(
      String provider, String address) {
    var url = url(address, "--publish", "--protocol", "rtmp", "--expires", "90s").strip();
    var later = OperationsFixture.START.plusSeconds(92);
    assertThatThrownBy(
            () -> stack.studio().publish(provider, "{\"url\": \"%s\"}".formatted(url), later))
        .hasMessageContaining("409");
    int middle = url.length() - 6;
    var other = url.charAt(middle) == 'a' ? "b" : "a";
    var forged = url.substring(0, middle) + other + url.substring(middle + 1);
    assertThatThrownBy(() ->
            stack
                .studio()
                .publish(provider, "{\"url\": \"%s\"}".formatted(forged), OperationsFixture.START))
        .hasMessageContaining("409");
  }

  @Test
  void a_dynamic_url_is_good_for_one_push() {
    var url = url("Channel.first-generation", "--publish").strip();
    var studio = stack.studio();
    var push = "{\"url\": \"%s\"}".formatted(url);
    studio.publish("qiniu-pili", push, OperationsFixture.START);
    studio.unpublish(
        "qiniu-pili", "{\"title\": \"first-generation\"}", OperationsFixture.START.plusSeconds(1));
    assertThatThrownBy(
            () -> studio.publish("qiniu-pili", push, OperationsFixture.START.plusSeconds(2)))
        .hasMessageContaining("a nonce greater than the last one");
  }

  @Test
  void the_manifests_reference_is_the_key_that_signs() {
    weir()
        .file(
            "live.yaml",
            OperationsFixture.manifest()
                .replace("publishSecurity: dynamic", "publishSecurity: static"))
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    var told = weir().run("url", "--sandbox", "Channel.first-generation", "--publish").exits(0);
    assertThat(told.out()).endsWith("/old-demo/first-generation?key=pk-2f6c9d1180\n");
    assertThat(told.err()).contains("it is good until the publish key changes");
  }

  @Test
  void a_disabled_channel_says_that_a_push_would_be_refused() {
    assertThat(weir().run("url", "--sandbox", "Channel.side-stage").exits(0).err())
        .contains("the channel is disabled, so a push is refused until it is enabled");
  }

  @Test
  void one_alone_stands_bare_for_other_programs() {
    assertThat(url("Channel.main-stage", "--play"))
        .isEqualTo("http://live-demo.oss-cn-hangzhou.aliyuncs.com/main-stage/main.m3u8\n");
  }

  @Test
  void what_there_is_not_is_told_with_what_there_is() {
    assertThat(
            weir()
                .run("url", "--sandbox", "Channel.main-stage", "--play", "--protocol", "flv")
                .exits(1)
                .err())
        .contains("error[no-url]: `Channel.main-stage` has no flv URL to play from")
        .contains("it has play hls");
    assertThat(weir().run("url", "--sandbox", "FixedRelay.all-day").exits(1).err())
        .contains("a relay is pulled by the service, so nobody pushes to it")
        .contains("`weir url` of the channel that it pulls from");
    assertThat(
            weir()
                .run("url", "--sandbox", "--provider", "hangzhou", "--key", "nowhere")
                .exits(1)
                .err())
        .contains("error[not-found]");
  }

  @Test
  void a_wrong_command_line_is_refused() {
    weir().run("url", "--sandbox", "Channel.main-stage", "--expires", "0s").exits(64);
    weir().run("url", "--sandbox", "Channel.main-stage", "--protocol", "smtp").exits(64);
    weir().run("url", "--sandbox").exits(64);
  }

  @Test
  void no_secret_key_is_ever_in_a_url_or_a_trace() {
    var told = weir().run("url", "--sandbox", "--debug", "Channel.second-generation").exits(0);
    assertThat(told.out() + told.err()).doesNotContain(Account.DEFAULT.secret());
    assertThat(told.err()).doesNotContain("token=");
  }
}
