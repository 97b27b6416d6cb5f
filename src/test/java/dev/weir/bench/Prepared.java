package dev.weir.bench;

import dev.weir.bench.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** An estate that was applied to a sandbox, which is running. */
final class Prepared implements AutoCloseable {

  /** Changes when estates do, so that older ones are made anew. */
  private static final String VERSION = "1";

  private final Estate estate;
  private final int size;
  private final Weir weir;
  private final Path manifests;
  private final SandboxProcess sandbox;

  private long calls;

  private Prepared(Estate estate, int size, Weir weir, Path manifests, SandboxProcess sandbox) {
    this.estate = estate;
    this.size = size;
    this.weir = weir;
    this.manifests = manifests;
    this.sandbox = sandbox;
  }

  /**
   * Takes the estate that is in this folder from an earlier time, or makes it.
   *
   * @param concurrency calls that the limits allow at the same time
   */
  static Prepared open(Estate estate, int size, int concurrency, Weir weir, Path work)
      throws IOException, InterruptedException {
    var folder = work.resolve("%s-%d".formatted(estate, size));
    var done = folder.resolve("done-" + VERSION);
    boolean isDone = Files.exists(done);
    if (!isDone) {
      delete(folder);
      estate.write(folder.resolve("manifests"), size);
    }
    var manifests = folder.resolve("manifests");
    var sandbox = SandboxProcess.start(weir.jar(), folder.resolve("sandbox"), true);
    try {
      estate.writeProviders(manifests, sandbox.endpoints(), Optional.of(concurrency));
      var prepared = new Prepared(estate, size, weir, manifests, sandbox);
      if (!isDone) {
        prepared.apply();
        Files.createFile(done);
      }
      return prepared;
    } catch (IOException | InterruptedException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /**
   * Made some minutes ago, and then seen unchanged: only then does {@code --refresh fast} go by
   * what was seen.
   */
  private void apply() throws IOException, InterruptedException {
    long start = System.nanoTime();
    sandbox.clock(Optional.of(Instant.now().minus(Duration.ofMinutes(5))));
    weir.prepare(manifests, "apply", "--auto-approve", "--parallelism", "64");
    sandbox.clock(Optional.empty());
    weir.prepare(manifests, "apply", "--auto-approve");
    Progress.say(
        "made %,d of %s in %d s"
            .formatted(size, estate.words(), (System.nanoTime() - start) / 1_000_000_000));
  }

  /** From here on the accounts have the limits that they have when nobody says otherwise. */
  void limitAsUsual() throws IOException {
    estate.writeProviders(manifests, sandbox.endpoints(), Optional.empty());
  }

  SandboxProcess sandbox() {
    return sandbox;
  }

  /** Plans, and fails if there are changes. */
  Outcome plan(String... options) throws IOException, InterruptedException {
    sandbox.countAnew();
    var arguments =
        Stream.concat(Stream.of("plan", "--detailed-exitcode"), Stream.of(options))
            .toArray(String[]::new);
    var outcome = weir.run(manifests, arguments);
    calls = sandbox.calls();
    return outcome;
  }

  /** Calls that the sandbox counted during the latest plan. */
  long calls() {
    return calls;
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
