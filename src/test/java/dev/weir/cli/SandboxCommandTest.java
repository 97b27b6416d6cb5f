package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class SandboxCommandTest {
  @TempDir Path folder;

  /** Raises a signal when the test asks for it. */
  private static final class Signal implements Interrupts {
    private final CountDownLatch watching = new CountDownLatch(1);
    private volatile Runnable reaction = () -> {};
    private volatile boolean raised;

    @Override
    public Watch watch(Runnable onSignal) {
      reaction = onSignal;
      watching.countDown();
      return new Watch() {
        @Override
        public boolean isInterrupted() {
          return raised;
        }

        @Override
        public void close() {}
      };
    }

    void raise() throws InterruptedException {
      assertThat(watching.await(30, TimeUnit.SECONDS)).isTrue();
      raised = true;
      reaction.run();
    }
  }

  @Test
  void it_serves_until_a_signal_comes() throws Exception {
    var signal = new Signal();
    var weir = new CommandLineFixture(folder).interruptedBy(signal);
    var run =
        CompletableFuture.supplyAsync(() ->
            weir.run("sandbox", "--ready-file", "ready.json", "--clock", "2026-01-01T00:00:00Z"));
    var ready = folder.resolve("ready.json");
    while (!Files.exists(ready)) {
      assertThat(run).isNotDone();
      Thread.onSpinWait();
    }
    var endpoints = JsonMapper.shared().readTree(Files.readString(ready));
    var oss = endpoints.get("aliyun-oss").asString();
    assertThat(get(oss + "/_weir/state").statusCode()).isEqualTo(200);

    signal.raise();
    var outcome = run.get(30, TimeUnit.SECONDS);
    assertThat(outcome.code()).isEqualTo(130);
    assertThat(outcome.out()).isEqualTo(Files.readString(ready));
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void a_world_file_that_is_not_there_is_told() {
    var outcome = new CommandLineFixture(folder).run("sandbox", "--world", "nowhere.json").exits(1);
    assertThat(outcome.err()).startsWith("error[file-unreadable]: ");
  }

  private static HttpResponse<String> get(String address) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
