package dev.weir.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.manifest.Declared;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a plan document says of one resource.
 *
 * @param address {@code Kind.name}
 * @param previousAddress the address it had
 * @param mode always {@code managed}
 * @param type the kind's name
 * @param name the document's name
 * @param providerName the cloud, for instance {@code aliyun-oss}
 * @param change its values before and after
 * @param actionReason why, in Terraform's words where it has one
 * @param weir what is ours; absent for drift
 */
public record ChangeDocument(
    String address,
    Optional<String> previousAddress,
    String mode,
    String type,
    String name,
    String providerName,
    Values change,
    Optional<String> actionReason,
    Optional<Details> weir) {

  public ChangeDocument {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(providerName, "provider_name");
    Objects.requireNonNull(change, "change");
  }

  /**
   * Values before and after.
   *
   * @param actions {@code create}, {@code update}, {@code delete}, {@code no-op} or {@code forget};
   *     two of them for a replace
   * @param before values now; null when it does not exist
   * @param after values then, without what is not known yet; null when it will not exist
   * @param afterUnknown true where the value is known only after apply
   * @param beforeSensitive true where the value is the digest of a secret
   * @param afterSensitive the same for {@code after}
   * @param replacePaths the attributes that force a replacement
   * @param importing the object that is taken over
   */
  public record Values(
      List<String> actions,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ObjectNode> before,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ObjectNode> after,
      ObjectNode afterUnknown,
      JsonNode beforeSensitive,
      JsonNode afterSensitive,
      Optional<List<List<String>>> replacePaths,
      Optional<Importing> importing) {
    public Values {
      actions = List.copyOf(actions);
      Objects.requireNonNull(afterUnknown, "after_unknown");
      Objects.requireNonNull(beforeSensitive, "before_sensitive");
      Objects.requireNonNull(afterSensitive, "after_sensitive");
    }
  }

  /** The natural key of an object that is taken over. */
  public record Importing(String id) {
    public Importing {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * What is ours.
   *
   * @param action {@code create}, {@code update}, {@code replace}, {@code replace-create-first},
   *     {@code delete}, {@code adopt}, {@code forget} or {@code no-op}
   * @param kind {@code apiVersion/kind}
   * @param provider the provider document it goes through
   * @param key its identity at its provider
   * @param reasons why, the decisive one first
   * @param fields where last written, live and wanted values differ
   * @param dependsOn resources that are done first
   * @param blocked what forbids it
   * @param onAir what it would cut or alter that may be on the air
   * @param place where the manifests declare it, as {@code file:line:column}
   * @param from where it comes from, the gravest first: {@code conflict}, {@code this-change},
   *     {@code drift} or {@code already-pending}; absent when no base revision was planned
   */
  public record Details(
      String action,
      String kind,
      Optional<String> provider,
      String key,
      List<String> reasons,
      List<FieldDocument> fields,
      List<String> dependsOn,
      Optional<DiagnosticDocument> blocked,
      Optional<OnAirDocument> onAir,
      Optional<String> place,
      Optional<List<String>> from) {
    public Details {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(key, "key");
      Action.valueOf(constant(action));
      reasons = List.copyOf(reasons);
      fields = List.copyOf(fields);
      dependsOn = List.copyOf(dependsOn);
      from.ifPresent(words -> words.forEach(word -> Provenance.valueOf(constant(word))));
    }

    /** Where it comes from; empty when nothing tells. */
    List<Provenance> provenance() {
      return from.orElse(List.of()).stream().map(ChangeDocument::provenance).toList();
    }
  }

  /** What is ours of a planned change. */
  Details details() {
    return weir.orElseThrow(() -> new IllegalStateException(address + " is no planned change"));
  }

  /** What is done. */
  Action action() {
    return Action.valueOf(constant(details().action()));
  }

  /** Whether applying it does anything, be it only in the ledger. */
  boolean isEffective() {
    return action() != Action.NO_OP || previousAddress.isPresent();
  }

  /** The document of a planned change. */
  static ChangeDocument of(Change change, PlanOptions.Goal goal, Optional<Declared> declared) {
    return ChangeDocuments.planned(change, goal, declared);
  }

  /** What somebody changed at the provider since the last write; empty when nothing was. */
  static Optional<ChangeDocument> drift(Change change) {
    return ChangeDocuments.drift(change);
  }

  static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static Provenance provenance(String word) {
    return Provenance.valueOf(constant(word));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
