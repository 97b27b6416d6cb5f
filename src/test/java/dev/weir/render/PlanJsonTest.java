package dev.weir.render;

import static dev.weir.render.PlanFixture.ChangeFixture.change;
import static dev.weir.render.PlanFixture.items;
import static dev.weir.render.PlanFixture.liveRelay;
import static dev.weir.render.PlanFixture.plan;
import static dev.weir.render.PlanFixture.relay;
import static dev.weir.render.PlanFixture.sealed;
import static dev.weir.render.PlanFixture.text;
import static dev.weir.render.PlanFixture.unknownUrls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Golden;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Value;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanJsonTest {
  private final PlanJson json = new PlanJson();

  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

  static Stream<String> scenarios() throws IOException {
    try (var folders = Files.list(SCENARIOS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  /** What people read is drawn from the JSON alone: read back, it says the same. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void the_text_can_be_drawn_from_the_json(String scenario) throws IOException {
    var document = json.read(Files.readString(SCENARIOS.resolve(scenario + "/plan.json")));
    assertThat(PlanText.of(document, Style.PLAIN))
        .isEqualTo(Files.readString(SCENARIOS.resolve(scenario + "/plan.txt")));
  }

  private static PlanDocument everything() {
    var live = liveRelay("main").with("description", text("Hacked"));
    return plan(
            change("new", Action.CREATE)
                .after(
                    unknownUrls(relay("new"))
                        .with("publishKey", sealed("aaa"))
                        .with("srcAddrs", items(text("rtmp://a"), Value.Unknown.UNKNOWN)))
                .dependsOn("main")
                .because("it does not exist"),
            change("main", Action.UPDATE)
                .before(live)
                .after(live.with("description", text("News")))
                .lastWritten(liveRelay("main").with("description", text("News")))
                .because("somebody else changed `description`")
                .movedFrom("older")
                .verdict("description", Verdict.DRIFT, text("News"), text("Hacked"), text("News")),
            change("region", Action.REPLACE)
                .before(liveRelay("region"))
                .after(unknownUrls(relay("region").with("region", text("cn-shanghai"))))
                .replaces("region", Value.Absent.ABSENT, text("cn-shanghai")),
            change("ghost", Action.ADOPT).before(liveRelay("ghost")).after(liveRelay("ghost")),
            change("kept", Action.FORGET).before(liveRelay("kept")),
            change("old", Action.DELETE)
                .before(liveRelay("old"))
                .because("Relay.old is not in configuration")
                .blocked(Diagnostic.error("protected", "`Relay.old` is protected").hint("lift it")))
        .unmanaged("x")
        .unread("far", Diagnostic.error("provider-refused", "AccessDenied"))
        .note(Diagnostic.note("not-read", "2 resources are left alone"))
        .document();
  }

  @Test
  void the_document_has_the_shape_of_terraforms() {
    Golden.check("dev/weir/render/plan/document.json", json.write(everything()));
  }

  @Test
  void what_is_written_is_read_back() {
    var written = json.write(everything());
    assertThat(json.write(json.read(written))).isEqualTo(written);
  }

  @Test
  void an_unknown_member_is_refused() {
    var written = json.write(everything()).replaceFirst("\\{", "{\"surprise\": 1,");
    assertThatThrownBy(() -> json.read(written))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("surprise");
  }

  @Test
  void a_member_that_is_missing_is_refused() {
    var written = json.write(everything()).replaceFirst("\"address\": \"Relay.new\",", "");
    assertThatThrownBy(() -> json.read(written))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("address");
  }

  @Test
  void a_member_given_twice_is_refused() {
    var written =
        json.write(everything()).replaceFirst("\"errored\": true", "$0, \"errored\": false");
    assertThatThrownBy(() -> json.read(written))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("errored");
  }

  @Test
  void an_action_that_nobody_knows_is_refused() {
    var written = json.write(everything()).replace("\"action\": \"adopt\"", "\"action\": \"x\"");
    assertThatThrownBy(() -> json.read(written)).isInstanceOf(Refused.class);
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> json.read("PK\u0003")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> json.read("")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> json.read("null")).isInstanceOf(Refused.class);
  }
}
