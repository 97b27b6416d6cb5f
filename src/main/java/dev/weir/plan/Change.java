package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What will happen to one resource, and why.
 *
 * @param address the resource
 * @param kind its kind
 * @param provider the provider document it goes through
 * @param key its identity at its provider, the new one when it is replaced
 * @param action what is done
 * @param before its values now, secrets as digests; empty when it does not exist
 * @param after its values then; parts may be unknown until apply; empty when it will not exist
 * @param attributes where base, live and desired differ
 * @param reasons why, in sentences without a full stop, the decisive one first
 * @param entry what the ledger holds of it, or of the object it replaces
 * @param movedFrom the address it had
 * @param dependsOn resources of this plan that must be done first
 * @param blocked what forbids the action
 * @param onAir what it would cut or alter that may be on the air, as far as that was asked
 */
public record Change(
    Address address,
    Kind<?> kind,
    Optional<Address> provider,
    ObjectKey key,
    Action action,
    Optional<Value.Fields> before,
    Optional<Value.Fields> after,
    List<AttributeChange> attributes,
    List<String> reasons,
    Optional<Entry> entry,
    Optional<Address> movedFrom,
    SequencedSet<Address> dependsOn,
    Optional<Diagnostic> blocked,
    Optional<Airing> onAir) {

  public Change {
    attributes = List.copyOf(attributes);
    reasons = List.copyOf(reasons);
  }

  /** A change of something of which nobody has asked whether it is on the air. */
  public Change(
      Address address,
      Kind<?> kind,
      Optional<Address> provider,
      ObjectKey key,
      Action action,
      Optional<Value.Fields> before,
      Optional<Value.Fields> after,
      List<AttributeChange> attributes,
      List<String> reasons,
      Optional<Entry> entry,
      Optional<Address> movedFrom,
      SequencedSet<Address> dependsOn,
      Optional<Diagnostic> blocked) {
    this(
        address,
        kind,
        provider,
        key,
        action,
        before,
        after,
        attributes,
        reasons,
        entry,
        movedFrom,
        dependsOn,
        blocked,
        Optional.empty());
  }

  /** The address under which the ledger keeps an old object while a new one takes its place. */
  public static Address replacedAddress(Address address) {
    return new Address(address.kind(), address.name() + "--replaced");
  }

  /** The same change of an object whose address another resource has taken. */
  Change aside() {
    var from = Optional.of(address);
    return with(replacedAddress(address), reasons, from, blocked, onAir);
  }

  /** The same change, with what it would cut or alter that may be on the air. */
  public Change meeting(Airing airing) {
    return with(address, reasons, movedFrom, blocked, Optional.of(airing));
  }

  /** The same change, for other reasons. */
  public Change because(List<String> others) {
    return with(address, others, movedFrom, blocked, onAir);
  }

  /** The same change, forbidden. */
  public Change block(Diagnostic because) {
    return with(address, reasons, movedFrom, Optional.of(because), onAir);
  }

  private Change with(
      Address otherAddress,
      List<String> otherReasons,
      Optional<Address> from,
      Optional<Diagnostic> forbidden,
      Optional<Airing> airing) {
    return new Change(
        otherAddress,
        kind,
        provider,
        key,
        action,
        before,
        after,
        attributes,
        otherReasons,
        entry,
        from,
        dependsOn,
        forbidden,
        airing);
  }

  /**
   * Whether there is anything to say of it: something to do, be it only in the ledger, or forbid.
   */
  public boolean isEffective() {
    return action != Action.NO_OP || movedFrom.isPresent() || blocked.isPresent();
  }
}
