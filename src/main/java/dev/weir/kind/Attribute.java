package dev.weir.kind;

import java.util.List;
import java.util.Optional;

/**
 * One attribute of a kind or of a block in it.
 *
 * @param index position in its shape, from 0
 * @param name as in manifests
 * @param type what it may be
 * @param doc what it is, in one sentence
 * @param example a value that a manifest might have
 * @param required whether a manifest must set it
 * @param suggested whether a first manifest is to set it although it need not
 * @param fallback what it is when a manifest does not set it; a text with {@link
 *     Field#METADATA_NAME} stands for the document's name
 * @param role what a change means
 * @param clearedWhenUnset whether leaving it out means that there shall be none
 * @param writeOnly whether the provider never tells it
 * @param harmless whether a change leaves alone a stream that is being pushed
 * @param follows attributes whose change gives a computed one a new value; {@code *} for any
 */
public record Attribute(
    int index,
    String name,
    AttributeType type,
    String doc,
    Optional<String> example,
    boolean required,
    boolean suggested,
    Optional<Value> fallback,
    Field.Role role,
    boolean clearedWhenUnset,
    boolean writeOnly,
    boolean harmless,
    List<String> follows) {

  public Attribute {
    follows = List.copyOf(follows);
  }

  /** Whether only the provider sets it. */
  public boolean computed() {
    return role == Field.Role.COMPUTED;
  }

  /** Whether a manifest that has this for it leaves alone what is there. */
  public boolean leftAloneBy(Value wanted) {
    return !wanted.isPresent() && !writeOnly && !clearedWhenUnset;
  }

  /** Whether its value is a secret or it is a list or map of secrets. */
  public boolean sensitive() {
    return sensitive(type);
  }

  private static boolean sensitive(AttributeType type) {
    return switch (type) {
      case AttributeType.Confidential _ -> true;
      case AttributeType.ListOf list -> sensitive(list.item());
      case AttributeType.MapOf map -> sensitive(map.item());
      default -> false;
    };
  }

  /** Whether the fallback is the document's {@code metadata.name}. */
  public boolean namedByDocument() {
    return fallback.equals(Optional.of(new Value.Text(Field.METADATA_NAME)));
  }
}
