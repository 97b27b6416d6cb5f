package dev.weir.kind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one attribute of a kind: one component of its record.
 *
 * <p>A component that may be unset is an {@code Optional}, a {@code List} or a {@code Map}; any
 * other has a {@link #fallback()} or is {@link #required()}. An optional attribute without a
 * fallback is left alone at the provider when a manifest does not set it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

  /** Stands for "the document's {@code metadata.name}" as a fallback. */
  String METADATA_NAME = "${metadata.name}";

  /** Stands for "no fallback". */
  String NONE = "\0";

  /** What it is, units included, in one sentence. */
  String doc();

  /** A value that a manifest might have. */
  String example() default "";

  /** Value when a manifest does not say, in manifest syntax; {@code {}} for a nested block. */
  String fallback() default NONE;

  /** Whether a manifest must say. */
  boolean required() default false;

  /** Whether a first manifest is to set it although it need not: one of several must be set. */
  boolean suggested() default false;

  /** What a change of it means. */
  Role role() default Role.UPDATABLE;

  /**
   * Optional attributes without a fallback only: leaving it out means that there shall be none,
   * instead of leaving alone what is there.
   */
  boolean clearedWhenUnset() default false;

  /** Whether the provider never tells it back; changes are then seen in the manifest only. */
  boolean writeOnly() default false;

  /**
   * Computed attributes only: the attributes whose change gives it a new value; {@code *} for any.
   */
  String[] follows() default {};

  /**
   * Whether a change of it leaves alone a stream that is being pushed, as the provider's documents
   * say. Without such a word a change counts as one that cuts or alters the stream.
   */
  boolean harmless() default false;

  /** Lists only: the order has no meaning. */
  boolean unordered() default false;

  /** Lists of blocks only: the attribute that tells the blocks apart; the order has no meaning. */
  String keyedBy() default "";

  /** Smallest number, seconds of a duration, or characters of a text. */
  long min() default Long.MIN_VALUE;

  /** Largest number, seconds of a duration, or characters of a text. */
  long max() default Long.MAX_VALUE;

  /** Most bytes of a text in UTF-8. */
  int maxBytes() default Integer.MAX_VALUE;

  /** Regular expression that a text must match as a whole. */
  String pattern() default "";

  /** The pattern in words, for instance {@code end in .m3u8 and hold no slash}. */
  String patternSays() default "";

  /** Fewest items of a list or entries of a map. */
  int minItems() default 0;

  /** Most items of a list or entries of a map. */
  int maxItems() default Integer.MAX_VALUE;

  /** What a change of an attribute means for the object at the provider. */
  enum Role {
    /** Changed in place. */
    UPDATABLE,
    /** Cannot be changed: the object is deleted and created again. */
    CREATE_ONLY,
    /** Part of the natural key: another value is another object. */
    IDENTITY,
    /** Told by the provider, never by a manifest. */
    COMPUTED
  }
}
