package dev.weir.kind;

import dev.weir.diag.Place;
import java.util.List;

/**
 * A use of another resource's attribute.
 *
 * @param target the resource
 * @param path the attribute and, below it, fields, keys or list positions
 * @param place where it is written
 */
public record Reference(Address target, List<String> path, Place place) {

  public Reference {
    path = List.copyOf(path);
  }

  /** As written, without the braces: {@code Channel.main.publishUrl}. */
  @Override
  public String toString() {
    return target + "." + String.join(".", path);
  }
}
