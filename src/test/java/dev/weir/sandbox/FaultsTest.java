package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private Sandbox sandbox;
  private URI shop;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            InstantSource.system(),
            new SplittableRandom(1),
            Map.of("shop", Shop::new));
    shop = sandbox.endpoints().get("shop");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void a_throttled_call_has_no_effect() {
    faults("[{\"kind\":\"throttle\",\"operation\":\"Keep\",\"times\":1}]");

    assertThat(put("one").status()).isEqualTo(429);
    assertThat(get().status()).isEqualTo(612);
    assertThat(put("two").status()).isEqualTo(200);
    assertThat(get().body()).isEqualTo("two");
  }

  @Test
  void a_failure_comes_before_or_after_the_effect() {
    faults("[{\"kind\":\"fail-before\",\"status\":502,\"method\":\"PUT\"}]");
    assertThat(put("one").status()).isEqualTo(502);
    assertThat(get().status()).isEqualTo(612);

    faults("{\"kind\":\"fail-after\",\"method\":\"PUT\"}");
    assertThat(put("two").status()).isEqualTo(500);
    assertThat(get().body()).isEqualTo("two");
  }

  @Test
  void a_connection_is_cut_before_or_after_the_effect() {
    faults("[{\"kind\":\"cut-before\",\"method\":\"PUT\"}]");
    assertThatThrownBy(() -> put("one")).isInstanceOf(UncheckedIOException.class);
    assertThat(get().status()).isEqualTo(612);

    faults("[{\"kind\":\"cut-after\",\"method\":\"PUT\"}]");
    assertThatThrownBy(() -> put("two")).isInstanceOf(UncheckedIOException.class);
    assertThat(get().body()).isEqualTo("two");
  }

  @Test
  void a_call_that_hangs_ends_without_an_answer() {
    faults("[{\"kind\":\"hang-after\",\"method\":\"PUT\",\"delayMillis\":1}]");

    assertThatThrownBy(() -> put("one")).isInstanceOf(UncheckedIOException.class);
    assertThat(get().body()).isEqualTo("one");
  }

  @Test
  void a_truncated_body_is_shorter_than_announced() {
    put("a long text");
    faults("[{\"kind\":\"truncate\",\"path\":\"^/item$\"}]");

    assertThatThrownBy(this::get).hasMessageContaining("the body stops after 5 of 11 bytes");
  }

  @Test
  void a_slow_call_is_answered_all_the_same() {
    faults("{\"delayMillis\":1,\"rules\":[{\"kind\":\"slow\",\"delayMillis\":1}]}");

    assertThat(put("one").status()).isEqualTo(200);
    assertThat(get().body()).isEqualTo("one");
  }

  @Test
  void a_stale_read_shows_what_was_there_before_the_last_change() {
    put("one");
    put("two");
    faults("[{\"kind\":\"stale-read\",\"operation\":\"Fetch\",\"times\":1}]");

    assertThat(get().body()).isEqualTo("one");
    assertThat(get().body()).isEqualTo("two");
  }

  @Test
  void only_the_calls_with_these_numbers_are_hit() {
    faults("[{\"kind\":\"fail\",\"provider\":\"shop\",\"operation\":\"Fetch\",\"nth\":[2,4]}]");

    assertThat(statusesOfReads(5)).containsExactly(612, 500, 612, 500, 612);
  }

  @Test
  void a_rule_for_another_provider_hits_nothing() {
    faults("[{\"kind\":\"fail\",\"provider\":\"pub\"}]");

    assertThat(get().status()).isEqualTo(612);
  }

  @Test
  void chance_repeats_with_its_seed() {
    faults("{\"seed\":7,\"rules\":[{\"kind\":\"fail\",\"probability\":0.5}]}");
    var first = statusesOfReads(40);
    faults("{\"seed\":7,\"rules\":[{\"kind\":\"fail\",\"probability\":0.5}]}");
    var second = statusesOfReads(40);

    assertThat(first).contains(500, 612).isEqualTo(second);
  }

  @Test
  void the_script_in_force_is_told_and_can_be_taken_away() {
    faults("[{\"kind\":\"fail\"}]");
    assertThat(Wire.control(shop, "GET", "faults", "").body()).isEqualTo("[{\"kind\":\"fail\"}]\n");

    Wire.control(shop, "DELETE", "faults", "");

    assertThat(get().status()).isEqualTo(612);
  }

  private List<Integer> statusesOfReads(int count) {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      statuses.add(get().status());
    }
    return statuses;
  }

  private void faults(String json) {
    assertThat(Wire.control(shop, "PUT", "faults", json).status()).isEqualTo(200);
  }

  private Wire.Response put(String text) {
    var headers = Map.of("Host", "x", "Content-Length", Integer.toString(text.length()));
    return Wire.send(shop, "PUT", "/item", headers, text);
  }

  private Wire.Response get() {
    return Wire.send(shop, "GET", "/item", Map.of("Host", "x"), "");
  }
}
