package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/**
 * What encoders do between two commands: the sandbox's memory is in its folder.
 *
 * @param folder that of the commands
 */
record Studio(Path folder) {

  /** Puts a stream of this provider on the air, at this time. */
  void publish(String provider, String stream, Instant when) {
    control(provider, "publish", stream, when);
  }

  /** Takes it off the air. */
  void unpublish(String provider, String stream, Instant when) {
    control(provider, "unpublish", stream, when);
  }

  private void control(String provider, String what, String stream, Instant when) {
    var module = Providers.installed().module(provider + "/v1").orElseThrow();
    try (var sandbox =
            Sandbox.start(
                SandboxOptions.defaults().withData(folder.resolve(".weir/sandbox")),
                () -> when,
                new Random(1),
                Map.of(provider, module::emulator));
        var http = HttpClient.newHttpClient()) {
      var uri = URI.create(sandbox.endpoints().get(provider) + "/_weir/" + what);
      var answer =
          http.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(stream)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
