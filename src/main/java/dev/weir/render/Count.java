package dev.weir.render;

/** Numbers with their nouns. */
final class Count {

  private Count() {}

  /** {@code 1 resource}, {@code 3 resources}. */
  static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
