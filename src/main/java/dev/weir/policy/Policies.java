package dev.weir.policy;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The policies of a stack, ready to be asked. Where there are none, nothing is loaded for them. */
public final class Policies {

  /** The code of the diagnostic that says which policy forbids something. */
  public static final String DENIED = "policy-denied";

  /** The code of the diagnostic that says which policy warns of something. */
  public static final String WARNED = "policy-warned";

  /** The code of the diagnostic that says which policy could not be evaluated. */
  public static final String FAILED = "policy-failed";

  private final Manifests manifests;
  private final Optional<Bench> bench;

  private Policies(Manifests manifests, Optional<Bench> bench) {
    this.manifests = manifests;
    this.bench = bench;
  }

  /**
   * The policies that manifests declare.
   *
   * @throws dev.weir.diag.Refused when one of them is no valid expression
   */
  public static Policies of(Manifests manifests) {
    return new Policies(
        manifests,
        manifests.policies().isEmpty()
            ? Optional.empty()
            : Optional.of(Bench.of(manifests.policies())));
  }

  /**
   * The plan with what policies say of its changes, of the declared resources and of the whole; no
   * resource is looked at when all of them are to go.
   *
   * @param goal what the plan was made for
   * @param now what they take for the time
   */
  public Plan judge(Plan plan, PlanOptions.Goal goal, Instant now) {
    return bench.map(open -> open.judge(plan, manifests, goal, now)).orElse(plan);
  }

  /** What policies say of the declared resources alone: errors and warnings. */
  public List<Diagnostic> check(Instant now) {
    return bench.map(open -> open.check(manifests, now)).orElse(List.of());
  }

  /** What policies forbid in a plan, as far as it is about these resources or about all of it. */
  public static List<Diagnostic> denials(Plan plan, Set<Address> about) {
    var names = about.stream().map(Address::toString).toList();
    return plan.stops().stream()
        .filter(stop -> isOfPolicy(stop.code()))
        .filter(stop -> stop.address().map(names::contains).orElse(true))
        .toList();
  }

  /** Whether a diagnostic with this code is what a policy said. */
  public static boolean isOfPolicy(String code) {
    return code.equals(DENIED) || code.equals(WARNED) || code.equals(FAILED);
  }
}
