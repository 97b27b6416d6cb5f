package dev.weir.kind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as the only description of a resource type, or of a block nested in one.
 *
 * <p>Schema, binding, diff, plan text and documentation are read from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Describes {

  /** {@code aliyun-oss/v1}; empty for a nested block. */
  String apiVersion() default "";

  /** What manifests call it; the record's own name when empty. */
  String kind() default "";

  /** What it is, in a sentence or two. */
  String doc();

  /** The public document of the vendor that the facts come from. */
  String source() default "";

  /**
   * Whether its documents tell Weir itself what to do: no object at a provider stands for them, and
   * they are in no plan.
   */
  boolean local() default false;
}
