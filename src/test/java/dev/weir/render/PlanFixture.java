package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Defaults;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds plans by hand, one part at a time. */
final class PlanFixture {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final LinkedHashMap<Address, Change> changes = new LinkedHashMap<>();
  private final List<ObjectKey> unmanaged = new ArrayList<>();
  private final Map<Address, Diagnostic> unread = new LinkedHashMap<>();
  private final List<Recovery> recoveries = new ArrayList<>();
  private final List<Diagnostic> notes = new ArrayList<>();

  static PlanFixture plan(ChangeFixture... changes) {
    var plan = new PlanFixture();
    for (var change : changes) {
      var built = change.build();
      plan.changes.put(built.address(), built);
    }
    return plan;
  }

  PlanFixture unmanaged(String... names) {
    for (var name : names) {
      unmanaged.add(new ObjectKey(TestRelay.KIND.id(), "demo", List.of(name)));
    }
    return this;
  }

  PlanFixture unread(String provider, Diagnostic why) {
    unread.put(new Address("Provider", provider), why);
    return this;
  }

  /** An earlier run did not learn what became of its call for this change's entry. */
  PlanFixture recovered(ChangeFixture change, Intent.Verb verb, Recovery.Outcome outcome) {
    recoveries.add(new Recovery(new Intent(verb, change.entry.orElseThrow(), NOON), outcome));
    return this;
  }

  PlanFixture note(Diagnostic note) {
    notes.add(note);
    return this;
  }

  PlanDocument document(PlanOptions.Goal goal) {
    var plan = new Plan("prod", changes, unmanaged, unread, recoveries, List.of(), notes);
    return PlanDocument.of(plan, goal, "1.0.0", NOON);
  }

  PlanDocument document() {
    return document(PlanOptions.Goal.CONVERGE);
  }

  /** The values of a relay, with what a manifest does not say. */
  static Value.Fields relay(String name) {
    return Defaults.fill(Value.Fields.empty(TestRelay.KIND.shape()), name);
  }

  /** The values of a relay as the provider tells them. */
  static Value.Fields liveRelay(String name) {
    return relay(name)
        .with("publishUrl", text("rtmp://demo/" + name))
        .with("playUrls", texts("http://demo/" + name + "/playlist.m3u8"));
  }

  static Value.Fields unknownUrls(Value.Fields fields) {
    return fields.with("publishUrl", Value.Unknown.UNKNOWN).with("playUrls", Value.Unknown.UNKNOWN);
  }

  static Value.Fields server(String domain, int port) {
    var shape = ((AttributeType.Nested) serverType()).shape();
    return Defaults.fill(Value.Fields.empty(shape), "")
        .with("domain", text(domain))
        .with("port", new Value.Whole(port));
  }

  private static AttributeType serverType() {
    var list = (AttributeType.ListOf) TestRelay.KIND.shape().attribute("servers").type();
    return list.item();
  }

  static Value text(String text) {
    return new Value.Text(text);
  }

  static Value texts(String... texts) {
    var items = new ArrayList<Value>();
    for (var text : texts) {
      items.add(text(text));
    }
    return new Value.Items(items);
  }

  static Value items(Value... items) {
    return new Value.Items(List.of(items));
  }

  static Value labels(String... pairs) {
    var entries = new LinkedHashMap<String, Value>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put(pairs[i], text(pairs[i + 1]));
    }
    return new Value.Entries(entries);
  }

  static Value sealed(String digest) {
    return new Value.Sealed("hmac-sha256:" + digest);
  }

  /** Builds one change. */
  static final class ChangeFixture {
    private final String name;
    private final Action action;
    private Optional<Value.Fields> before = Optional.empty();
    private Optional<Value.Fields> after = Optional.empty();
    private final List<AttributeChange> attributes = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private Optional<Entry> entry = Optional.empty();
    private String provider = "demo";
    private Optional<Address> movedFrom = Optional.empty();
    private final LinkedHashSet<Address> dependsOn = new LinkedHashSet<>();
    private Optional<Diagnostic> blocked = Optional.empty();

    private ChangeFixture(String name, Action action) {
      this.name = name;
      this.action = action;
    }

    static ChangeFixture change(String name, Action action) {
      return new ChangeFixture(name, action);
    }

    ChangeFixture before(Value.Fields fields) {
      before = Optional.of(fields);
      return this;
    }

    ChangeFixture after(Value.Fields fields) {
      after = Optional.of(fields);
      return this;
    }

    ChangeFixture verdict(
        String path, AttributeChange.Verdict verdict, Value base, Value live, Value desired) {
      attributes.add(new AttributeChange(path, base, live, desired, verdict, false));
      return this;
    }

    ChangeFixture replaces(String path, Value live, Value desired) {
      attributes.add(
          new AttributeChange(path, live, live, desired, AttributeChange.Verdict.PENDING, true));
      return this;
    }

    ChangeFixture because(String... why) {
      reasons.addAll(List.of(why));
      return this;
    }

    ChangeFixture movedFrom(String old) {
      movedFrom = Optional.of(new Address("Relay", old));
      return this;
    }

    ChangeFixture through(String name) {
      provider = name;
      return this;
    }

    ChangeFixture dependsOn(String other) {
      dependsOn.add(new Address("Relay", other));
      return this;
    }

    ChangeFixture blocked(Diagnostic why) {
      blocked = Optional.of(why);
      return this;
    }

    ChangeFixture lastWritten(Value.Fields base) {
      entry =
          Optional.of(
              new Entry(
                  new Address("Relay", name),
                  key(),
                  Optional.of(new Address("Provider", "demo")),
                  Entry.Origin.CREATED,
                  "relays.yaml",
                  false,
                  false,
                  List.of(),
                  ValueJson.write(base),
                  ValueJson.write(base),
                  Optional.empty()));
      return this;
    }

    private ObjectKey key() {
      return new ObjectKey(TestRelay.KIND.id(), "demo", List.of(name));
    }

    Change build() {
      return new Change(
          new Address("Relay", name),
          TestRelay.KIND,
          Optional.of(new Address("Provider", provider)),
          key(),
          action,
          before,
          after,
          attributes,
          reasons,
          entry,
          movedFrom,
          dependsOn,
          blocked);
    }
  }
}
