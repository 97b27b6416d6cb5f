package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code weir serve callbacks}, running in this process until it is told to stop. */
final class CallbackService implements AutoCloseable {

  private final Stop stop = new Stop();
  private final CompletableFuture<Outcome> run;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private CallbackService(CommandLineFixture weir, List<String> options) {
    var arguments = new ArrayList<>(List.of("serve", "callbacks", "--listen", "127.0.0.1:0"));
    arguments.addAll(List.of("--ready-file", "ready.json"));
    arguments.addAll(options);
    var ready = weir.path("ready.json");
    weir.interruptedBy(stop);
    // The common pool may have a single thread, which HTTP clients need.
    run =
        CompletableFuture.supplyAsync(
            () -> weir.run(arguments.toArray(String[]::new)),
            task -> Thread.ofPlatform().daemon().start(task));
    while (!Files.exists(ready)) {
      assertThat(run).as(() -> run.getNow(new Outcome(0, "", "")).err()).isNotDone();
      Thread.onSpinWait();
    }
    try {
      url = Files.readString(ready).replaceFirst("(?s).*\"callbacks\":\"([^\"]*)\".*", "$1");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts it in the fixture's folder. */
  static CallbackService start(CommandLineFixture weir, String... options) {
    return new CallbackService(weir, Arrays.asList(options));
  }

  /** Raises a signal when the test asks for it. */
  private static final class Stop implements Interrupts {
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
  }

  String url() {
    return url;
  }

  HttpResponse<String> ask(String pathAndQuery) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + pathAndQuery)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> tell(String body, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/recorded"))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Lets it end as after a signal. */
  Outcome stop() {
    try {
      assertThat(stop.watching.await(30, TimeUnit.SECONDS)).isTrue();
      stop.raised = true;
      stop.reaction.run();
      return run.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (!run.isDone()) {
      stop();
    }
    http.close();
  }
}
