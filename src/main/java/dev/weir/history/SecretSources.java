package dev.weir.history;

import dev.weir.kind.Value;
import dev.weir.manifest.Manifests;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where manifests say that secrets are to be found. */
public final class SecretSources {

  private static final String PREFIX = "WEIR_SECRET_";

  private SecretSources() {}

  /** Those of everything declared. */
  public static Set<Value.SecretSource> of(Manifests manifests) {
    var sources = new LinkedHashSet<Value.SecretSource>();
    for (var declared : manifests.resources().values()) {
      declared
          .spec()
          .map(leaf -> {
            if (leaf instanceof Value.SecretSource source) {
              sources.add(source);
            }
            return leaf;
          });
    }
    return sources;
  }

  /**
   * Every source that somebody ever named, or may have.
   *
   * @param runs runs whose manifests count too
   * @param variables names of environment variables
   */
  public static Set<Value.SecretSource> known(
      Manifests manifests, List<RunRecord> runs, Set<String> variables) {
    var sources = of(manifests);
    runs.forEach(run -> sources.addAll(run.header().secrets()));
    variables.stream()
        .filter(name -> name.startsWith(PREFIX))
        .sorted()
        .forEach(name -> sources.add(new Value.SecretSource(Value.SecretSource.From.ENV, name)));
    return sources;
  }

  /** The sources by the digest of what they hold now. */
  public static Map<Value.Sealed, Value.SecretSource> byDigest(
      Set<Value.SecretSource> sources,
      Function<Value.SecretSource, Optional<Value.Sealed>> digest) {
    var byDigest = new HashMap<Value.Sealed, Value.SecretSource>();
    sources.forEach(
        source -> digest.apply(source).ifPresent(sealed -> byDigest.putIfAbsent(sealed, source)));
    return byDigest;
  }
}
