package dev.weir.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/** What a variable holds, or what an expression has to come to. */
public enum Sort {
  /** Text; a {@link String}. */
  TEXT,
  /** A whole number of 64 bits; an {@link Integer} or a {@link Long}. */
  WHOLE,
  /** True or false. */
  TRUTH,
  /** A point in time; an {@link java.time.Instant} of the years 1 to 9999. */
  MOMENT,
  /** A stretch of time; a {@link java.time.Duration}. */
  SPAN,
  /** A list of anything; a {@link java.util.Collection}. */
  LIST,
  /** A map from text to anything; a {@link java.util.Map}. */
  MAP,
  /** Anything of these, or nothing; what is wrong with its use shows when it is evaluated. */
  ANY;

  CelType type() {
    return switch (this) {
      case TEXT -> SimpleType.STRING;
      case WHOLE -> SimpleType.INT;
      case TRUTH -> SimpleType.BOOL;
      case MOMENT -> SimpleType.TIMESTAMP;
      case SPAN -> SimpleType.DURATION;
      case LIST -> ListType.create(SimpleType.DYN);
      case MAP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
      case ANY -> SimpleType.DYN;
    };
  }

  /** What messages call it. */
  String word() {
    return switch (this) {
      case TEXT -> "text";
      case WHOLE -> "a whole number";
      case TRUTH -> "true or false";
      case MOMENT -> "a time";
      case SPAN -> "a duration";
      case LIST -> "a list";
      case MAP -> "a map";
      case ANY -> "a value";
    };
  }
}
