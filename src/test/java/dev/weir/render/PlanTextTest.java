package dev.weir.render;

import static dev.weir.render.PlanFixture.ChangeFixture.change;
import static dev.weir.render.PlanFixture.items;
import static dev.weir.render.PlanFixture.labels;
import static dev.weir.render.PlanFixture.liveRelay;
import static dev.weir.render.PlanFixture.plan;
import static dev.weir.render.PlanFixture.relay;
import static dev.weir.render.PlanFixture.sealed;
import static dev.weir.render.PlanFixture.server;
import static dev.weir.render.PlanFixture.text;
import static dev.weir.render.PlanFixture.texts;
import static dev.weir.render.PlanFixture.unknownUrls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.diag.Source;
import dev.weir.kind.Value;
import dev.weir.ledger.Intent;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTextTest {

  private static void check(String name, PlanFixture plan) {
    check(name, plan.document());
  }

  /** The text, and that it can be drawn from the JSON alone. */
  private static void check(String name, PlanDocument document) {
    var text = PlanText.of(document, Style.PLAIN);
    var json = new PlanJson();
    assertThat(PlanText.of(json.read(json.write(document)), Style.PLAIN)).isEqualTo(text);
    assertThat(text).doesNotContain("hmac");
    Golden.check("dev/weir/render/plan/" + name + ".txt", text);
  }

  @Test
  void a_resource_is_created() {
    var after =
        unknownUrls(relay("main"))
            .with("description", text("Main stage"))
            .with("startTime", new Value.Moment(Instant.parse("2026-12-31T12:00:00Z")))
            .with("publishKey", sealed("aaa"))
            .with("srcAddrs", items(text("rtmp://a/live"), Value.Unknown.UNKNOWN))
            .with("labels", labels("owner", "ops", "tier", "1"))
            .with("servers", items(server("edge1.example.com", 1935)));
    check("create", plan(change("main", Action.CREATE).after(after).because("it does not exist")));
  }

  @Test
  void a_resource_is_updated_in_place() {
    var before =
        liveRelay("main")
            .with("description", text("News"))
            .with("srcAddrs", texts("rtmp://a", "rtmp://b", "rtmp://c", "rtmp://d"))
            .with("formats", texts("flv", "hls", "ts"))
            .with("labels", labels("owner", "ops", "tier", "1"))
            .with("startTime", new Value.Moment(Instant.parse("2026-12-31T12:00:00Z")))
            .with("publishKey", sealed("aaa"))
            .with("servers", items(server("a.example.com", 1935), server("b.example.com", 1935)));
    var after =
        before
            .with("description", text("News v2"))
            .with("startTime", Value.Absent.ABSENT)
            .with("region", text("cn-hangzhou"))
            .with("publishKey", sealed("bbb"))
            .with("srcAddrs", texts("rtmp://a", "rtmp://x", "rtmp://c", "rtmp://d"))
            .with("formats", texts("ts", "hls", "mp4"))
            .with("labels", labels("tier", "2", "owner", "ops", "team", "live"))
            .with(
                "target",
                ((Value.Fields) before.get("target")).with("fragCount", new Value.Whole(5)))
            .with("servers", items(server("b.example.com", 1936), server("c.example.com", 1935)));
    check("update", plan(change("main", Action.UPDATE).before(before).after(after)));
  }

  @Test
  void a_resource_is_replaced() {
    var before = liveRelay("main").with("region", text("cn-hangzhou"));
    var after = unknownUrls(before.with("region", text("cn-shanghai")));
    check(
        "replace",
        plan(
            change("main", Action.REPLACE)
                .before(before)
                .after(after)
                .replaces("region", text("cn-hangzhou"), text("cn-shanghai"))));
  }

  @Test
  void a_resource_gets_another_natural_key() {
    var before = liveRelay("main");
    var after = unknownUrls(before.with("channel", text("main2")));
    check(
        "replace-create-first",
        plan(
            change("main", Action.REPLACE_CREATE_FIRST)
                .before(before)
                .after(after)
                .because("its natural key changes from `demo/main` to `demo/main2`")
                .replaces("channel", text("main"), text("main2"))));
  }

  @Test
  void a_resource_is_destroyed_with_the_proofs_that_it_may_be() {
    var before = liveRelay("old").with("publishKey", sealed("aaa"));
    check(
        "delete",
        plan(
            change("old", Action.DELETE)
                .before(before)
                .because(
                    "Relay.old is not in configuration",
                    "the ledger says that Weir created it",
                    "nobody changed it since")));
  }

  @Test
  void everything_is_destroyed() {
    var plan =
        plan(
            change("a", Action.DELETE).before(liveRelay("a")),
            change("b", Action.DELETE).before(liveRelay("b")));
    check("destroy", plan.document(PlanOptions.Goal.DESTROY));
  }

  @Test
  void an_existing_object_is_adopted() {
    check(
        "adopt",
        plan(
            change("ghost", Action.ADOPT)
                .before(liveRelay("ghost"))
                .after(liveRelay("ghost"))
                .because("it exists, and `lifecycle.adopt` takes it over")));
  }

  @Test
  void an_object_is_forgotten_and_stays() {
    check(
        "forget",
        plan(
            change("kept", Action.FORGET)
                .before(liveRelay("kept"))
                .because("`lifecycle.onDelete` is `retain`: the object stays"),
            change("gone", Action.FORGET).because("it is gone on both sides")));
  }

  @Test
  void a_resource_moves() {
    var changed = liveRelay("renamed").with("description", text("x"));
    check(
        "move",
        plan(
            change("new", Action.NO_OP)
                .before(liveRelay("same"))
                .after(liveRelay("same"))
                .movedFrom("old"),
            change("newer", Action.UPDATE)
                .before(liveRelay("renamed"))
                .after(changed)
                .movedFrom("older")));
  }

  @Test
  void drift_conflict_and_the_unexplained_are_told_apart() {
    var before =
        liveRelay("main")
            .with("description", text("Hacked"))
            .with("status", text("disabled"))
            .with("retries", new Value.Whole(9))
            .with("publishKey", sealed("foreign"))
            .with("srcAddrs", texts("rtmp://evil"))
            .with("servers", items(server("a.example.com", 99)));
    var after =
        before
            .with("description", text("News"))
            .with("status", text("enabled"))
            .with("retries", new Value.Whole(5))
            .with("startTime", new Value.Moment(Instant.parse("2026-12-31T12:00:00Z")))
            .with("publishKey", sealed("ours"))
            .with("srcAddrs", texts("rtmp://good"))
            .with(
                "target",
                ((Value.Fields) before.get("target")).with("fragCount", new Value.Whole(5)))
            .with("servers", items(server("a.example.com", 1935)));
    check(
        "verdicts",
        plan(
            change("main", Action.UPDATE)
                .before(before)
                .after(after)
                .because("somebody else changed `description`", "the manifest changed `target`")
                .lastWritten(after)
                .verdict("description", Verdict.DRIFT, text("News"), text("Hacked"), text("News"))
                .verdict(
                    "status",
                    Verdict.UNATTRIBUTED,
                    Value.Absent.ABSENT,
                    text("disabled"),
                    text("enabled"))
                .verdict(
                    "retries",
                    Verdict.CONFLICT,
                    new Value.Whole(3),
                    new Value.Whole(9),
                    new Value.Whole(5))
                .verdict(
                    "startTime",
                    Verdict.DRIFT,
                    after.get("startTime"),
                    Value.Absent.ABSENT,
                    after.get("startTime"))
                .verdict(
                    "publishKey",
                    Verdict.CONFLICT,
                    sealed("base"),
                    sealed("foreign"),
                    sealed("ours"))
                .verdict(
                    "srcAddrs",
                    Verdict.DRIFT,
                    texts("rtmp://good"),
                    texts("rtmp://evil"),
                    texts("rtmp://good"))
                .verdict(
                    "target.fragCount",
                    Verdict.PENDING,
                    new Value.Whole(3),
                    new Value.Whole(3),
                    new Value.Whole(5))
                .verdict(
                    "servers[a.example.com].port",
                    Verdict.DRIFT,
                    new Value.Whole(1935),
                    new Value.Whole(99),
                    new Value.Whole(1935))));
  }

  @Test
  void what_somebody_deleted_is_created_again_and_says_so() {
    check(
        "deleted-outside",
        plan(
            change("main", Action.CREATE)
                .after(unknownUrls(relay("main")))
                .because("it was deleted outside Weir")
                .lastWritten(relay("main"))));
  }

  @Test
  void a_blocked_change_says_why_and_what_to_do() {
    var source = Source.of("relays.yaml", "kind: Relay\n");
    check(
        "blocked",
        plan(
            change("old", Action.DELETE)
                .before(liveRelay("old"))
                .because("Relay.old is not in configuration")
                .blocked(
                    Diagnostic.error("protected", "`Relay.old` is protected and cannot be deleted")
                        .hint(
                            "declare it again with `lifecycle: {protect: false}`, apply, then"
                                + " remove it")),
            change("theirs", Action.NO_OP)
                .before(liveRelay("theirs"))
                .after(liveRelay("theirs"))
                .because("it exists, and Weir did not make it")
                .blocked(
                    Diagnostic.error("exists-already", "`Relay.theirs` exists already")
                        .at(new Place(source, 1, 7, 5))
                        .hint("give it another name, or adopt it"))));
  }

  @Test
  void an_account_that_cannot_be_read_makes_the_plan_incomplete() {
    var failure =
        Diagnostic.error("provider-refused", "`ListRelay` failed: AccessDenied: no (HTTP 403)")
            .hint("grant `relay:List`");
    check(
        "incomplete",
        plan(change("main", Action.CREATE).after(unknownUrls(relay("main"))))
            .unread("far", failure)
            .unmanaged("x", "y"));
    check("incomplete-empty", plan().unread("far", failure));
  }

  @Test
  void nothing_is_to_be_done() {
    check(
        "no-changes",
        plan(change("main", Action.NO_OP).before(liveRelay("main")).after(liveRelay("main")))
            .unmanaged("x"));
    check("no-resources", plan());
  }

  @Test
  void an_adopted_object_that_differs_says_so() {
    check(
        "adopt-differs",
        plan(
            change("ghost", Action.ADOPT)
                .before(liveRelay("ghost"))
                .after(liveRelay("ghost"))
                .verdict(
                    "description",
                    Verdict.UNATTRIBUTED,
                    Value.Absent.ABSENT,
                    Value.Absent.ABSENT,
                    text("Main stage"))));
  }

  @Test
  void what_an_earlier_run_left_open_is_told() {
    var main = change("main", Action.NO_OP).before(liveRelay("main")).after(liveRelay("main"));
    main.lastWritten(relay("main"));
    check(
        "recovered",
        plan(main)
            .recovered(main, Intent.Verb.CREATE, Recovery.Outcome.DONE)
            .recovered(main, Intent.Verb.UPDATE, Recovery.Outcome.NO_EFFECT)
            .recovered(main, Intent.Verb.DELETE, Recovery.Outcome.UNCLEAR));
  }

  @Test
  void notes_stand_at_the_end() {
    check(
        "notes",
        plan(change("main", Action.NO_OP).before(liveRelay("main")).after(liveRelay("main")))
            .note(
                Diagnostic.warning(
                        "out-of-reach", "`Relay.far` is left alone: its account was not read")
                    .hint("keep a provider document for its account until it is gone"))
            .note(Diagnostic.note("not-read", "2 resources are left alone")));
  }

  @Test
  void text_of_many_lines_is_compared_line_by_line() {
    var before = liveRelay("main").with("description", text("one\ntwo\nthree\n"));
    var after = before.with("description", text("one\n2\nthree\nfour"));
    check(
        "lines",
        plan(
            change("main", Action.UPDATE).before(before).after(after),
            change("new", Action.CREATE).after(relay("new").with("description", text("a\n\nb")))));
  }

  @Test
  void long_lists_and_wide_values_are_shown_in_full_where_they_change() {
    var many = new String[300];
    for (int i = 0; i < many.length; i++) {
      many[i] = "rtmp://edge" + i + ".example.com/live";
    }
    var fewer = many.clone();
    fewer[150] = "rtmp://other.example.com/" + "x".repeat(300);
    var before = liveRelay("main").with("srcAddrs", texts(many));
    check(
        "long",
        plan(
            change("main", Action.UPDATE)
                .before(before)
                .after(before.with("srcAddrs", texts(fewer)))));
  }

  @Test
  void what_a_terminal_would_obey_is_escaped() {
    var before = liveRelay("main").with("description", text("plain"));
    var after =
        before
            .with("description", text("\u001b[2K\r\"\\ \u202egnp.exe \u200b 主舞台 🎬 \u0000\t"))
            .with("labels", labels("ключ\u0007", "값\nzweite \u009b Zeile"));
    check("escapes", plan(change("main", Action.UPDATE).before(before).after(after)));
  }

  @Test
  void colour_is_only_colour() {
    var plan =
        plan(
            change("main", Action.CREATE).after(unknownUrls(relay("main"))),
            change("old", Action.DELETE).before(liveRelay("old")).because("it is gone"));
    var colourful = PlanText.of(plan.document(), new Style(Ink.COLOUR, Style.USUAL_WIDTH));
    var plain = PlanText.of(plan.document(), Style.PLAIN);
    assertThat(colourful).isNotEqualTo(plain);
    assertThat(colourful.replaceAll("\u001b\\[[0-9;]+m", "")).isEqualTo(plain);
  }

  /** Two providers, something of everything that a summary marks. */
  private static PlanDocument broad() {
    var before = liveRelay("main").with("description", text("Somebody wrote something else here"));
    var after = before.with("description", text("What the manifest says of it"));
    return plan(
            change("new-in-the-first", Action.CREATE).after(relay("new-in-the-first")),
            change("second", Action.CREATE).after(relay("second")).through("other"),
            change("main", Action.UPDATE)
                .before(before)
                .after(after)
                .because("somebody changed `description`, and the manifest says otherwise still")
                .verdict(
                    "description",
                    AttributeChange.Verdict.DRIFT,
                    text("What the manifest says of it"),
                    text("Somebody wrote something else here"),
                    text("What the manifest says of it"))
                .blocked(Diagnostic.error("guard", "`Relay.main` is on air since 20:03")),
            change("gone", Action.DELETE).before(liveRelay("gone")).through("other"))
        .document();
  }

  @Test
  void changes_are_summed_up_first_and_then_shown_provider_by_provider() {
    check("providers", broad());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120})
  void lines_that_can_be_broken_fit_the_terminal(int width) {
    var text = PlanText.of(broad(), new Style(Ink.PLAIN, width));

    Golden.check("dev/weir/render/plan/width-" + width + ".txt", text);
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(width, 80)));
  }

  @Test
  void of_many_changes_the_summary_names_those_that_nobody_should_miss() {
    var changes = new ArrayList<PlanFixture.ChangeFixture>();
    for (int i = 0; i < 60; i++) {
      changes.add(change("r" + i, Action.CREATE).after(relay("r" + i)));
    }
    changes.add(change("gone", Action.DELETE).before(liveRelay("gone")));
    var text =
        PlanText.of(
            plan(changes.toArray(PlanFixture.ChangeFixture[]::new)).document(), Style.PLAIN);

    assertThat(text)
        .contains(
            """
            Summary:
              Provider.demo (test-cloud): 60 to add, 1 to destroy
                  - Relay.gone
                    and 60 more
            """);
  }
}
