package dev.weir.provider;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /**
   * The kinds of documents that tell Weir itself what to do about this provider, for instance how
   * to answer its questions; they stand for no object there.
   */
  default List<Kind<?>> localKinds() {
    return List.of();
  }

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

  /**
   * What is wrong with the conditions that its local documents hold; {@link #check} cannot tell,
   * since it reads none.
   */
  default List<Diagnostic> check(Catalogue catalogue, Conditions conditions) {
    return List.of();
  }

  /**
   * What is declared about a stream: which channel it is, where it is relayed from, what is
   * recorded of it. Asks nobody.
   */
  default List<StreamPoint> explain(Catalogue catalogue, StreamInquiry about) {
    return List.of();
  }

  /**
   * What an event needs of what is declared, and of what was just read: windows that cover it,
   * spare sources, a recording. Asks nobody.
   */
  default List<EventPoint> rehearse(Catalogue catalogue, EventInquiry event) {
    return List.of();
  }

  /**
   * What answers the calls that this provider makes to its users; empty when nothing is declared
   * that it would call for.
   *
   * @throws dev.weir.diag.Refused when what is declared cannot be used
   */
  default Optional<CallbackDesk> callbacks(CallbackDesk.Setup setup) {
    return Optional.empty();
  }

  /** Its service, emulated, for a sandbox. */
  Emulator emulator(World world);
}
