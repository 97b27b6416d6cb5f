package dev.weir.render;

import static dev.weir.render.PlanFixture.ChangeFixture.change;
import static dev.weir.render.PlanFixture.liveRelay;
import static dev.weir.render.PlanFixture.relay;
import static dev.weir.render.PlanFixture.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunReport;
import dev.weir.engine.RunReport.Cause;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.PlanOptions.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  private static Address address(String name) {
    return new Address("Relay", name);
  }

  private static Change done(String name, Action action) {
    return change(name, action).build();
  }

  private static RunReport report(List<Change> done, Map<Address, Value.Fields> outputs) {
    return new RunReport(done, Map.of(), Map.of(), List.of(), List.of(), outputs, List.of());
  }

  private static String apply(RunReport report) {
    return ReportText.of(report, Goal.CONVERGE, Style.PLAIN);
  }

  @Test
  void nothing_was_done() {
    assertThat(apply(report(List.of(), Map.of())))
        .isEqualTo("Apply complete! Resources: 0 added, 0 changed, 0 destroyed.\n");
  }

  @Test
  void everything_that_was_done_is_counted() {
    var done =
        List.of(
            done("a", Action.CREATE),
            done("b", Action.UPDATE),
            done("c", Action.REPLACE),
            done("d", Action.REPLACE_CREATE_FIRST),
            done("e", Action.DELETE),
            done("f", Action.ADOPT),
            done("g", Action.FORGET),
            change("h", Action.NO_OP).movedFrom("i").build());
    assertThat(apply(report(done, Map.of())))
        .isEqualTo(
            "Apply complete! Resources: 1 adopted, 3 added, 1 changed, 3 destroyed, 1 forgotten,"
                + " 1 moved.\n");
    assertThat(
            ReportText.of(
                report(List.of(done("e", Action.DELETE), done("g", Action.FORGET)), Map.of()),
                Goal.DESTROY,
                Style.PLAIN))
        .isEqualTo("Destroy complete! Resources: 1 destroyed, 1 forgotten.\n");
  }

  @Test
  void what_was_made_tells_its_computed_values() {
    var outputs = new LinkedHashMap<Address, Value.Fields>();
    outputs.put(address("b"), liveRelay("b").with("publishUrl", sealed("signed")));
    outputs.put(address("a"), liveRelay("a").with("publishKey", sealed("aaa")));
    outputs.put(address("changed"), liveRelay("changed"));
    outputs.put(address("silent"), relay("silent"));
    var done =
        List.of(
            done("b", Action.CREATE),
            done("a", Action.REPLACE),
            done("changed", Action.UPDATE),
            done("silent", Action.CREATE));
    assertThat(apply(report(done, outputs)))
        .isEqualTo(
            """
            Apply complete! Resources: 3 added, 1 changed, 1 destroyed.

            Outputs:

              Relay.a
                publishUrl = "rtmp://demo/a"
                playUrls   = ["http://demo/a/playlist.m3u8"]

              Relay.b
                publishUrl = (sensitive value)
                playUrls   = ["http://demo/b/playlist.m3u8"]
            """);
  }

  @Test
  void outputs_of_many_are_cut_short() {
    var done = new ArrayList<Change>();
    var outputs = new LinkedHashMap<Address, Value.Fields>();
    for (int i = 100; i < 125; i++) {
      done.add(done("r" + i, Action.CREATE));
      outputs.put(address("r" + i), liveRelay("r" + i));
    }
    assertThat(apply(report(done, outputs)))
        .contains("  Relay.r119\n")
        .doesNotContain("Relay.r120")
        .endsWith("\n  and of 5 more resources: see `weir show --live`\n");
  }

  @Test
  void what_was_not_done_is_named() {
    var failure = new Cause(Diagnostic.error("provider-busy", "on air"), false);
    var stale = new Cause(Diagnostic.error("stale", "changed"), true);
    var report =
        new RunReport(
            List.of(done("z", Action.CREATE), done("a", Action.UPDATE)),
            Map.of(address("f"), failure, address("e"), stale),
            Map.of(address("g"), address("f")),
            List.of(address("i")),
            List.of(address("h")),
            Map.of(),
            List.of());
    assertThat(apply(report))
        .isEqualTo(
            """
            Apply incomplete. Resources: 1 added, 1 changed, 0 destroyed; 2 failed, 1 skipped, 1 in flight, 1 not started.

            Done:
              Relay.a
              Relay.z

            Failed:
              Relay.e, which changed since it was planned
              Relay.f

            Skipped:
              Relay.g, which needs Relay.f

            In flight, to be settled by the next run:
              Relay.i

            Not started:
              Relay.h
            """);
  }
}
