package dev.weir.export;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Inventory.Item;
import dev.weir.engine.Providers;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Manifests for objects that are live.
 *
 * @param providers the documents of the accounts, if they are wanted
 * @param drafts a document for each object, in order; some may be refused
 * @param secrets what has to be set before the documents can be planned
 */
public record Export(List<Draft> providers, List<Draft> drafts, List<SecretUse> secrets) {

  public Export {
    providers = List.copyOf(providers);
    drafts = List.copyOf(drafts);
    secrets = List.copyOf(secrets);
  }

  /**
   * A secret that is live, and where the manifest says it is to be found.
   *
   * @param path the attribute
   */
  public record SecretUse(Address address, String path, Value.SecretSource source, Secret secret) {}

  /**
   * What an export is to be like.
   *
   * @param taken addresses that others have
   * @param beside manifests that the new ones are to stand beside; empty when they stand alone
   * @param providers the documents of the accounts, when they are to be written too
   * @param secretFiles whether secrets are named as files rather than variables
   * @param now for windows in the past
   */
  public record Wish(
      Set<Address> taken,
      Optional<Input> beside,
      List<Declared> providers,
      boolean secretFiles,
      Instant now) {
    public Wish {
      taken = Set.copyOf(taken);
      providers = List.copyOf(providers);
    }
  }

  /**
   * Writes manifests that are valid, whatever is live: what cannot be said in one is left out, and
   * said so.
   *
   * @param accounts the settings of every provider document, which the check needs
   */
  public static Export of(
      List<Item> items, List<Declared> accounts, Wish wish, Providers installed) {
    var secrets = new SecretNames(wish.secretFiles());
    var drafts = new ArrayList<Draft>();
    var names = Naming.of(items, wish.taken());
    for (var item : items) {
      var name = names.getOrDefault(item.key(), "");
      var address = new Address(item.kind().name(), name);
      drafts.add(
          new Draft(
              address,
              item.kind(),
              Optional.of(item.provider().name()),
              secrets.named(address, Minimal.of(item.kind(), name, item.live())),
              item.remark().orElse(""),
              Collections.emptySortedMap(),
              Optional.empty()));
    }
    var documents = wish.providers().stream().map(Export::settings).toList();
    var needed =
        wish.beside().isPresent() ? documents : accounts.stream().map(Export::settings).toList();
    var sound = new Soundness(installed, wish.beside(), needed, wish.now()).of(drafts);
    var named = new HashSet<Value>();
    sound.stream().filter(Draft::isSound).forEach(draft -> sources(draft.spec(), named));
    return new Export(
        documents,
        sound,
        secrets.uses().stream().filter(use -> named.contains(use.source())).toList());
  }

  private static void sources(Value.Fields spec, Set<Value> found) {
    spec.map(leaf -> {
      if (leaf instanceof Value.SecretSource) {
        found.add(leaf);
      }
      return leaf;
    });
  }

  private static Draft settings(Declared document) {
    return new Draft(
        document.address(),
        document.kind(),
        Optional.empty(),
        Minimal.of(document.kind(), document.address().name(), document.spec()),
        "",
        Collections.emptySortedMap(),
        Optional.empty());
  }

  /** What could not be said, and why; what holds for many is said once. */
  public List<Diagnostic> warnings() {
    return Stream.concat(
            drafts.stream().flatMap(draft -> draft.refusal().stream()),
            leftOut(drafts).stream().map(LeftOut::warning))
        .toList();
  }

  /**
   * An attribute that is live and that manifests cannot say.
   *
   * @param why in a sentence
   * @param of the resources
   */
  record LeftOut(String attribute, String why, List<Address> of) {

    /** In so few documents, each says so itself. */
    private static final int FEW = 3;

    boolean isCommon() {
      return of.size() > FEW;
    }

    String sentence() {
      var whose =
          of.size() == 1
              ? "`" + of.getFirst() + "`"
              : "%d resources, such as `%s`,".formatted(of.size(), of.getFirst());
      return "`%s` of %s is set, and left out: %s".formatted(attribute, whose, why);
    }

    private Diagnostic warning() {
      return Diagnostic.warning("left-out", sentence())
          .hint("a manifest that does not say it leaves it alone");
    }
  }

  /** What these documents leave out. */
  static List<LeftOut> leftOut(List<Draft> drafts) {
    var byReason = new LinkedHashMap<Map.Entry<String, String>, List<Address>>();
    for (var draft : drafts) {
      if (draft.isSound()) {
        draft
            .leftOut()
            .forEach((attribute, why) ->
                byReason
                    .computeIfAbsent(Map.entry(attribute, why), _ -> new ArrayList<>())
                    .add(draft.address()));
      }
    }
    return byReason.entrySet().stream()
        .map(e -> new LeftOut(e.getKey().getKey(), e.getKey().getValue(), e.getValue()))
        .toList();
  }

  /** How many objects have a document. */
  public long count() {
    return drafts.stream().filter(Draft::isSound).count();
  }

  /** The kinds whose objects are there, in order. */
  public List<Kind<?>> kinds() {
    var kinds = new LinkedHashMap<String, Kind<?>>();
    drafts.forEach(draft -> kinds.putIfAbsent(draft.kind().id(), draft.kind()));
    return List.copyOf(kinds.values());
  }

  /** All documents, settings first. */
  Stream<Draft> all() {
    return Stream.concat(providers.stream(), drafts.stream());
  }
}
