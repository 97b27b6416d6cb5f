package dev.weir.sandbox;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Emulators of providers, served over HTTP on the loopback interface until closed. */
public final class Sandbox implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final World world;
  private final Optional<SandboxFolder> folder;
  private final Map<String, URI> endpoints = new LinkedHashMap<>();
  private final List<SandboxServer> servers = new ArrayList<>();

  private Sandbox(World world, Optional<SandboxFolder> folder) {
    this.world = world;
    this.folder = folder;
  }

  /**
   * Starts a sandbox.
   *
   * @param system the system's time
   * @param random where request ids come from
   * @param providers the emulators to serve, by provider name, in the order of their ports; each is
   *     made once
   * @throws Refused when a port is taken, a file does not read, or the folder is in use
   */
  public static Sandbox start(
      SandboxOptions options,
      InstantSource system,
      RandomGenerator random,
      Map<String, Function<World, Emulator>> providers) {
    var clock = new SandboxClock(system);
    options.clock().ifPresent(clock::fix);
    var file = options.world().map(Sandbox::read).orElseGet(JSON::createObjectNode);
    var world = new World(clock, random, file, options.accounts());
    var sandbox = new Sandbox(world, options.data().map(SandboxFolder::open));
    try {
      sandbox.serve(options, providers);
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /** Where each provider is, by its name. */
  public Map<String, URI> endpoints() {
    return Collections.unmodifiableMap(endpoints);
  }

  /** What the emulators share. */
  public World world() {
    return world;
  }

  /** One JSON object: each provider's name and where it is. */
  public String readyJson() {
    var ready = JSON.createObjectNode();
    endpoints.forEach((name, endpoint) -> ready.put(name, endpoint.toString()));
    return JSON.writeValueAsString(ready);
  }

  /** Writes {@link #readyJson} to a file, which appears complete or not at all. */
  public void writeReadyFile(Path file) {
    try {
      var next = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(next, readyJson() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops serving. What is remembered is on disk already. */
  @Override
  public void close() {
    servers.forEach(SandboxServer::close);
    folder.ifPresent(SandboxFolder::close);
  }

  private void serve(SandboxOptions options, Map<String, Function<World, Emulator>> providers) {
    options.faults().ifPresent(file -> world.follow(faults(file)));
    var emulators = new ConcurrentSkipListMap<String, Emulator>();
    var log = new RequestLog();
    var control = new Control(world, log, emulators);
    for (var provider : providers.entrySet()) {
      var name = provider.getKey();
      var emulator = provider.getValue().apply(world);
      folder.ifPresent(kept -> kept.keep(name, world.memory(name)));
      emulators.put(name, emulator);
      var port = options.port() == 0 ? 0 : options.port() + servers.size();
      var reception = new Reception(world, emulator, log, control, limit(name));
      var server = SandboxServer.start(port, reception::receive);
      servers.add(server);
      endpoints.put(name, server.endpoint());
    }
  }

  /** The world file may hold a provider to a rate: {@code "callsPerSecond": 20}. */
  private Optional<Turnstile> limit(String provider) {
    var rate = world.provider(provider).path("callsPerSecond");
    return rate.isNumber()
        ? Optional.of(new Turnstile(rate.asDouble(), System::nanoTime))
        : Optional.empty();
  }

  private static FaultScript faults(Path file) {
    try {
      return FaultScript.read(read(file));
    } catch (IllegalArgumentException e) {
      throw refused("sandbox-faults", file, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw refused("file-unreadable", file, e.getClass().getSimpleName());
    } catch (JacksonException e) {
      throw refused("invalid-json", file, e.getOriginalMessage());
    }
  }

  private static Refused refused(String code, Path file, String problem) {
    return new Refused(Diagnostic.error(code, "`" + file + "`: " + problem));
  }
}
