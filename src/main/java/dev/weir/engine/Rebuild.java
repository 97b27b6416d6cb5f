package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Declared;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rebuilds what a lost ledger held from what was declared and what is live. It sends no call that
 * writes.
 */
public final class Rebuild {

  /** What is to be said of one declared resource. */
  public enum Verdict {
    /** It is live just as it was declared: it is ours again. */
    CERTAIN,
    /** It is live otherwise: somebody changed it, or it was never applied. */
    DIFFERS,
    /** It is not live. */
    MISSING,
    /** The ledger holds it already. */
    KNOWN
  }

  /**
   * What was found out of one declared resource.
   *
   * @param change its identity and its values
   * @param verdict what that comes to
   * @param differing paths at which live and declared values differ
   */
  public record Finding(Change change, Verdict verdict, List<String> differing) {
    public Finding {
      differing = List.copyOf(differing);
    }
  }

  private final EngineSettings settings;
  private final Engine.Prepared prepared;
  private final References references;

  Rebuild(EngineSettings settings, Secrets secrets, Engine.Prepared prepared) {
    this.settings = settings;
    this.prepared = prepared;
    this.references =
        new References(
            prepared, secrets, new Remotes(prepared.accounts()), new ConcurrentHashMap<>());
  }

  /** What is to be said of everything declared, in the order of the plan. */
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var change : prepared.plan().changes().values()) {
      if (prepared.manifests().resources().containsKey(change.address())) {
        findings.add(finding(change));
      }
    }
    return findings;
  }

  /** Declared resources that could not be compared: their account was not read. */
  public List<Address> unread() {
    return prepared.manifests().resources().keySet().stream()
        .filter(address -> !prepared.plan().changes().containsKey(address))
        .toList();
  }

  private static Finding finding(Change change) {
    if (change.entry().isPresent()) {
      return new Finding(change, Verdict.KNOWN, List.of());
    }
    if (change.before().isEmpty()) {
      return new Finding(change, Verdict.MISSING, List.of());
    }
    var differing =
        change.attributes().stream()
            .filter(attribute -> isTold(change.kind().shape(), attribute))
            // What it refers to is not live; nothing speaks against the value that is.
            .filter(attribute -> !attribute.desired().hasUnknown())
            .map(AttributeChange::path)
            .toList();
    return new Finding(change, differing.isEmpty() ? Verdict.CERTAIN : Verdict.DIFFERS, differing);
  }

  /** What no provider tells cannot speak against it. */
  private static boolean isTold(Shape shape, AttributeChange attribute) {
    return !shape.attribute(attribute.attribute()).writeOnly();
  }

  /** Whether there is anything to write. */
  public boolean wouldWrite(Set<Address> named) {
    return findings().stream()
        .anyMatch(finding ->
            finding.verdict() == Verdict.CERTAIN
                || (finding.verdict() == Verdict.DIFFERS
                    && named.contains(finding.change().address())));
  }

  /**
   * Writes into the ledger what is certain, and what a person named, which then is ours as it is
   * live.
   *
   * @param named resources that are taken over although they differ
   * @return what the ledger holds now of those
   */
  public List<Entry> write(LedgerSession session, Set<Address> named) {
    var entries = new Entries(settings.sealer(), settings.clock());
    var written = new ArrayList<Entry>();
    for (var finding : findings()) {
      entry(entries, finding, named)
          .ifPresent(entry -> {
            session.put(entry);
            written.add(entry);
          });
    }
    return written;
  }

  private Optional<Entry> entry(Entries entries, Finding finding, Set<Address> named) {
    var change = finding.change();
    var declared = Objects.requireNonNull(prepared.manifests().resources().get(change.address()));
    return switch (finding.verdict()) {
      case CERTAIN -> {
        var origin = declared.lifecycle().adopt() ? Entry.Origin.ADOPTED : Entry.Origin.CREATED;
        yield Optional.of(entries.of(change, declared, origin, written(declared, change)));
      }
      case DIFFERS ->
          named.contains(change.address())
              ? Optional.of(
                  entries.of(change, declared, Entry.Origin.ADOPTED, change.before().orElseThrow()))
              : Optional.empty();
      case MISSING, KNOWN -> Optional.empty();
    };
  }

  /** What was written last, as it is declared; where that cannot be known, as it is live. */
  private Value.Fields written(Declared declared, Change change) {
    if (change.attributes().stream().noneMatch(a -> a.desired().hasUnknown())) {
      return references.resolve(declared);
    }
    var written = change.before().orElseThrow();
    for (var attribute : written.shape().attributes()) {
      if (!declared.spec().get(attribute).isPresent()) {
        written = written.with(attribute.name(), Value.Absent.ABSENT);
      }
    }
    for (var difference : change.attributes()) {
      var attribute = written.shape().attribute(difference.attribute());
      if (attribute.writeOnly() && difference.path().equals(attribute.name())) {
        written = written.with(attribute.name(), difference.desired());
      }
    }
    return written;
  }
}
