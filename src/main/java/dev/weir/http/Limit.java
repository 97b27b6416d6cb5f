package dev.weir.http;

/**
 * How fast an account may be called.
 *
 * @param perSecond calls that may start in a second, on average
 * @param burst calls that may start at once after a pause
 * @param concurrent calls that may be under way at the same time
 */
public record Limit(double perSecond, int burst, int concurrent) {
  public Limit {
    if (perSecond <= 0 || burst < 1 || concurrent < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
