package dev.weir.provider.aliyunlive;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing that runs from the oldest to the latest or the other way round.
 *
 * @param number from 1
 * @param size 5 to 30
 */
record Paging(int number, int size, boolean latestFirst) {

  /**
   * Reads what a request says of it.
   *
   * @throws LiveRefusal when a number is out of range; the codes are assumed
   */
  static Paging of(Optional<Integer> number, Optional<Integer> size, Optional<String> order) {
    RuleLimits.checkRange("PageNum", number, 1, Integer.MAX_VALUE);
    RuleLimits.checkRange("PageSize", size, 5, 30);
    var word = order.orElse("asc");
    if (!word.equals("asc") && !word.equals("desc")) {
      throw LiveRefusal.malformed("Order");
    }
    return new Paging(number.orElse(1), size.orElse(10), word.equals("desc"));
  }

  /** The page's part of all; empty past the end. */
  <T> List<T> of(List<T> oldestFirst) {
    var all = latestFirst ? oldestFirst.reversed() : oldestFirst;
    long from = Math.min(all.size(), (number - 1L) * size);
    return all.subList((int) from, (int) Math.min(all.size(), from + size));
  }

  String order() {
    return latestFirst ? "desc" : "asc";
  }

  /** How many pages there are. */
  int pages(int total) {
    return (total + size - 1) / size;
  }
}
