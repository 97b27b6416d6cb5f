package dev.weir.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox in a process of its own, so that what it takes is not counted as Weir's. */
final class SandboxProcess implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Everything exists. Volcengine lets an account have 10 calls a second, and a few hundred pages
   * would then tell nothing of Weir.
   */
  private static final String WORLD =
      """
      {"volcengine-live": {"requestsPerSecond": 0}, "aliyun-live": {"limits": false}}
      """;

  private final Process process;
  private final Map<String, URI> endpoints;
  private final HttpClient http = HttpClient.newHttpClient();

  private SandboxProcess(Process process, Map<String, URI> endpoints) {
    this.process = process;
    this.endpoints = endpoints;
  }

  /**
   * Starts one.
   *
   * @param jar of Weir
   * @param folder for its files
   * @param keeps whether it remembers in that folder what it holds
   */
  static SandboxProcess start(Path jar, Path folder, boolean keeps)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var ready = folder.resolve("ready.json");
    Files.deleteIfExists(ready);
    var world = folder.resolve("world.json");
    Files.writeString(world, WORLD);
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString(),
                "sandbox",
                "--world",
                world.toString(),
                "--ready-file",
                ready.toString()));
    if (keeps) {
      command.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    var log = folder.resolve("log.txt");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    while (!Files.exists(ready)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return new SandboxProcess(process, endpoints(Files.readString(ready)));
  }

  private static Map<String, URI> endpoints(String json) {
    return JSON.readTree(json).properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> URI.create(e.getValue().asString())));
  }

  Map<String, URI> endpoints() {
    return endpoints;
  }

  /** Lets every call take so much longer. */
  void delay(int millis) throws IOException, InterruptedException {
    control("PUT", "faults", "{\"delayMillis\": %d}".formatted(millis));
  }

  /** Lets its clock stand still at a time, or go by the system's again. */
  void clock(Optional<Instant> fixed) throws IOException, InterruptedException {
    var time = fixed.map("{\"now\": \"%s\"}"::formatted).orElse("{\"system\": true}");
    control("PUT", "clock", time);
  }

  /** Forgets everything that was made in it. */
  void forget() throws IOException, InterruptedException {
    control("PUT", "state", "{}");
  }

  /** Counts calls from here on. */
  void countAnew() throws IOException, InterruptedException {
    control("DELETE", "requests", "");
  }

  /** Calls that came in since it counts. */
  long calls() throws IOException, InterruptedException {
    return JSON.readTree(control("GET", "requests/count", "")).path("count").asLong();
  }

  private String control(String method, String what, String body)
      throws IOException, InterruptedException {
    var base = endpoints.values().iterator().next();
    var request =
        HttpRequest.newBuilder(base.resolve("/_weir/" + what))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(method + " " + what + ": " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    process.onExit().join();
  }
}
