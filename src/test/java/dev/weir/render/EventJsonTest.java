package dev.weir.render;

import static dev.weir.render.PlanFixture.ChangeFixture.change;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.engine.RunEvent;
import dev.weir.engine.RunEvent.Verb;
import dev.weir.kind.OnAir;
import dev.weir.plan.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {
  private final List<JsonNode> events = new ArrayList<>();
  private Instant now = PlanFixture.NOON;
  private final EventJson stream =
      new EventJson(() -> now, line -> events.add(JsonMapper.shared().readTree(line)));

  private void afterSeconds(long seconds) {
    now = PlanFixture.NOON.plusSeconds(seconds);
    stream.tick();
  }

  @Test
  void what_lasts_is_told_every_ten_seconds() {
    var main = change("main", Action.UPDATE).build();
    var other = change("other", Action.CREATE).build();
    stream.on(new RunEvent.Started(main, Verb.UPDATE));
    stream.on(new RunEvent.Started(other, Verb.CREATE));
    afterSeconds(9);
    assertThat(events).hasSize(2);
    afterSeconds(10);
    afterSeconds(11);
    stream.on(new RunEvent.Finished(other, Verb.CREATE, Duration.ofSeconds(12)));
    afterSeconds(25);
    stream.on(new RunEvent.Postponed(main, OnAir.idle()));
    afterSeconds(60);

    assertThat(events.stream().map(event -> event.path("@message").asString()))
        .containsExactly(
            "Relay.main: Modifying...",
            "Relay.other: Creating...",
            "Relay.main: Still modifying... [10s elapsed]",
            "Relay.other: Still creating... [10s elapsed]",
            "Relay.other: Creation complete",
            "Relay.main: Still modifying... [20s elapsed]",
            "Relay.main: Waits until nobody pushes");
    var progress = events.get(2);
    assertThat(progress.path("type").asString()).isEqualTo("apply_progress");
    assertThat(progress.at("/hook/elapsed_seconds").asDouble()).isEqualTo(10);
    assertThat(progress.at("/hook/action").asString()).isEqualTo("update");
    assertThat(progress.at("/hook/resource/addr").asString()).isEqualTo("Relay.main");
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonMapper.shared().readTree(Path.of("schemas/event.schema.json").toFile()));
    events.forEach(event -> assertThat(schema.validate(event)).as(event.toString()).isEmpty());
  }
}
