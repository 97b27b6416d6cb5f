package dev.weir.render;

import static dev.weir.render.PlanFixture.ChangeFixture.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunEvent;
import dev.weir.engine.RunEvent.Verb;
import dev.weir.engine.RunReport;
import dev.weir.kind.Address;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private final List<String> lines = new ArrayList<>();
  private Instant now = PlanFixture.NOON;
  private final EventText text = new EventText(() -> now, Ink.PLAIN, lines::add);

  private static Change relay(String name, Action action) {
    return change(name, action).build();
  }

  private void afterSeconds(long seconds) {
    now = PlanFixture.NOON.plusSeconds(seconds);
    text.tick();
  }

  @Test
  void what_begins_and_ends_is_told() {
    var provider = new Address("Provider", "demo");
    text.on(new RunEvent.Reading(provider, "Relay"));
    text.on(new RunEvent.Read(provider, "Relay", 3));
    for (var verb : Verb.values()) {
      var change = relay("main", Action.UPDATE);
      text.on(new RunEvent.Started(change, verb));
      text.on(new RunEvent.Finished(change, verb, Duration.ofMillis(1_600)));
    }
    assertThat(lines)
        .containsExactly(
            "Provider.demo: Refreshing state... [kind=Relay]",
            "Relay.main: Creating... [key=demo/main]",
            "Relay.main: Creation complete after 2s [key=demo/main]",
            "Relay.main: Modifying... [key=demo/main]",
            "Relay.main: Modifications complete after 2s [key=demo/main]",
            "Relay.main: Destroying... [key=demo/main]",
            "Relay.main: Destruction complete after 2s",
            "Relay.main: Adopting... [key=demo/main]",
            "Relay.main: Adoption complete after 2s [key=demo/main]",
            "Relay.main: Forgetting... [key=demo/main]",
            "Relay.main: Forgetting complete after 2s [key=demo/main]",
            "Relay.main: Moving... [key=demo/main]",
            "Relay.main: Move complete after 2s [key=demo/main]");
  }

  @Test
  void what_lasts_is_told_every_ten_seconds() {
    text.on(new RunEvent.Started(relay("main", Action.CREATE), Verb.CREATE));
    lines.clear();
    afterSeconds(9);
    afterSeconds(10);
    afterSeconds(11);
    afterSeconds(19);
    afterSeconds(34);
    afterSeconds(39);
    afterSeconds(3_670);
    assertThat(lines)
        .containsExactly(
            "Relay.main: Still creating... [key=demo/main, 10s elapsed]",
            "Relay.main: Still creating... [key=demo/main, 30s elapsed]",
            "Relay.main: Still creating... [key=demo/main, 1h1m10s elapsed]");
  }

  @Test
  void what_is_over_is_not_waited_for() {
    var main = relay("main", Action.CREATE);
    var other = relay("other", Action.DELETE);
    text.on(new RunEvent.Started(main, Verb.CREATE));
    text.on(new RunEvent.Started(other, Verb.DELETE));
    text.on(new RunEvent.Finished(main, Verb.CREATE, Duration.ofSeconds(70)));
    var cause = new RunReport.Cause(Diagnostic.error("provider-busy", "on air\u001b[2J"), false);
    text.on(new RunEvent.Failed(other, Verb.DELETE, cause));
    text.on(new RunEvent.Skipped(relay("third", Action.CREATE), other.address()));
    afterSeconds(100);
    assertThat(lines.subList(2, lines.size()))
        .containsExactly(
            "Relay.main: Creation complete after 1m10s [key=demo/main]",
            "Relay.other: Destruction failed: on air\\u001b[2J",
            "Relay.third: Skipped, because Relay.other was not done");
  }
}
