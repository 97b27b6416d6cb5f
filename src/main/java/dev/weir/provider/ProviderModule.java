package dev.weir.provider;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One cloud: the only public face of its package.
 *
 * <p>Found by {@link java.util.ServiceLoader}. Making one must be cheap: no kind is read and no
 * client is built before a method asks for it.
 */
public interface ProviderModule {

  /** Its name, for instance {@code aliyun-oss}; {@code apiVersion} is this and {@code /v1}. */
  String name();

  /** The kind of its {@code Provider} document. */
  Kind<?> settings();

  /** The kinds of resources it has. */
  List<Kind<?>> kinds();

  /** What of the settings is part of every natural key, for instance the bucket; may be empty. */
  String scope(Record settings);

  /**
   * One reader for each kind, built on a client that knows no writing call.
   *
   * @param settings a record of {@link #settings()}
   */
  List<KindReader<?>> readers(Record settings, Session session);

  /** One writer for each kind. */
  List<KindWriter<?>> writers(Record settings, Session session);

  /**
   * What its objects can be asked for beside their attributes, built on a client that knows no
   * writing call.
   */
  default List<Inquiry> inquiries(Record settings, Session session) {
    return List.of();
  }

  /** What can be done with its objects that no manifest says. */
  default List<Errand> errands(Record settings, Session session) {
    return List.of();
  }

  /** Why it does not offer an operation for one of its kinds, and what to use instead. */
  default Lack lacks(Operation operation, Kind<?> kind, Record settings) {
    return new Lack("the provider `%s` has no such operation".formatted(name()), "");
  }

  /**
   * Looks over everything declared for what cannot work, or is probably not meant. Asks nobody.
   *
   * @param now for windows in the past
   */
  default void check(Catalogue catalogue, Instant now, Catalogue.Findings findings) {}

  /**
   * The calls that a change will need, so that a plan can say how many are to come and how long
   * they take at the least.
   *
   * @param settings a record of {@link #settings()}
   * @param fields the object's attributes as they are to be, or as they are when it goes
   * @param changed names of the attributes that an update changes
   */
  default Calls calls(
      Kind<?> kind,
      Record settings,
      Session session,
      KindReader.Wish wish,
      Value.Fields fields,
      Set<String> changed) {
    return Calls.usual(wish, new Calls.Together(Double.POSITIVE_INFINITY));
  }

  /** Its service, emulated, for a sandbox. */
  Emulator emulator(World world);
}
