package dev.weir.provider;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the objects of one kind in one account.
 *
 * <p>Every method may throw {@link dev.weir.diag.RemoteFailure}; nothing found is never a failure,
 * and a failure is never an empty result.
 *
 * @param <R> the kind's record
 */
public interface KindReader<R extends Record> {

  /** The kind. */
  Kind<R> kind();

  /**
   * What is live in the account's scope, with as few calls as its paging allows.
   *
   * @param wanted keys that must be read in full when they exist; what is listed beside them may
   *     lack attributes
   */
  List<Found<R>> list(Set<ObjectKey> wanted);

  /**
   * The same, where wanted objects need not be read in full as long as the listing tells for them
   * the stamp that is given here; see {@link Kind#stampedBy}. Those come back not complete.
   */
  default List<Found<R>> list(Set<ObjectKey> wanted, Map<ObjectKey, Instant> stamps) {
    return list(wanted);
  }

  /**
   * Whether a listing makes calls before it has to know all that is wanted. It may then be begun
   * with a set that lets the caller wait when it is asked about a key that is not known to be
   * wanted, or gone through.
   */
  default boolean listsBeforeAll() {
    return false;
  }

  /**
   * Looks for everything that is live in the account, by nobody's word: for an export, which knows
   * no keys yet.
   *
   * @param domains where to look too, for a provider that tells only of domains it is asked about
   */
  default Census<R> census(Set<String> domains) {
    return Census.of(list(Set.of()));
  }

  /**
   * What a search of an account came to.
   *
   * @param objects what was found; one that is not complete is to be read
   * @param remarks what no attribute of an object can say, in a sentence
   * @param gaps what could not be looked at, or is not understood
   */
  record Census<R extends Record>(
      List<Found<R>> objects, Map<ObjectKey, String> remarks, List<Diagnostic> gaps) {
    public Census {
      objects = List.copyOf(objects);
      remarks = Map.copyOf(remarks);
      gaps = List.copyOf(gaps);
    }

    /** Objects about which nothing more is to be said, in the order of their keys. */
    public static <R extends Record> Census<R> of(List<Found<R>> objects) {
      var sorted =
          objects.stream()
              .sorted(Comparator.comparing(found -> String.join("\0", found.key().parts())))
              .toList();
      return new Census<>(sorted, Map.of(), List.of());
    }

    /** The same, and what was left out. */
    public Census<R> lacking(List<Diagnostic> more) {
      return new Census<>(objects, remarks, more);
    }

    /** Tells that nobody said where to look. */
    public static Diagnostic nowhere(String kind, String option) {
      return Diagnostic.warning(
              "nowhere-to-look",
              "the account does not tell its domains, so no `" + kind + "` was looked for")
          .hint("name them: " + option);
    }
  }

  /**
   * What is live where nothing is wanted, so that nobody manages it; attributes may be lacking. As
   * a rule a listing tells of the whole scope, so there is nothing more where it was asked for.
   *
   * @param known the wanted keys of every kind in the account's scope, which may tell where to look
   */
  default List<Found<R>> elsewhere(Set<ObjectKey> known) {
    return wantedOf(kind(), known).isEmpty() ? list(Set.of()) : List.of();
  }

  /** The keys of one kind among these. */
  static Set<ObjectKey> wantedOf(Kind<?> kind, Set<ObjectKey> keys) {
    return keys.stream().filter(key -> key.kind().equals(kind.id())).collect(Collectors.toSet());
  }

  /** One object, read afresh and in full. */
  Optional<R> read(ObjectKey key);

  /** What a plan may want done to an object. */
  enum Wish {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * Why this account can never do a thing, so that the plan says so and not the apply.
   *
   * @param attributes names of the attributes that an update would change
   * @return the reason, with a hint; empty when it can
   */
  default Optional<Diagnostic> refuses(Wish wish, ObjectKey key, Set<String> attributes) {
    return Optional.empty();
  }

  /**
   * Whether what these objects carry is being pushed now, asked afresh with as few calls as the
   * service allows. Only objects that a change would cut or alter are asked for.
   *
   * @param objects their attributes as they were last read; secrets may be digests
   * @return an answer for every key; an object that is gone is idle
   */
  default Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    var unknown = new OnAir.Unknown("this provider does not tell what is on the air");
    return objects.keySet().stream().collect(Collectors.toMap(key -> key, _ -> unknown));
  }

  /**
   * An object that is live.
   *
   * @param key its identity
   * @param live its attributes as the provider tells them
   * @param complete whether every readable attribute was read
   * @param amiss why it has to be written again although no attribute differs, for instance because
   *     it stands in the wrong place among others
   */
  record Found<R extends Record>(ObjectKey key, R live, boolean complete, Optional<String> amiss) {

    /** An object with which nothing is amiss but what its attributes tell. */
    public Found(ObjectKey key, R live, boolean complete) {
      this(key, live, complete, Optional.empty());
    }
  }
}
