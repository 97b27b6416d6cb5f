package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.Rig;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that does not have the key of the runs before it. */
class OtherKeyTest {

  @TempDir Path folder;

  private Rig rig;

  @BeforeEach
  void applied() {
    rig = new Rig(folder).box("a", "{count: 1, code: {fromEnv: WEIR_SECRET_CODE}}").box("b", "{}");
    assertThat(rig.apply().succeeded()).isTrue();
    rig.withKey("another key");
  }

  private static boolean warns(Plan plan) {
    return plan.notes().stream().map(Diagnostic::code).anyMatch("other-ledger-key"::equals);
  }

  @Test
  void it_warns_and_sees_no_change_where_there_is_none() {
    var plan = rig.plan();

    assertThat(plan.isEmpty()).as(Rig.words(plan)).isTrue();
    assertThat(warns(plan)).isTrue();
    var warning =
        plan.notes().stream().filter(d -> d.code().equals("other-ledger-key")).findFirst();
    assertThat(warning.orElseThrow().message()).contains("`Box.a`").doesNotContain("`Box.b`");
    assertThat(warning.orElseThrow().hint().orElseThrow()).contains("WEIR_LEDGER_KEY");
    assertThat(warns(rig.withKey("key").plan())).isFalse();
  }

  @Test
  void the_next_apply_goes_over_to_its_key() {
    rig.service().forgetCalls();
    assertThat(rig.apply().succeeded()).isTrue();

    assertThat(rig.service().calls()).isEmpty();
    assertThat(warns(rig.plan())).isFalse();
    rig.environment().put("WEIR_SECRET_CODE", "changed");
    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a code=PENDING");
  }

  @Test
  void a_difference_is_nobodys_and_is_mended() {
    rig.environment().put("WEIR_SECRET_CODE", "changed");

    var plan = rig.plan();

    assertThat(Rig.words(plan)).isEqualTo("UPDATE Box.a code=UNATTRIBUTED");
    assertThat(warns(plan)).isTrue();
    assertThat(rig.apply().succeeded()).isTrue();
    assertThat(rig.plan().isEmpty()).isTrue();
  }

  @Test
  void a_removed_resource_can_still_be_proved_unchanged() {
    rig.remove("a.yaml");
    assertThat(Rig.words(rig.plan())).isEqualTo("DELETE Box.a");
    assertThat(Rig.words(rig.plan(PlanOptions.of(PlanOptions.Goal.DESTROY))))
        .doesNotContain("BLOCKED");
  }
}
