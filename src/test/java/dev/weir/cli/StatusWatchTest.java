package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watching a stream go on and off the air, until a signal comes. */
@Timeout(30)
class StatusWatchTest {

  private static final String PROVIDER = "qiniu-pili";

  @TempDir Path folder;

  private Sandbox sandbox;
  private HttpClient http;

  @BeforeEach
  void aStreamAtAServer() {
    http = HttpClient.newHttpClient();
    var module = Providers.installed().module(PROVIDER + "/v1").orElseThrow();
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            () -> CommandLineFixture.START,
            new Random(1),
            Map.of(PROVIDER, module::emulator));
    weir()
        .file(
            "live.yaml",
            """
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: hub}
            spec: {hub: live-demo, apiHost: "%s"}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: main-stage}
            spec: {provider: hub}
            """
                .formatted(sandbox.endpoints().get(PROVIDER)))
        .run("apply", "--auto-approve")
        .exits(0);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    http.close();
  }

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder)
        .with("QINIU_ACCESS_KEY", Account.DEFAULT.key())
        .with("QINIU_SECRET_KEY", Account.DEFAULT.secret());
  }

  private String call(String method, String path, String body) {
    var uri = URI.create(sandbox.endpoints().get(PROVIDER) + "/_weir/" + path);
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** How often the service was asked for the stream's status. */
  private long asked() {
    return call("GET", "requests", "").split("/status\"", -1).length - 1L;
  }

  /** Waits until a look began and ended after now. */
  private void lookPasses() {
    long before = asked();
    while (asked() < before + 2) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Sends a signal when the stream has gone on the air and off it, and both were seen. */
  private Interrupts.Watch goOnAndOffTheAir(Runnable signal) {
    Thread.ofVirtual()
        .start(() -> {
          lookPasses();
          call("POST", "publish", "{\"title\": \"main-stage\"}");
          lookPasses();
          call("POST", "unpublish", "{\"title\": \"main-stage\"}");
          lookPasses();
          signal.run();
        });
    return new CommandLineFixture.QuietWatch();
  }

  private Interrupts.Watch lookOnce(Runnable signal) {
    Thread.ofVirtual()
        .start(() -> {
          lookPasses();
          signal.run();
        });
    return new CommandLineFixture.QuietWatch();
  }

  @Test
  void a_line_tells_each_change_and_a_signal_ends_it() {
    var told =
        weir().interruptedBy(this::goOnAndOffTheAir).run("status", "--watch=1s").exits(130).out();
    assertThat(told.lines().map(line -> line.replaceAll("^\\S+ ", "")))
        .containsExactly(
            " Channel.main-stage: idle",
            " Channel.main-stage: idle -> on air (from 203.0.113.7:2572, since"
                + " 2026-11-21T12:00:00Z, 135 kbit/s, 25 fps)",
            " Channel.main-stage: on air -> idle");
  }

  @Test
  void a_terminal_is_drawn_anew() {
    call("POST", "publish", "{\"title\": \"main-stage\"}");
    var told =
        weir()
            .typing("")
            .interruptedBy(this::lookOnce)
            .run("status", "--watch=1s")
            .exits(130)
            .out();
    assertThat(told.split("\u001B\\[H\u001B\\[2J", -1)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(told).contains("On air: 1 of 1.").contains("again every 1s; ctrl-c ends it.");
  }

  @Test
  void programs_get_a_document_on_each_line() {
    var told =
        weir()
            .interruptedBy(this::lookOnce)
            .run("status", "--watch=1s", "-o", "json")
            .exits(130)
            .out();
    assertThat(told.lines())
        .singleElement()
        .asString()
        .startsWith("{\"at\":\"2026-11-21T12:00:00")
        .endsWith("\"state\":\"idle\"}}");
  }
}
