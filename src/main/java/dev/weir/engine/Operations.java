package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Keys;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.Capability;
import dev.weir.provider.Errand;
import dev.weir.provider.Inquiry;
import dev.weir.provider.Lack;
import dev.weir.provider.Operation;
import dev.weir.provider.ProviderModule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be done with objects beside planning and applying, found by address or by provider and
 * key. An account is opened when it is first needed, and clients that write when something is to be
 * done.
 */
public final class Operations implements AutoCloseable {

  private final EngineSettings settings;
  private final Manifests manifests;
  private final Accounts.Opener opener;
  private final Map<Address, Scope> scopes;
  private final Keys keys;
  private final Map<Scope, Offers> offers = new HashMap<>();

  /** What an account has been asked for so far. */
  private static final class Offers {
    private final Account account;
    private List<Inquiry> inquiries = List.of();
    private List<Errand> errands = List.of();

    Offers(Account account) {
      this.account = account;
    }

    synchronized List<? extends Capability> of(boolean acts) {
      var module = account.module();
      if (acts && errands.isEmpty()) {
        errands = module.errands(account.settings(), account.session());
      }
      if (!acts && inquiries.isEmpty()) {
        inquiries = module.inquiries(account.settings(), account.session());
      }
      return acts ? errands : inquiries;
    }
  }

  /** Operations on what these manifests declare and what lives in their accounts. */
  public Operations(EngineSettings settings, Manifests manifests) {
    this.settings = settings;
    this.manifests = manifests;
    var secrets = Secrets.of(settings);
    this.opener = Accounts.opener(settings, secrets, manifests);
    this.scopes = Accounts.scopes(settings, secrets, manifests);
    this.keys =
        new Keys(
            manifests,
            scopes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().scope())));
  }

  /** Every declared object. */
  public List<Target> all() {
    return manifests.resources().values().stream().map(this::target).toList();
  }

  /**
   * The object that a resource declares.
   *
   * @throws Refused when no manifest declares it
   */
  public Target find(Address address) {
    return Optional.ofNullable(manifests.resources().get(address))
        .map(this::target)
        .orElseThrow(() -> undeclared(address, manifests.resources().keySet()));
  }

  private Target target(Declared declared) {
    return new Target(
        declared.provider().orElseThrow(),
        declared.kind(),
        keys.of(declared),
        Optional.of(declared));
  }

  private static Refused undeclared(Address address, Collection<Address> known) {
    var names = known.stream().map(Address::toString).toList();
    return new Refused(
        Diagnostic.error("not-declared", "no manifest declares `" + address + "`")
            .hint(Suggestion.hint(address.toString(), names)));
  }

  /**
   * An object of an account, declared or not.
   *
   * @param provider name of the account's provider document
   * @param key the parts of its natural key with slashes between them, such as {@code main-stage}
   *     or {@code play.example.com/live/main-stage}
   * @param kindName its kind; when empty, the one kind that has such keys and this operation
   * @throws Refused when the provider is not declared, or the key fits no kind or several
   */
  public Target find(String provider, String key, Optional<String> kindName, Operation operation) {
    var address = new Address(Kind.PROVIDER, provider);
    if (!manifests.providers().containsKey(address)) {
      throw undeclared(address, manifests.providers().keySet());
    }
    var parts = List.of(key.split("/", -1));
    var kind = kind(address, parts, kindName, operation);
    var scope = scopes.get(address);
    var object = new ObjectKey(kind.id(), scope == null ? "" : scope.scope(), parts);
    return all().stream()
        .filter(target -> target.key().equals(object))
        .findFirst()
        .orElseGet(() -> new Target(address, kind, object, Optional.empty()));
  }

  private Declared document(Address provider) {
    return Optional.ofNullable(manifests.providers().get(provider)).orElseThrow();
  }

  private ProviderModule module(Address provider) {
    return settings.providers().module(document(provider).kind().apiVersion()).orElseThrow();
  }

  private Kind<?> kind(
      Address provider, List<String> parts, Optional<String> name, Operation operation) {
    var module = module(provider);
    var named =
        module.kinds().stream().filter(kind -> name.map(kind.name()::equals).orElse(true)).toList();
    if (named.isEmpty()) {
      var known = module.kinds().stream().map(Kind::name).toList();
      throw usage(
          "`%s` has no kind `%s`".formatted(module.name(), name.orElse("")),
          Suggestion.hint(name.orElse(""), known));
    }
    var fitting = named.stream().filter(k -> k.identity().size() == parts.size()).toList();
    if (fitting.isEmpty()) {
      throw usage(
          "`%s` is no key of %s".formatted(String.join("/", parts), words(named, " or ")),
          named.stream().map(Operations::form).collect(Collectors.joining("; ")));
    }
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    var account = open(provider);
    var offering =
        fitting.stream().filter(k -> offered(account, k.id(), operation).isPresent()).toList();
    var left = offering.isEmpty() ? fitting : offering;
    if (left.size() > 1) {
      throw usage(
          "the key may be one of %s".formatted(words(left, " or ")),
          "say which with `--kind " + left.getFirst().name() + "`");
    }
    return left.getFirst();
  }

  private static String form(Kind<?> kind) {
    return kind.identity().stream()
        .map(attribute -> attribute.name())
        .collect(Collectors.joining("/", "a `" + kind.name() + "` has the key `", "`"));
  }

  private static String words(List<Kind<?>> kinds, String between) {
    return kinds.stream().map(kind -> "`" + kind.name() + "`").collect(Collectors.joining(between));
  }

  private static Refused usage(String message, String hint) {
    return new Refused(Diagnostic.error("usage", message).hint(hint));
  }

  /**
   * What does this for an object.
   *
   * @throws Refused when its provider does not offer it, with what to use instead; or when its
   *     account lacks its credentials
   */
  public <C extends Capability> C of(Target target, Class<C> capability) {
    var operation = Operation.of(capability);
    var account = open(target.provider());
    return offered(account, target.kind().id(), operation)
        .map(capability::cast)
        .orElseThrow(() -> new Refused(lack(account, target, operation)));
  }

  /** Why this is not offered for an object; empty when it is. */
  public Optional<Lack> lack(Target target, Operation operation) {
    var account = open(target.provider());
    return offered(account, target.kind().id(), operation).isPresent()
        ? Optional.empty()
        : Optional.of(lack(account, target.kind(), operation));
  }

  private static Lack lack(Offers offers, Kind<?> kind, Operation operation) {
    return offers.account.module().lacks(operation, kind, offers.account.settings());
  }

  private static Optional<Capability> offered(Offers account, String kindId, Operation operation) {
    return account.of(operation.acts()).stream()
        .filter(offer -> operation.capability().isInstance(offer))
        .filter(offer -> offer.kind().id().equals(kindId))
        .map(Capability.class::cast)
        .findFirst();
  }

  private static Diagnostic lack(Offers account, Target target, Operation operation) {
    return lack(account, target.kind(), operation)
        .diagnostic(operation, target.name())
        .at(target.declared().map(declared -> declared.places().document()))
        .about(target.name());
  }

  private Offers open(Address provider) {
    var scope = scopes.get(provider);
    synchronized (offers) {
      var known = offers.get(scope);
      if (known == null) {
        known = new Offers(opener.open(document(provider), module(provider)));
        offers.put(scope, known);
      }
      return known;
    }
  }

  /** What it works with. */
  EngineSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    settings.clients().close();
  }
}
