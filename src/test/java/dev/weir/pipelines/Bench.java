package dev.weir.pipelines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ResidentWeir;
import dev.weir.engine.Providers;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.StateServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pipeline has around it: a Git repository with a stack of two channels, a provider, a state
 * server for the ledger, a forge, and {@code weir} on the PATH.
 */
final class Bench implements AutoCloseable {

  private static final String LEDGER_USER = "gitlab-ci-token";
  private static final String LEDGER_PASSWORD = "ledger-canary-57";

  final Path folder;
  final Path origin;
  final Forge forge = new Forge();
  final StateServer ledger =
      new StateServer(StateServer.Manner.GITLAB).wants(LEDGER_USER, LEDGER_PASSWORD);
  private final Sandbox sandbox;
  private final ResidentWeir resident = new ResidentWeir();
  private final boolean processes;

  /**
   * A bench in an empty folder.
   *
   * @param processes whether each {@code weir} is a process of its own
   */
  Bench(Path folder, boolean processes) {
    this.folder = folder;
    this.processes = processes;
    this.origin = folder.resolve("origin");
    var module = Providers.installed().module("aliyun-oss/v1").orElseThrow();
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            InstantSource.system(),
            new Random(1),
            Map.of(module.name(), module::emulator));
    install(folder.resolve("bin"));
    write("live/.gitignore", ".weir/\n");
    write(
        "live/stack.yaml",
        """
        apiVersion: weir/v1
        kind: Stack
        metadata: {name: prod}
        spec: {ledger: {backend: http}, guards: {maxDeletes: 0}}
        ---
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: hangzhou}
        spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
        """
            .formatted(sandbox.endpoints().values().iterator().next()));
    channel("main", "Main stage");
    channel("second", "Second stage");
    git("init", "-q", "-b", "main");
    commit("Two channels");
  }

  /** Puts {@code weir} into a folder. */
  void install(Path bin) {
    if (processes) {
      ResidentWeir.installProcess(bin, classPath());
    } else {
      resident.install(bin);
    }
  }

  private static String classPath() {
    var usual = System.getProperty("java.class.path");
    return Stream.of(
            System.getProperty("surefire.test.class.path", usual).split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  void write(String name, String text) {
    try {
      var file = origin.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void channel(String name, String description) {
    write(
        "live/" + name + ".yaml",
        """
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: %s}
        spec: {provider: hangzhou, description: %s}
        """
            .formatted(name, description));
  }

  void delete(String name) {
    try {
      Files.delete(origin.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs Git in the repository; what it says. */
  String git(String... arguments) {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=ann"));
    command.addAll(List.of("-c", "user.email=ann@example.com", "-c", "advice.detachedHead=false"));
    command.addAll(List.of(arguments));
    return Shell.run(origin, environment(), command).exits(0).out().strip();
  }

  /** Commits everything; the commit. */
  String commit(String message) {
    git("add", "-A");
    git("commit", "-qm", message);
    return git("rev-parse", "HEAD");
  }

  /** What every program here needs. */
  Map<String, String> environment() {
    try {
      var environment = new HashMap<String, String>();
      environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
      environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
      environment.put("LANG", "C.UTF-8");
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ledger and the account, by the names that Weir reads. */
  Map<String, String> access() {
    return Map.of(
        "TF_HTTP_ADDRESS",
        ledger.address().toString(),
        "TF_HTTP_USERNAME",
        LEDGER_USER,
        "TF_HTTP_PASSWORD",
        LEDGER_PASSWORD,
        "WEIR_LEDGER_KEY",
        "5J0rbVdVqHb2hX6y2gkN4pT1c9mU8wQe7zLsA3fRdYk=",
        "ALIBABA_CLOUD_ACCESS_KEY_ID",
        Account.DEFAULT.key(),
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        Account.DEFAULT.secret());
  }

  /** Runs Weir as a person would at a terminal, with everything at hand. */
  Shell.Outcome weir(String... arguments) {
    var environment = environment();
    environment.putAll(access());
    var command = new ArrayList<>(List.of(folder.resolve("bin/weir").toString()));
    command.addAll(List.of(arguments));
    return Shell.run(origin, environment, command);
  }

  /** The first apply of a new stack, which somebody makes by hand. */
  void begin() {
    weir("apply", "--auto-approve", "--new-ledger", "live").exits(0);
  }

  /** The descriptions that are live, and whatever else the provider remembers. */
  String live() {
    return send(HttpRequest.newBuilder(state()).GET());
  }

  /** Somebody changes what is live. */
  void meddle(String from, String to) {
    var state = live();
    assertThat(state).contains(from);
    send(HttpRequest.newBuilder(state()).PUT(BodyPublishers.ofString(state.replace(from, to))));
  }

  private URI state() {
    return URI.create(sandbox.endpoints().values().iterator().next() + "/_weir/state");
  }

  private static String send(HttpRequest.Builder request) {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString(UTF_8));
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    resident.close();
    sandbox.close();
    ledger.close();
    forge.close();
  }
}
