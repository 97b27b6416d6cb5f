package dev.weir.testing;

import dev.weir.engine.Engine;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Providers;
import dev.weir.engine.Rebuild;
import dev.weir.engine.RunReport;
import dev.weir.http.ApiClients;
import dev.weir.kind.Address;
import dev.weir.kind.Sealer;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerStore;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A folder of manifests, a ledger and the toy provider: everything a run needs but a network. */
public final class Rig {

  private static final String HEAD =
      """
      apiVersion: toy/v1
      kind: Provider
      metadata: {name: home}
      spec: {room: kitchen}
      """;

  private final Path folder;
  private Optional<LedgerStore> elsewhere = Optional.empty();
  private String key = "key";
  private final ToyService service = new ToyService();
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  private final Map<String, String> environment = new ConcurrentHashMap<>();

  /** A rig whose manifests and ledger are in this folder. */
  public Rig(Path folder) {
    this.folder = folder;
    environment.put("WEIR_SECRET_CODE", "open-sesame");
    file("provider.yaml", HEAD);
  }

  /** What the boxes are in. */
  public ToyService service() {
    return service;
  }

  /** Environment variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Writes a manifest. */
  public Rig file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a manifest of one box: {@code spec} is flow YAML such as {@code {count: 2}}. */
  public Rig box(String name, String spec) {
    return file(name + ".yaml", document(name, spec, "{}"));
  }

  /** The document of a box. */
  public static String document(String name, String spec, String lifecycle) {
    var inner = spec.strip().replaceFirst("^\\{", "").replaceFirst("}$", "");
    return """
    apiVersion: toy/v1
    kind: Box
    metadata: {name: %s}
    spec: {provider: home%s}
    lifecycle: %s
    """
        .formatted(name, inner.isBlank() ? "" : ", " + inner, lifecycle);
  }

  /** Removes a manifest. */
  public Rig remove(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the manifests. */
  public Manifests manifests(String... paths) {
    var input = Input.of(folder, paths.length == 0 ? new String[] {"."} : paths);
    return new ManifestLoader(providers()).load(input).orRefuse();
  }

  /** The ledger as it is on disk. */
  public Ledger ledger() {
    return store().read();
  }

  /** Where the ledger is. */
  public LedgerStore store() {
    return elsewhere.orElseGet(() ->
        new LocalLedgerStore(folder.resolve(".weir"), "default", clock, () -> "line", "me@here"));
  }

  /** Makes digests of secrets with this key from now on. */
  public Rig withKey(String other) {
    key = other;
    return this;
  }

  /** Keeps the ledger there. */
  public Rig keptIn(LedgerStore place) {
    elsewhere = Optional.of(place);
    return this;
  }

  private Providers providers() {
    return Providers.of(List.of(new ToyModule(service)));
  }

  private Engine engine() {
    return new Engine(
        new EngineSettings(
            providers(),
            new ApiClients(clock, _ -> {}, new Random(1), Optional.empty()),
            name -> Optional.ofNullable(environment.get(name)),
            folder,
            _ -> Optional.empty(),
            new Sealer(key.getBytes(StandardCharsets.UTF_8)),
            _ -> {},
            clock,
            _ -> {}));
  }

  /** Plans. */
  public Plan plan(String... paths) {
    return plan(PlanOptions.converge(), paths);
  }

  /** Plans for something else. */
  public Plan plan(PlanOptions options, String... paths) {
    try (var engine = engine()) {
      return engine.plan(manifests(paths), ledger(), options).plan();
    }
  }

  /** Plans and applies under the lock. */
  public RunReport apply(String... paths) {
    return apply(PlanOptions.converge(), paths);
  }

  /** Plans for something else and applies under the lock. */
  public RunReport apply(PlanOptions options, String... paths) {
    return applyAfter(options, () -> {}, paths);
  }

  /** Plans, lets something happen, and applies. */
  public RunReport applyAfter(PlanOptions options, Runnable meanwhile, String... paths) {
    try (var engine = engine();
        var session = store().open("apply", Duration.ZERO)) {
      var prepared = engine.plan(manifests(paths), session.ledger(), options);
      meanwhile.run();
      return engine.apply(prepared, session, 4);
    }
  }

  /** Rebuilds the ledger from what is declared and live; these are taken over as they are. */
  public List<Rebuild.Finding> recover(Set<Address> named) {
    try (var engine = engine();
        var session = store().open("recover", Duration.ZERO)) {
      var prepared =
          engine.planUnchecked(manifests(), session.ledger(), PlanOptions.converge(), List.of());
      var rebuild = engine.rebuild(prepared);
      rebuild.write(session, named);
      return rebuild.findings();
    }
  }

  /** Loses the ledger. */
  public Rig loseLedger() {
    try {
      Files.deleteIfExists(folder.resolve(".weir/default.tfstate"));
      Files.deleteIfExists(folder.resolve(".weir/default.journal"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plan in few words, a line for each change that does something or is forbidden. */
  public static String words(Plan plan) {
    return plan.changes().values().stream()
        .filter(change -> change.isEffective() || change.blocked().isPresent())
        .map(Rig::words)
        .collect(Collectors.joining("\n"));
  }

  private static String words(Change change) {
    var text = new StringBuilder(change.action() + " " + change.address());
    change.movedFrom().ifPresent(from -> text.append(" from ").append(from));
    change
        .attributes()
        .forEach(a -> text.append(" ").append(a.path()).append("=").append(a.verdict()));
    change.blocked().ifPresent(why -> text.append(" BLOCKED ").append(why.code()));
    return text.toString();
  }
}
