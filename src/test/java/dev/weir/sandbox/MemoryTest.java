package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

  @TempDir Path temporary;

  @Test
  void what_was_answered_is_there_after_a_restart() {
    var data = temporary.resolve("data");
    try (var sandbox = start(data)) {
      put(sandbox, "/a", "one");
      put(sandbox, "/b", "two");
      Wire.send(sandbox.endpoints().get("shop"), "DELETE", "/a", Map.of("Host", "x"), "");
    }

    try (var sandbox = start(data)) {
      assertThat(get(sandbox, "/a").status()).isEqualTo(612);
      assertThat(get(sandbox, "/b").body()).isEqualTo("two");
    }
  }

  @Test
  void a_copy_of_the_folder_of_a_running_sandbox_is_as_good() throws IOException {
    var copy = Files.createDirectory(temporary.resolve("copy"));
    try (var sandbox = start(temporary.resolve("data"))) {
      put(sandbox, "/a", "one");
      put(sandbox, "/a", "two");
      Files.copy(temporary.resolve("data/shop.jsonl"), copy.resolve("shop.jsonl"));
    }

    try (var sandbox = start(copy)) {
      assertThat(get(sandbox, "/a").body()).isEqualTo("two");
    }
  }

  @Test
  void a_change_that_a_killed_process_was_just_writing_is_left_out() throws IOException {
    var data = temporary.resolve("data");
    try (var sandbox = start(data)) {
      put(sandbox, "/a", "one");
    }
    var file = data.resolve("shop.jsonl");
    Files.writeString(file, "{\"shelf\":\"items\",\"ke", StandardOpenOption.APPEND);

    try (var sandbox = start(data)) {
      assertThat(get(sandbox, "/a").body()).isEqualTo("one");
      put(sandbox, "/b", "two");
    }

    try (var sandbox = start(data)) {
      assertThat(get(sandbox, "/b").body()).isEqualTo("two");
    }
  }

  @Test
  void a_damaged_file_is_named() throws IOException {
    var data = Files.createDirectory(temporary.resolve("data"));
    Files.writeString(data.resolve("shop.jsonl"), "{}\nnonsense\n{}\n");

    assertThatThrownBy(() -> start(data))
        .isInstanceOf(Refused.class)
        .hasMessage("`" + data.resolve("shop.jsonl") + "` is not readable at line 2");
  }

  @Test
  void a_loaded_state_is_kept_too() {
    var data = temporary.resolve("data");
    try (var sandbox = start(data)) {
      put(sandbox, "/gone", "one");
      Wire.control(
          sandbox.endpoints().get("shop"),
          "PUT",
          "state",
          "{\"shop\":{\"items\":{\"a\":{\"text\":\"loaded\"}}}}");
      put(sandbox, "/b", "two");
    }

    try (var sandbox = start(data)) {
      assertThat(Wire.control(sandbox.endpoints().get("shop"), "GET", "state", "").body())
          .isEqualTo(
              "{\"shop\":{\"items\":{\"a\":{\"text\":\"loaded\",\"onAir\":null},"
                  + "\"b\":{\"text\":\"two\",\"onAir\":null}}}}\n");
    }
  }

  @Test
  void the_file_does_not_grow_with_every_change_for_ever() throws IOException {
    var file = temporary.resolve("shop.jsonl");
    var memory = new Memory();
    var shelf = memory.shelf("items", Shop.Item.class);
    memory.attach(MemoryFile.open(file));
    var large = "x".repeat(1 << 20);
    for (int i = 0; i < 40; i++) {
      shelf.put("same", new Shop.Item(large + i, java.util.Optional.empty()));
    }
    memory.detach();

    assertThat(Files.size(file)).isLessThan(12 << 20);
    var again = new Memory();
    again.attach(MemoryFile.open(file));
    assertThat(again.shelf("items", Shop.Item.class).get("same").orElseThrow().text())
        .endsWith("x39");
  }

  @Test
  void keys_are_in_the_order_of_their_bytes() {
    var shelf = new Memory().shelf("items", String.class);
    for (var key : new String[] {"b", "a", "a.b", "a-b", "频", "\uD83D\uDE00", "\uFB01", "", "aa"}) {
      shelf.put(key, key);
    }

    assertThat(shelf.view().keySet())
        .containsExactly("", "a", "a-b", "a.b", "aa", "b", "频", "\uFB01", "\uD83D\uDE00");
  }

  private static Sandbox start(Path data) {
    return Sandbox.start(
        SandboxOptions.defaults().withData(data),
        InstantSource.system(),
        new SplittableRandom(1),
        Map.of("shop", Shop::new));
  }

  private static void put(Sandbox sandbox, String path, String text) {
    var headers = Map.of("Host", "x", "Content-Length", Integer.toString(text.length()));
    assertThat(Wire.send(sandbox.endpoints().get("shop"), "PUT", path, headers, text).status())
        .isEqualTo(200);
  }

  private static Wire.Response get(Sandbox sandbox, String path) {
    return Wire.send(sandbox.endpoints().get("shop"), "GET", path, Map.of("Host", "x"), "");
  }
}
