package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import dev.weir.manifest.Manifests;
import dev.weir.provider.Conditions;
import dev.weir.provider.ProviderModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The providers that are installed. Their kinds are read when they are first needed. */
public final class Providers implements Kinds {

  private static final String VERSION = "/v1";

  private final SortedMap<String, ProviderModule> modules;
  private final Map<String, List<Kind<?>>> kinds = new ConcurrentHashMap<>();

  private Providers(SortedMap<String, ProviderModule> modules) {
    this.modules = modules;
  }

  /** The providers on the class path. */
  public static Providers installed() {
    return installed(Providers.class.getClassLoader());
  }

  /** The providers that this loader finds. */
  public static Providers installed(ClassLoader loader) {
    return of(ServiceLoader.load(ProviderModule.class, loader));
  }

  /** These providers. */
  public static Providers of(Iterable<ProviderModule> all) {
    var modules = new TreeMap<String, ProviderModule>();
    for (var module : all) {
      modules.put(module.name() + VERSION, module);
    }
    return new Providers(modules);
  }

  /** Every provider, by name. */
  public SequencedCollection<ProviderModule> modules() {
    return Collections.unmodifiableList(new ArrayList<>(modules.values()));
  }

  /** The provider whose documents have this {@code apiVersion}. */
  public Optional<ProviderModule> module(String apiVersion) {
    return Optional.ofNullable(modules.get(apiVersion));
  }

  @Override
  public SequencedCollection<String> apiVersions() {
    return List.copyOf(modules.keySet());
  }

  @Override
  public List<Kind<?>> of(String apiVersion) {
    var module = modules.get(apiVersion);
    if (module == null) {
      return List.of();
    }
    return kinds.computeIfAbsent(apiVersion, _ -> read(module));
  }

  /** Has every provider that is used look over everything declared, without asking anybody. */
  public List<Diagnostic> check(Manifests manifests, Instant now) {
    return Checks.run(manifests, this, now);
  }

  /** What is wrong with the conditions that documents hold; reads none where there is none. */
  public List<Diagnostic> check(Manifests manifests, Conditions conditions) {
    return Checks.conditions(manifests, this, conditions);
  }

  private static List<Kind<?>> read(ProviderModule module) {
    var all = new ArrayList<Kind<?>>();
    all.add(module.settings());
    all.addAll(module.kinds());
    all.addAll(module.localKinds());
    return List.copyOf(all);
  }
}
