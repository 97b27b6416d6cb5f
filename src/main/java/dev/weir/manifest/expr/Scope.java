package dev.weir.manifest.expr;

import java.util.Optional;

/** What an expression can name. */
public interface Scope {

  /** The variable with this name. */
  Found variable(String name);

  /** The element that a template is filled in for, within a {@code ForEach}. */
  Optional<Each> each();

  /**
   * An element.
   *
   * @param key what tells it from the others
   * @param value what it is
   */
  record Each(String key, Datum value) {}

  /** What came of looking for a name. */
  sealed interface Found {
    /** It has this value. */
    record Here(Datum value) implements Found {}

    /** There is such a name, but no value. */
    record Unset(String hint) implements Found {}

    /** It was given a value that it cannot have, which is told of elsewhere. */
    record Refused() implements Found {}

    /** There is no such name. */
    record Unknown(String hint) implements Found {}
  }

  /** The same names, and this element. */
  default Scope with(Each element) {
    var outer = this;
    return new Scope() {
      @Override
      public Found variable(String name) {
        return outer.variable(name);
      }

      @Override
      public Optional<Each> each() {
        return Optional.of(element);
      }
    };
  }
}
