package dev.weir.kind;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * What annotations say. To read one makes a class for its type at every start, which takes longer
 * than anything else that is done with it; so packaging writes all of them out in here.
 */
final class Said {

  private Said() {}

  /** What is said of a component. */
  static @Nullable Field of(RecordComponent component) {
    return written(component.getDeclaringRecord().getName(), component.getName())
            instanceof Field field
        ? field
        : component.getAnnotation(Field.class);
  }

  /** What is said of a record. */
  static @Nullable Describes of(Class<?> type) {
    return written(type.getName(), "") instanceof Describes describes
        ? describes
        : type.getAnnotation(Describes.class);
  }

  /** What is said of an enum's constant. */
  static @Nullable Named of(Enum<?> constant) {
    var type = constant.getDeclaringClass();
    try {
      return written(type.getName(), constant.name()) instanceof Named named
          ? named
          : type.getField(constant.name()).getAnnotation(Named.class);
    } catch (NoSuchFieldException _) {
      return null;
    }
  }

  /**
   * Null, until packaging gives it another body ({@code image/Annotations}).
   *
   * @param type a class by its full name
   * @param member of the class; empty for itself
   */
  @SuppressWarnings("unused")
  private static @Nullable Annotation written(String type, String member) {
    return null;
  }
}
