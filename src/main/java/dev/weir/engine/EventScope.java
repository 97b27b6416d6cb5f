package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.provider.Conditions;
import dev.weir.provider.EventInquiry.Stream;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * What belongs to an event: what is named, the streams of it, what the manifests say of those
 * streams, and what all that refers to.
 *
 * @param streams what is broadcast
 * @param members the resources that have to do with it
 */
public record EventScope(SequencedSet<Stream> streams, SequencedSet<Address> members) {

  /** The label that says which event a document belongs to. */
  public static final String LABEL = "event";

  private static final String EVERY = "*";

  /**
   * Finds an event.
   *
   * @param name {@code domain/app/stream}, where the domain may be {@code *}; an address; a value
   *     of the label {@code event}; or the name of resources
   * @param at when it is
   * @throws Refused when nothing is called so
   */
  public static EventScope of(
      String name, Instant at, Manifests manifests, Providers providers, Conditions conditions) {
    var members = new LinkedHashSet<Address>();
    var streams = new LinkedHashSet<Stream>();
    var parts = name.split("/", -1);
    if (parts.length == 3) {
      streams.addAll(everywhere(new Stream(parts[0], parts[1], parts[2]), manifests));
    } else {
      var named = named(name, manifests);
      named.forEach(declared -> members.add(declared.address()));
      // One app and name on several domains is one broadcast that takes several ways.
      named.stream()
          .flatMap(declared -> stream(declared).stream())
          .forEach(stream ->
              streams.addAll(
                  everywhere(new Stream(EVERY, stream.app(), stream.name()), manifests)));
    }
    for (var stream : streams) {
      var about =
          new StreamInquiry(
              stream.domain(),
              stream.app(),
              stream.name(),
              at,
              Optional.empty(),
              Optional.empty(),
              conditions);
      StreamReport.of(manifests, providers, about).points().stream()
          .map(StreamReport.Told::point)
          .filter(point -> counts(point.verdict()))
          .flatMap(point -> point.address().stream())
          .forEach(members::add);
    }
    return new EventScope(streams, closure(members, manifests));
  }

  /** What is out of its window belongs to the event all the same: that is to be found out. */
  private static boolean counts(Verdict verdict) {
    return verdict == Verdict.APPLIES || verdict == Verdict.FAILS;
  }

  private static List<Declared> named(String name, Manifests manifests) {
    var all = manifests.resources().values();
    var labelled = all.stream().filter(d -> name.equals(d.labels().get(LABEL))).toList();
    if (!labelled.isEmpty()) {
      return labelled;
    }
    var called =
        all.stream()
            .filter(d -> d.address().toString().equals(name) || d.address().name().equals(name))
            .toList();
    if (called.isEmpty()) {
      var known = new TreeSet<String>();
      all.forEach(declared -> known.add(declared.address().name()));
      all.stream()
          .flatMap(declared -> Optional.ofNullable(declared.labels().get(LABEL)).stream())
          .forEach(known::add);
      throw new Refused(
          Diagnostic.error("unknown-event", "nothing belongs to an event `" + name + "`")
              .hint(
                  Suggestion.closest(name, List.copyOf(known))
                      .map(meant -> "did you mean `" + meant + "`?")
                      .orElse(
                          "label what belongs to it with `metadata: {labels: {event: %s}}`, or name"
                                  .formatted(name)
                              + " a resource or a stream as domain/app/stream")));
    }
    return called;
  }

  /** The stream that a resource is about, if it is about a single one. */
  private static Optional<Stream> stream(Declared declared) {
    var shape = declared.kind().shape();
    if (!shape.has("domain") || !shape.has("app") || !shape.has("stream")) {
      return Optional.empty();
    }
    var spec = declared.spec();
    var stream = new Stream(spec.text("domain"), spec.text("app"), spec.text("stream"));
    return Optional.of(stream)
        .filter(s -> !s.app().equals(EVERY) && !s.name().equals(EVERY) && !s.name().isEmpty());
  }

  /** The same app and name on every domain that a manifest names, if the domain is open. */
  private static List<Stream> everywhere(Stream stream, Manifests manifests) {
    if (!stream.domain().equals(EVERY)) {
      return List.of(
          new Stream(stream.domain().toLowerCase(Locale.ROOT), stream.app(), stream.name()));
    }
    var domains = new TreeSet<String>();
    for (var declared : manifests.resources().values()) {
      for (var attribute : List.of("domain", "vhost")) {
        if (declared.kind().shape().has(attribute)
            && declared.spec().get(attribute) instanceof Value.Text(var domain)) {
          domains.add(domain);
        }
      }
    }
    return domains.stream().map(domain -> new Stream(domain, stream.app(), stream.name())).toList();
  }

  /** With everything that they refer to. */
  private static SequencedSet<Address> closure(SequencedSet<Address> members, Manifests manifests) {
    var all = new LinkedHashSet<Address>();
    var open = new ArrayDeque<>(members);
    while (!open.isEmpty()) {
      var declared = manifests.resources().get(open.removeFirst());
      if (declared != null && all.add(declared.address())) {
        declared.references().forEach(reference -> open.add(reference.target()));
        open.addAll(declared.dependsOn());
      }
    }
    return all;
  }
}
