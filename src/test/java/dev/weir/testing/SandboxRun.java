package dev.weir.testing;

import dev.weir.engine.Engine;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Providers;
import dev.weir.engine.RunEvent;
import dev.weir.engine.Survey;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.http.Sleeper;
import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.manifest.Input;
import dev.weir.manifest.Loaded;
import dev.weir.manifest.ManifestLoader;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real engine with the real providers against the sandbox, over real HTTP. */
public final class SandboxRun implements AutoCloseable {

  /** The sandbox's and the engine's time. */
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** A stack document after which neither what is on the air nor how much goes stops a plan. */
  public static final String UNGUARDED =
      """
      apiVersion: weir/v1
      kind: Stack
      metadata: {name: default}
      spec: {guards: {maxDeletes: 1000, maxDeletePercent: 100, onAir: off}}
      ---
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path ledger;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Providers providers = Providers.installed();
  private final Random chance = new Random(1);
  private final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * What is special about a run.
   *
   * @param options of the sandbox; a clock in them stands still
   * @param clock the engine's time, and the sandbox's unless that stands still
   * @param sleeper how the engine waits
   * @param around put around each emulator
   */
  public record Setting(
      SandboxOptions options,
      InstantSource clock,
      Sleeper sleeper,
      UnaryOperator<Emulator> around) {

    /** Everything exists, and all clocks stand still. */
    public static Setting usual() {
      return new Setting(
          SandboxOptions.defaults().withClock(NOW),
          InstantSource.fixed(NOW),
          _ -> {},
          UnaryOperator.identity());
    }

    /** The same with a world file. */
    public Setting withWorld(Path file) {
      return new Setting(options.withWorld(file), clock, sleeper, around);
    }

    /** The same with a time that moves by sleeping. */
    public Setting withTime(FakeTime time) {
      var following =
          new SandboxOptions(
              options.port(),
              options.data(),
              options.accounts(),
              Optional.empty(),
              options.world(),
              options.faults());
      return new Setting(following, time, time, around);
    }

    /** The same with this around each emulator. */
    public Setting withAround(UnaryOperator<Emulator> wrapper) {
      return new Setting(options, clock, sleeper, wrapper);
    }
  }

  /**
   * Starts a sandbox that remembers nothing.
   *
   * @param ledger the folder of the ledger
   */
  public SandboxRun(Path ledger) {
    this(ledger, Setting.usual());
  }

  /** Starts a special one. */
  public SandboxRun(Path ledger, Setting setting) {
    this.ledger = ledger;
    this.clock = setting.clock();
    this.sleeper = setting.sleeper();
    this.sandbox =
        Sandbox.start(
            setting.options(), clock, new Random(1), emulators(providers, setting.around()));
  }

  private static Map<String, Function<World, Emulator>> emulators(
      Providers providers, UnaryOperator<Emulator> around) {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    for (var module : providers.modules()) {
      emulators.put(module.name(), world -> around.apply(module.emulator(world)));
    }
    return emulators;
  }

  /** Reads the manifests of a folder. */
  public Loaded load(Path manifests) {
    return new ManifestLoader(providers).load(Input.of(manifests, "."));
  }

  /** Where the ledger is. */
  public LocalLedgerStore store() {
    return new LocalLedgerStore(ledger, "default", clock, () -> "lineage", "me@here");
  }

  /** An engine for the manifests of a folder; close it. */
  public Engine engine(Path manifests) {
    return engine(manifests, _ -> {});
  }

  /** The same, told of to a listener. */
  public Engine engine(Path manifests, RunEvent.Listener listener) {
    return new Engine(settings(manifests, listener));
  }

  /** What looks at what the manifests of a folder are about, and never writes; close it. */
  public Survey survey(Path manifests) {
    return new Survey(settings(manifests, _ -> {}));
  }

  /** What an engine works with whose secrets are all made up. */
  public EngineSettings settings() {
    return settings(ledger, _ -> {});
  }

  private EngineSettings settings(Path manifests, RunEvent.Listener listener) {
    return new EngineSettings(
        providers,
        new ApiClients(clock, sleeper, chance, Optional.empty()),
        _ -> Optional.empty(),
        manifests,
        module -> Optional.of(access(module)),
        new Sealer("key".getBytes(StandardCharsets.UTF_8)),
        listener,
        clock,
        sleeper);
  }

  /** Where each provider is served. */
  public Map<String, URI> endpoints() {
    return sandbox.endpoints();
  }

  private Session.SandboxAccess access(ProviderModule module) {
    return new Session.SandboxAccess(
        Objects.requireNonNull(sandbox.endpoints().get(module.name())),
        Account.DEFAULT.key(),
        Secret.of(Account.DEFAULT.secret()));
  }

  /** Calls the sandbox's control API on the first provider's port. */
  public JsonNode control(String method, String path, String body) {
    var first = sandbox.endpoints().values().iterator().next();
    var request =
        HttpRequest.newBuilder(URI.create(first + "/_weir/" + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(path + ": " + response.body());
      }
      return response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The API calls received so far as {@code PUT /live-demo/main?live 200}, those that match. */
  public List<String> requests(Function<String, Boolean> method) {
    return control("GET", "requests", "")
        .valueStream()
        .filter(request -> method.apply(request.path("method").asString()))
        .map(SandboxRun::line)
        .toList();
  }

  private static String line(JsonNode request) {
    var query = request.path("query").asString("");
    return "%s %s%s %s"
        .formatted(
            request.path("method").asString(),
            request.path("path").asString(),
            query.isEmpty() ? "" : "?" + query,
            request.path("status").asString());
  }

  @Override
  public void close() {
    sandbox.close();
    http.close();
  }
}
