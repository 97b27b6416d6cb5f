package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Refused;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

  @TempDir Path temporary;

  @Test
  void each_provider_has_the_next_port_and_readiness_tells_them() throws IOException {
    var port = freePorts();
    var providers = new LinkedHashMap<String, Function<World, Emulator>>();
    providers.put("shop", Shop::new);
    providers.put("again", Shop::new);
    var ready = temporary.resolve("ready.json");
    var options =
        new SandboxOptions(
            port,
            Optional.empty(),
            List.of(Account.parse("k:s:t:with:colons")),
            Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
            Optional.empty(),
            Optional.empty());

    try (var sandbox =
        Sandbox.start(options, InstantSource.system(), new SplittableRandom(1), providers)) {
      sandbox.writeReadyFile(ready);

      assertThat(Files.readString(ready))
          .isEqualTo(
              "{\"shop\":\"http://127.0.0.1:"
                  + port
                  + "\",\"again\":\"http://127.0.0.1:"
                  + (port + 1)
                  + "\"}\n");
      assertThat(sandbox.world().now()).isEqualTo("2026-01-02T03:04:05Z");
      assertThat(sandbox.world().account("k").orElseThrow().token()).contains("t:with:colons");
      assertThat(sandbox.world().accounts().toString()).isEqualTo("[Account[k]]");
    }
  }

  @Test
  void faults_and_world_are_read_from_files() throws IOException {
    var faults = Files.writeString(temporary.resolve("faults.json"), "[{\"kind\":\"throttle\"}]");
    var world = Files.writeString(temporary.resolve("world.json"), "{\"shop\":{\"open\":true}}");

    try (var sandbox = start(Optional.of(world), Optional.of(faults))) {
      assertThat(sandbox.world().provider("shop").path("open").asBoolean()).isTrue();
      var answer = Wire.send(sandbox.endpoints().get("shop"), "GET", "/a", Map.of("Host", "x"), "");
      assertThat(answer.status()).isEqualTo(429);
    }
  }

  @Test
  void a_world_file_can_hold_a_provider_to_a_rate() throws IOException {
    var world =
        Files.writeString(temporary.resolve("world.json"), "{\"shop\":{\"callsPerSecond\":0.01}}");

    try (var sandbox = start(Optional.of(world), Optional.empty())) {
      var shop = sandbox.endpoints().get("shop");
      assertThat(Wire.send(shop, "GET", "/a", Map.of("Host", "x"), "").status()).isEqualTo(612);
      assertThat(Wire.send(shop, "GET", "/a", Map.of("Host", "x"), "").status()).isEqualTo(429);
      assertThat(Wire.control(shop, "GET", "clock", "").status()).isEqualTo(200);
    }
  }

  @Test
  void files_that_do_not_read_are_named() throws IOException {
    var broken = Files.writeString(temporary.resolve("broken.json"), "{");
    var wrong = Files.writeString(temporary.resolve("wrong.json"), "[{\"kind\":\"rain\"}]");

    assertThatThrownBy(() -> start(Optional.of(broken), Optional.empty()))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("`" + broken + "`: ");
    assertThatThrownBy(() -> start(Optional.of(temporary.resolve("none")), Optional.empty()))
        .isInstanceOf(Refused.class)
        .hasMessage("`" + temporary.resolve("none") + "`: NoSuchFileException");
    assertThatThrownBy(() -> start(Optional.empty(), Optional.of(wrong)))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("`" + wrong + "`: `kind` of a fault rule is throttle");
  }

  private static Sandbox start(Optional<Path> world, Optional<Path> faults) {
    return Sandbox.start(
        new SandboxOptions(0, Optional.empty(), List.of(), Optional.empty(), world, faults),
        InstantSource.system(),
        new SplittableRandom(1),
        Map.of("shop", Shop::new));
  }

  /** The first of two ports next to each other that nobody has. */
  private static int freePorts() throws IOException {
    for (int port = 42_000; ; port++) {
      try (var first = new ServerSocket(port);
          var second = new ServerSocket(port + 1)) {
        return first.getLocalPort() == second.getLocalPort() - 1 ? port : 0;
      } catch (IOException e) {
        assertThat(port).isLessThan(60_000);
      }
    }
  }
}
