package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.Box;
import dev.weir.testing.Rig;
import dev.weir.testing.ToyService.Crash;
import dev.weir.testing.ToyService.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

  @TempDir Path folder;

  private Rig rig;

  @BeforeEach
  void setUp() {
    rig = new Rig(folder);
  }

  private static Box box(String label, String text) {
    return new Box(
        label,
        text,
        1,
        Optional.empty(),
        Box.Material.WOOD,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Box.Shelf(1, "left"),
        Optional.empty());
  }

  private static Box withText(Box box, String text) {
    return new Box(
        box.label(),
        text,
        box.count(),
        box.keep(),
        box.material(),
        box.tags(),
        box.code(),
        box.note(),
        box.shelf(),
        box.place());
  }

  private static PlanOptions accepting(String address) {
    return PlanOptions.converge().accepting(Set.of(Address.parse(address).orElseThrow()));
  }

  private static PlanOptions destroy() {
    return PlanOptions.of(PlanOptions.Goal.DESTROY);
  }

  @Test
  void what_is_applied_needs_no_second_apply() {
    rig.box("a", "{text: hello, code: {fromEnv: WEIR_SECRET_CODE}, note: mine, tags: [x, y]}");

    assertThat(Rig.words(rig.plan())).isEqualTo("CREATE Box.a");
    assertThat(rig.apply().succeeded()).isTrue();
    assertThat(rig.service().boxes().get("a").code()).contains(Secret.of("open-sesame"));
    assertThat(rig.plan().isEmpty()).isTrue();
    assertThat(rig.service().calls()).containsExactly("create a");
  }

  @Test
  void no_secret_is_in_any_file_of_the_ledger() throws IOException {
    rig.box("a", "{code: {fromEnv: WEIR_SECRET_CODE}}");
    rig.apply();

    try (var files = Files.walk(folder.resolve(".weir"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain("open-sesame");
      }
    }
  }

  @Test
  void a_change_of_the_manifest_is_an_update_in_place() {
    rig.box("a", "{text: old}").apply();
    rig.box("a", "{text: new, shelf: {row: 2}}");

    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a text=PENDING shelf.row=PENDING");
    rig.apply();
    assertThat(rig.service().boxes().get("a").text()).isEqualTo("new");
    assertThat(rig.plan().isEmpty()).isTrue();
  }

  @Test
  void a_secret_that_changes_is_an_update() {
    rig.box("a", "{code: {fromEnv: WEIR_SECRET_CODE}}").apply();
    rig.environment().put("WEIR_SECRET_CODE", "changed");

    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a code=PENDING");
  }

  @Test
  void what_can_only_be_made_so_is_replaced() {
    rig.box("a", "{}").apply();
    rig.box("a", "{material: iron}");

    assertThat(Rig.words(rig.plan())).isEqualTo("REPLACE Box.a material=PENDING");
    rig.apply();
    assertThat(rig.service().calls()).containsExactly("create a", "delete a", "create a");
    assertThat(rig.plan().isEmpty()).isTrue();
  }

  @Test
  void another_natural_key_is_made_before_the_old_object_goes() {
    rig.box("a", "{}").apply();
    rig.box("a", "{label: b}");

    assertThat(Rig.words(rig.plan())).isEqualTo("REPLACE_CREATE_FIRST Box.a label=PENDING");
    rig.apply();
    assertThat(rig.service().calls()).containsExactly("create a", "create b", "delete a");
    assertThat(rig.plan().isEmpty()).isTrue();
    assertThat(rig.ledger().entries()).hasSize(1);
  }

  @Test
  void another_name_for_the_same_object_moves_it() {
    rig.box("a", "{}").apply();
    rig.remove("a.yaml").box("z", "{label: a}");

    assertThat(Rig.words(rig.plan())).isEqualTo("NO_OP Box.z from Box.a");
    rig.apply();
    assertThat(rig.service().calls()).containsExactly("create a");
    assertThat(rig.ledger().entries().keySet()).containsExactly(new Address("Box", "z"));
  }

  @Test
  void two_resources_can_change_names() {
    rig.box("a", "{text: one}").box("b", "{text: two}").apply();
    rig.box("a", "{label: b, text: two}").box("b", "{label: a, text: one}");

    assertThat(Rig.words(rig.plan())).isEqualTo("NO_OP Box.a from Box.b\nNO_OP Box.b from Box.a");
    rig.apply();
    assertThat(rig.plan().isEmpty()).isTrue();
    assertThat(rig.service().calls()).containsExactlyInAnyOrder("create a", "create b");
  }

  @Test
  void a_document_that_is_removed_deletes_its_object() {
    rig.box("a", "{}").box("b", "{}").apply();
    rig.remove("a.yaml");

    assertThat(Rig.words(rig.plan())).isEqualTo("DELETE Box.a");
    rig.apply();
    assertThat(rig.service().boxes()).containsOnlyKeys("b");
  }

  @Test
  void a_file_that_was_not_read_is_no_reason_to_delete() {
    rig.box("a", "{}").box("b", "{}").apply();

    assertThat(rig.plan("provider.yaml", "b.yaml").isEmpty()).isTrue();
  }

  @Test
  void what_somebody_changed_is_not_deleted_without_a_word() {
    rig.box("a", "{}").box("b", "{}").apply();
    rig.remove("a.yaml");
    rig.service().edit("a", box -> withText(box, "urgent"));

    assertThat(Rig.words(rig.plan())).isEqualTo("DELETE Box.a BLOCKED changed-since");
    assertThat(Rig.words(rig.plan(accepting("Box.a")))).isEqualTo("DELETE Box.a");
  }

  @Test
  void what_weir_did_not_make_is_never_overwritten() {
    rig.service().put(box("a", "somebody's"));
    rig.box("a", "{text: mine}");

    assertThat(Rig.words(rig.plan()))
        .isEqualTo("NO_OP Box.a text=UNATTRIBUTED BLOCKED exists-already");
  }

  @Test
  void adopting_writes_nothing_and_the_difference_is_planned_next() {
    rig.service().put(box("a", "somebody's"));
    rig.file("a.yaml", Rig.document("a", "{text: mine}", "{adopt: true}"));

    assertThat(Rig.words(rig.plan())).isEqualTo("ADOPT Box.a text=UNATTRIBUTED");
    rig.apply();
    assertThat(rig.service().calls()).isEmpty();
    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a text=PENDING");
  }

  @Test
  void drift_pending_and_conflict_are_told_apart() {
    rig.box("a", "{text: one, count: 1}").apply();
    rig.service().edit("a", box -> withText(box, "theirs"));

    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a text=DRIFT");
    rig.box("a", "{text: mine, count: 2}");
    assertThat(Rig.words(rig.plan()))
        .isEqualTo("UPDATE Box.a text=CONFLICT count=PENDING BLOCKED conflict");
    assertThat(rig.plan(accepting("Box.a")).blocked()).isEmpty();
    rig.box("a", "{text: theirs}");
    assertThat(rig.plan().isEmpty()).isTrue();
  }

  @Test
  void what_converged_by_hand_is_remembered_by_the_next_apply() {
    rig.box("a", "{text: one}").apply();
    rig.service().edit("a", box -> withText(box, "two"));
    rig.box("a", "{text: two}").apply();
    rig.service().edit("a", box -> withText(box, "three"));

    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a text=DRIFT");
  }

  @Test
  void what_was_deleted_elsewhere_is_made_again() {
    rig.box("a", "{}").apply();
    rig.service().take("a");

    assertThat(Rig.words(rig.plan())).isEqualTo("CREATE Box.a");
    assertThat(rig.plan().effective().iterator().next().reasons())
        .containsExactly("it was deleted outside Weir");
  }

  @Test
  void what_is_gone_on_both_sides_is_forgotten() {
    rig.box("a", "{}").box("b", "{}").apply();
    rig.service().take("a");
    rig.remove("a.yaml");

    assertThat(Rig.words(rig.plan())).isEqualTo("FORGET Box.a");
    rig.apply();
    assertThat(rig.ledger().entries()).hasSize(1);
  }

  @Test
  void a_protected_object_is_neither_deleted_nor_replaced_even_without_its_document() {
    rig.file("a.yaml", Rig.document("a", "{}", "{protect: true}")).box("b", "{}").apply();

    rig.file("a.yaml", Rig.document("a", "{material: iron}", "{protect: true}"));
    assertThat(Rig.words(rig.plan())).isEqualTo("REPLACE Box.a material=PENDING BLOCKED protected");
    rig.file("a.yaml", Rig.document("a", "{material: iron}", "{}"));
    assertThat(rig.plan().blocked()).hasSize(1);
    rig.remove("a.yaml");
    assertThat(Rig.words(rig.plan())).isEqualTo("DELETE Box.a BLOCKED protected");

    rig.box("a", "{}").apply();
    rig.remove("a.yaml");
    assertThat(Rig.words(rig.plan())).isEqualTo("DELETE Box.a");
  }

  @Test
  void a_retained_object_is_forgotten_not_deleted() {
    rig.file("a.yaml", Rig.document("a", "{}", "{onDelete: retain}")).box("b", "{}").apply();
    rig.remove("a.yaml");

    assertThat(Rig.words(rig.plan())).isEqualTo("FORGET Box.a");
    rig.apply();
    assertThat(rig.service().boxes()).containsKey("a");
  }

  @Test
  void references_order_the_calls_and_carry_values_over() {
    rig.box("a", "{text: \"at ${Box.b.place}\"}").box("b", "{shelf: {row: 7}}");

    assertThat(rig.plan().effective()).hasSize(2);
    rig.apply();
    assertThat(rig.service().calls()).containsExactly("create b", "create a");
    assertThat(rig.service().boxes().get("a").text()).isEqualTo("at left 7");
    assertThat(rig.plan().isEmpty()).isTrue();

    rig.box("b", "{shelf: {row: 8}}");
    assertThat(Rig.words(rig.plan()))
        .isEqualTo("UPDATE Box.b shelf.row=PENDING\nUPDATE Box.a text=PENDING");
    rig.apply();
    assertThat(rig.service().boxes().get("a").text()).isEqualTo("at left 8");
  }

  @Test
  void destroy_takes_users_away_before_what_they_use() {
    rig.box("a", "{text: \"at ${Box.b.place}\"}").box("b", "{}").apply();
    rig.service().forgetCalls();

    rig.apply(destroy());

    assertThat(rig.service().calls()).containsExactly("delete a", "delete b");
    assertThat(rig.ledger().entries()).isEmpty();
  }

  @Test
  void a_user_lets_go_before_what_it_used_is_deleted() {
    rig.box("a", "{text: \"at ${Box.b.place}\"}").box("b", "{}").apply();
    rig.service().forgetCalls();
    rig.remove("b.yaml").box("a", "{text: free}").apply();

    assertThat(rig.service().calls()).containsExactly("update a", "delete b");
  }

  @Test
  void a_failed_branch_takes_only_its_dependants_with_it() {
    rig.box("a", "{}").box("b", "{text: \"at ${Box.a.place}\"}").box("c", "{}");
    rig.service()
        .troubles(call -> call.equals("create a") ? Optional.of(Moment.REFUSED) : Optional.empty());

    var report = rig.apply();

    assertThat(report.failed()).containsOnlyKeys(new Address("Box", "a"));
    assertThat(report.skipped())
        .containsExactlyEntriesOf(
            java.util.Map.of(new Address("Box", "b"), new Address("Box", "a")));
    assertThat(report.done()).extracting(change -> change.address().name()).containsExactly("c");
    rig.service().troubles(_ -> Optional.empty());
    rig.apply();
    assertThat(rig.plan().isEmpty()).isTrue();
  }

  @Test
  void what_changed_after_the_plan_is_not_overwritten() {
    rig.box("a", "{text: one}").apply();
    rig.box("a", "{text: two}").box("b", "{}");

    var report =
        rig.applyAfter(
            PlanOptions.converge(),
            () -> {
              rig.service().edit("a", box -> withText(box, "urgent"));
              rig.service().put(box("b", "somebody's"));
            });

    assertThat(report.failed().values()).allMatch(RunReport.Cause::stale).hasSize(2);
    assertThat(rig.service().boxes().get("a").text()).isEqualTo("urgent");
    assertThat(rig.service().boxes().get("b").text()).isEqualTo("somebody's");
  }

  @Test
  void a_lost_answer_is_looked_up_not_repeated() {
    rig.box("a", "{}").box("b", "{}");
    rig.service()
        .troubles(
            call -> Optional.of(call.equals("create a") ? Moment.LOST_AFTER : Moment.LOST_BEFORE));

    var report = rig.apply();

    assertThat(report.done()).extracting(change -> change.address().name()).containsExactly("a");
    assertThat(report.failed()).containsOnlyKeys(new Address("Box", "b"));
    assertThat(rig.ledger().open()).isEmpty();
    assertThat(rig.ledger().entries()).hasSize(1);
  }

  @Test
  void an_account_that_cannot_be_read_is_not_touched() {
    rig.box("a", "{}").box("b", "{}").apply();
    rig.remove("a.yaml").box("b", "{text: new}");
    rig.service().unreadable(true);

    var plan = rig.plan();

    assertThat(plan.isComplete()).isFalse();
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.unread()).containsOnlyKeys(new Address("Provider", "home"));
  }

  @Test
  void a_value_the_provider_tells_otherwise_is_said_once_and_never_loops() {
    rig.box("a", "{text: mine}");
    rig.service().tells(box -> withText(box, "THEIRS"));

    var report = rig.apply();

    assertThat(report.notes()).extracting("code").containsExactly("told-otherwise");
    assertThat(rig.plan().isEmpty()).isTrue();
    assertThat(rig.apply().notes()).isEmpty();
    rig.service().tells(box -> withText(box, "OTHER"));
    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a text=DRIFT");
  }

  @Test
  void what_cannot_be_read_is_compared_with_what_was_written() {
    rig.box("a", "{note: one}").apply();
    assertThat(rig.plan().isEmpty()).isTrue();

    rig.box("a", "{note: two}");
    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a note=PENDING");
    rig.apply();
    rig.box("a", "{}");
    assertThat(Rig.words(rig.plan())).isEqualTo("UPDATE Box.a note=PENDING");
    rig.apply();
    assertThat(rig.service().boxes().get("a").note()).isEmpty();
  }

  @Test
  void a_missing_secret_says_which_variable_to_set() {
    rig.box("a", "{code: {fromEnv: WEIR_SECRET_OTHER}}");

    assertThatThrownBy(() -> rig.plan())
        .isInstanceOf(Refused.class)
        .hasMessage("the secret `WEIR_SECRET_OTHER` is not set");
  }

  @Test
  void a_crash_at_any_call_is_made_good_by_the_next_run() {
    for (var moment : Set.of(Moment.CRASH_BEFORE, Moment.CRASH_AFTER)) {
      for (var call : List.of("create", "update", "delete")) {
        crash(call, moment);
      }
    }
  }

  /** Creates, updates and deletes, dying once at the given call; then runs again. */
  private void crash(String call, Moment moment) {
    var fresh = new Rig(freshFolder(call + moment));
    fresh.box("u", "{text: old}").box("d", "{}").box("k", "{}").apply();
    fresh.service().forgetCalls();
    fresh.remove("d.yaml").box("u", "{text: new}").box("c", "{}");
    fresh
        .service()
        .troubles(name -> name.startsWith(call) ? Optional.of(moment) : Optional.empty());
    try {
      fresh.apply();
    } catch (Crash _) {
      // The process is gone; what follows is the next one.
    }
    fresh.service().troubles(_ -> Optional.empty());

    assertThat(fresh.apply().succeeded()).isTrue();

    assertThat(fresh.plan().isEmpty()).isTrue();
    assertThat(fresh.ledger().open()).isEmpty();
    assertThat(fresh.service().calls())
        .as("calls with effect, dying at %s %s", moment, call)
        .containsExactlyInAnyOrder("create c", "update u", "delete d");
    assertThat(fresh.ledger().entries().keySet().stream().map(Address::name))
        .containsExactlyInAnyOrder("c", "k", "u");
  }

  private Path freshFolder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_order_of_a_set_is_no_change() {
    rig.box("a", "{tags: [x, y, z]}").apply();
    rig.box("a", "{tags: [z, x, y]}");

    assertThat(rig.plan().isEmpty()).isTrue();
  }

  @Test
  void what_a_manifest_leaves_unset_stays_as_it_is() {
    rig.box("a", "{keep: 5m}").apply();
    rig.box("a", "{text: new}").apply();

    assertThat(rig.service().boxes().get("a").keep().map(Object::toString)).contains("PT5M");
    assertThat(
            rig.plan().changes().keySet().stream().map(Address::name).collect(Collectors.joining()))
        .isEqualTo("a");
  }
}
