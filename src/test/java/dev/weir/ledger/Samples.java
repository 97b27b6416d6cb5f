package dev.weir.ledger;

import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/** Entries, intents and terms for tests of ledgers. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Samples() {}

  static Entry entry(String name, int count) {
    return entry(name, name, count);
  }

  static Entry entry(String name, String key, int count) {
    return new Entry(
        new Address("Box", name),
        new ObjectKey("toy/v1/Box", "kitchen", List.of(key)),
        Optional.of(new Address("Provider", "home")),
        Entry.Origin.CREATED,
        "boxes.yaml",
        false,
        true,
        List.of(new Address("Box", "other")),
        JsonNodeFactory.instance.objectNode().put("count", count),
        JsonNodeFactory.instance.objectNode(),
        Optional.empty());
  }

  static Intent creation(String name) {
    return new Intent(Intent.Verb.CREATE, entry(name, 1), NOW);
  }

  /** A clock that tests move. */
  static final class Time implements InstantSource {
    private Instant now = NOW;

    @Override
    public synchronized Instant instant() {
      return now;
    }

    synchronized void advance(Duration time) {
      now = now.plus(time);
    }
  }

  /** Terms whose waits move the time, with what was waited for. */
  record Terms(Time time, List<Holder> waitedFor, LockTerms terms) {

    static Terms of(String who) {
      var time = new Time();
      var waited = new ArrayList<Holder>();
      var terms =
          new LockTerms(
              time,
              () -> UUID.randomUUID().toString(),
              who,
              "job-7",
              Duration.ofHours(1),
              waited::add,
              time::advance);
      return new Terms(time, waited, terms);
    }
  }
}
