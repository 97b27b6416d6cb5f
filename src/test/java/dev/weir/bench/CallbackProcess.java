package dev.weir.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code weir serve callbacks} in a process of its own, with little memory. */
final class CallbackProcess implements AutoCloseable {

  /** Megabytes of heap: what it works with must not depend on what is thrown at it. */
  static final int HEAP = 64;

  private static final String MANIFEST =
      """
      apiVersion: aliyun-live/v1
      kind: Provider
      metadata: {name: live}
      ---
      apiVersion: aliyun-live/v1
      kind: RecordNotification
      metadata: {name: told}
      spec:
        provider: live
        domain: test.com
        notifyUrl: http://cb.test.com/recorded
        onDemandUrl: http://cb.test.com/decide
      ---
      apiVersion: aliyun-live/v1
      kind: RecordDecision
      metadata: {name: ours}
      spec:
        domain: test.com
        rules:
          - {decision: stream.startsWith('test-'), record: false}
          - {decision: bitrate >= 4000 && codec == 'h265', formats: [mp4], intervals: {mp4: 30m}}
          - {decision: app == 'stage', record: false}
      """;

  private final Process process;
  private final Path log;
  private final InetSocketAddress address;

  private CallbackProcess(Process process, Path log, InetSocketAddress address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  static CallbackProcess start(Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("main.yaml"), MANIFEST);
    var log = folder.resolve("log.jsonl");
    var ready = folder.resolve("ready.json");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "dev.weir.cli.Main",
                "serve",
                "callbacks",
                "--listen",
                "127.0.0.1:0",
                "--ready-file",
                "ready.json")
            .directory(folder.toFile())
            .redirectOutput(log.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    while (!Files.exists(ready)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(folder.resolve("errors.txt")));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    var text = Files.readString(ready);
    var url = URI.create(text.replaceFirst("(?s).*\"callbacks\":\"([^\"]*)\".*", "$1"));
    return new CallbackProcess(process, log, new InetSocketAddress(url.getHost(), url.getPort()));
  }

  private static String classPath() {
    var usual = System.getProperty("java.class.path");
    var path = System.getProperty("surefire.test.class.path", usual);
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  InetSocketAddress address() {
    return address;
  }

  /** Most megabytes of memory that it has taken so far; 0 where nobody tells. */
  long peakMegabytes() throws IOException {
    var status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst()
          .orElse(0);
    }
  }

  /** Ends it with SIGTERM; its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
    return process.exitValue();
  }

  /** What it wrote down, a line for each call. */
  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
