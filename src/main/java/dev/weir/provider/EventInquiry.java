package dev.weir.provider;

import dev.weir.kind.Address;
import dev.weir.kind.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event that somebody wants to know of whether it will work.
 *
 * @param streams what is broadcast
 * @param members the resources that have to do with it
 * @param from when it begins
 * @param to when it ends; {@code from} when it is a moment
 * @param live members as they were just read, where they were; secrets as digests
 * @param conditions reads the conditions that documents hold
 */
public record EventInquiry(
    List<Stream> streams,
    Set<Address> members,
    Instant from,
    Instant to,
    Map<Address, Value.Fields> live,
    Conditions conditions) {

  public EventInquiry {
    streams = List.copyOf(streams);
    members = Set.copyOf(members);
    live = Map.copyOf(live);
  }

  /**
   * One stream of it.
   *
   * @param domain in lower case
   */
  public record Stream(String domain, String app, String name) {
    @Override
    public String toString() {
      return domain + "/" + app + "/" + name;
    }
  }

  /** The members among these resources. */
  public List<Catalogue.Resource> among(List<Catalogue.Resource> resources) {
    return resources.stream().filter(r -> members.contains(r.address())).toList();
  }

  /** A text that a member's provider told just now; empty when it was not read or not told. */
  public Optional<String> told(Address member, String attribute) {
    return Optional.ofNullable(live.get(member))
        .map(fields -> fields.text(attribute))
        .filter(text -> !text.isEmpty());
  }

  /** A time that a member's provider told just now. */
  public Optional<Instant> toldTime(Address member, String attribute) {
    return Optional.ofNullable(live.get(member))
        .map(fields -> fields.get(attribute))
        .filter(Value.Moment.class::isInstance)
        .map(moment -> ((Value.Moment) moment).instant());
  }
}
