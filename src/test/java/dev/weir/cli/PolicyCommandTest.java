package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies stop plans and applies, and every output says which and why. */
class PolicyCommandTest {
  private static final String LIVE =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      ---
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: main}
      spec: {provider: hangzhou, target: {fragDuration: 20s}}
      """;

  private static final String SEGMENTS =
      """
      apiVersion: weir/v1
      kind: Policy
      metadata: {name: short-segments}
      spec:
        subject: resource
        when: resource.kind == 'Channel'
        require: spec.target.fragDuration <= duration('10s')
        message: Long segments make viewers wait.
      """;

  private static final String CREATES =
      """
      apiVersion: weir/v1
      kind: Policy
      metadata: {name: no-new-channels}
      spec: {when: change.action == 'create', message: The season is over.}
      """;

  private static final String DESTROYS =
      """
      apiVersion: weir/v1
      kind: Policy
      metadata: {name: nothing-goes}
      spec: {subject: plan, require: plan.goal != 'destroy', message: Call the studio first.}
      """;

  @TempDir Path folder;
  private CommandLineFixture weir;

  @BeforeEach
  void start() {
    weir = new CommandLineFixture(folder).file("live/main.yaml", LIVE);
  }

  @Test
  void validation_asks_what_can_be_said_of_the_manifests_alone() {
    weir.file("live/rules.yaml", SEGMENTS + "---\n" + CREATES);
    var validated = weir.run("validate", "live").exits(ExitCode.GUARD);
    assertThat(validated.err())
        .contains(
            "error[policy-denied]: policy `short-segments` denies `Channel.main`: Long segments"
                + " make viewers wait",
            "--> live/main.yaml:7:7",
            "--> live/rules.yaml:2:7",
            "the policy is here")
        .doesNotContain("no-new-channels");
  }

  @Test
  void a_warning_stops_nothing() {
    weir.file("live/rules.yaml", SEGMENTS + "  effect: warn\n");
    assertThat(weir.run("validate", "live").exits(ExitCode.SUCCESS).err())
        .contains("warning[policy-warned]: policy `short-segments` warns of `Channel.main`");
    weir.run("apply", "--sandbox", "--auto-approve", "live").exits(ExitCode.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{when: chnge.action == 'x'}             | 4:14 | there is no variable `chnge`",
        "{when: after.a == 1, subject: resource} | 4:14 | there is no variable `after`",
        "{require: change.name}                  | -    | -",
        "{require: \"'a' + 1 == 'b'\"}           | 4:22 | `+` does not take (string, int)",
        "{message: x}                            | 4:1  | has neither `when` nor `require`",
        "{when: 'true', effect: forbid}          | 4:30 | must be `deny` or `warn`",
        "{when: 'true', messageExpression: 1 > 0} | 4:41 | has to come to text",
      })
  void an_expression_that_is_none_is_told_where_it_stands(String spec, String at, String says) {
    weir.file(
        "live/rules.yaml",
        "apiVersion: weir/v1\nkind: Policy\nmetadata: {name: one}\nspec: " + spec + "\n");
    if (at.equals("-")) {
      weir.run("validate", "live").exits(ExitCode.SUCCESS);
      return;
    }
    var validated = weir.run("validate", "live").exits(ExitCode.ERROR);
    assertThat(validated.err()).contains("--> live/rules.yaml:" + at, says);
    assertThat(weir.run("plan", "--sandbox", "live").exits(ExitCode.ERROR).err()).contains(says);
  }

  @Test
  void a_name_is_declared_once() {
    weir.file("live/rules.yaml", CREATES + "---\n" + CREATES);
    assertThat(weir.run("validate", "live").exits(ExitCode.ERROR).err())
        .contains("`Policy.no-new-channels` is declared twice", "declared here first");
  }

  @Test
  void what_is_denied_is_planned_and_never_applied() throws IOException {
    weir.file("live/rules.yaml", CREATES);
    var planned =
        weir.run(
                "plan",
                "--sandbox",
                "--out=x.weirplan",
                "-o=json=plan.json",
                "-o=sarif=plan.sarif",
                "-o=junit=plan.xml",
                "-o=markdown=plan.md",
                "-o=html=plan.html",
                "-o=github=plan.txt",
                "-o=codequality=quality.json",
                "--events=events.jsonl",
                "live")
            .exits(ExitCode.GUARD);
    var why = "policy `no-new-channels` denies `Channel.main`: The season is over";
    assertThat(planned.out())
        .contains("Plan: 1 to add", "must not perform them", "Denied: policy")
        .contains("Policies: 0 kept, 1 denies.");
    var json = read("plan.json");
    assertThat(json.at("/applyable").asBoolean()).isFalse();
    assertThat(json.at("/weir/stops/0/message").asString()).isEqualTo(why);
    assertThat(json.at("/weir/stops/0/place").asString()).isEqualTo("live/main.yaml:7:7");
    assertThat(json.at("/weir/stops/0/related/0/place").asString())
        .isEqualTo("live/rules.yaml:2:7");
    assertThat(json.at("/weir/policies/0/broken").asInt()).isEqualTo(1);
    var result = read("plan.sarif").at("/runs/0/results/0");
    assertThat(result.at("/ruleId").asString()).isEqualTo("policy-denied");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(7);
    assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("live/rules.yaml");
    assertThat(text("plan.xml")).contains("failures=\"1\"", "denies `Channel.main`");
    assertThat(text("plan.md")).contains("no-new-channels", "live/main.yaml:7:7", "Policies: ");
    assertThat(text("plan.html"))
        .contains("Denied by a policy", "the policy is here", "denies 1 of 1");
    assertThat(text("plan.txt")).contains("::error file=live/main.yaml,line=7", "no-new-channels");
    assertThat(read("quality.json").at("/0/location/path").asString()).isEqualTo("live/main.yaml");
    assertThat(text("events.jsonl")).contains("\"type\":\"diagnostic\"", "no-new-channels");

    assertThat(flat(weir.run("apply", "--sandbox", "--auto-approve", "live").exits(ExitCode.GUARD)))
        .contains(why);
    assertThat(weir.run("apply", "--sandbox", "x.weirplan").exits(ExitCode.GUARD).err())
        .contains("error[policy-denied]: " + why);
    assertThat(weir.run("state", "list", "live").out()).isEmpty();
  }

  @Test
  void a_policy_that_came_after_the_review_stops_the_saved_plan() {
    weir.run("plan", "--sandbox", "--out=x.weirplan", "live").exits(ExitCode.SUCCESS);
    weir.file("live/rules.yaml", CREATES);
    assertThat(weir.run("apply", "--sandbox", "x.weirplan").exits(ExitCode.GUARD).err())
        .contains("no-new-channels");
    weir.file("live/rules.yaml", CREATES.replace("create", "delete"));
    weir.run("apply", "--sandbox", "x.weirplan").exits(ExitCode.SUCCESS);
  }

  @Test
  void nothing_is_destroyed_against_a_policy_and_manifests_do_not_matter_then() {
    weir.run("apply", "--sandbox", "--auto-approve", "live").exits(ExitCode.SUCCESS);
    weir.file("live/rules.yaml", DESTROYS + "---\n" + SEGMENTS);
    var destroyed = weir.run("destroy", "--sandbox", "--auto-approve", "live");
    assertThat(flat(destroyed.exits(ExitCode.GUARD)))
        .contains("policy `nothing-goes` denies this plan: Call the studio first")
        .doesNotContain("short-segments` denies");
    weir.file("live/rules.yaml", SEGMENTS);
    weir.run("destroy", "--sandbox", "--auto-approve", "live").exits(ExitCode.SUCCESS);
  }

  @Test
  void nothing_is_rolled_back_or_taken_over_against_a_policy() {
    weir.run("apply", "--sandbox", "--auto-approve", "live").exits(ExitCode.SUCCESS);
    weir.file("live/rules.yaml", CREATES.replace("create", "delete"));
    var back = weir.run("rollback", "--sandbox", "--auto-approve", "last", "live");
    assertThat(flat(back.exits(ExitCode.GUARD))).contains("policy `no-new-channels` denies");

    weir.file("live/rules.yaml", CREATES.replace("create", "adopt"));
    weir.run("state", "rm", "--sandbox", "Channel.main", "live").exits(ExitCode.SUCCESS);
    var adopted = weir.run("adopt", "--sandbox", "--auto-approve", "Channel.main", "live");
    assertThat(flat(adopted.exits(ExitCode.GUARD))).contains("policy `no-new-channels` denies");
  }

  @Test
  void what_is_known_only_after_apply_counts_as_a_denial_with_an_explanation() {
    weir.file(
        "live/rules.yaml",
        """
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: second}
        spec: {provider: hangzhou, description: "${Channel.main.playUrl}"}
        ---
        apiVersion: weir/v1
        kind: Policy
        metadata: {name: named}
        spec:
          require: >-
            change.name == 'main' ||
            after.description != ''
        """);
    assertThat(flat(weir.run("plan", "--sandbox", "live").exits(ExitCode.GUARD)))
        .contains(
            "cannot be evaluated for `Channel.second`, which counts as a denial: there is no"
                + " `description` here",
            "at live/rules.yaml:12:10",
            "known only after apply");
  }

  @Test
  void a_secret_is_no_more_to_a_policy_than_its_digest() {
    weir.with("WEIR_SECRET_KEY", "hunter2hunter2")
        .file(
            "live/hub.yaml",
            """
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: pili}
            spec: {hub: shows}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: keyed}
            spec: {provider: pili, publishSecurity: static, publishKey: {fromEnv: WEIR_SECRET_KEY}}
            ---
            apiVersion: weir/v1
            kind: Policy
            metadata: {name: spy}
            spec:
              when: change.name == 'keyed'
              messageExpression: "'the key is ' + string(after.publishKey)"
            ---
            apiVersion: weir/v1
            kind: Policy
            metadata: {name: spy-on-manifests}
            spec:
              subject: resource
              when: resource.name == 'keyed'
              messageExpression: "'it comes from ' + spec.publishKey.fromEnv"
            """);
    var planned = weir.run("plan", "--sandbox", "live").exits(ExitCode.GUARD);
    assertThat(flat(planned))
        .contains("the key is hmac-sha256:", "it comes from WEIR_SECRET_KEY")
        .doesNotContain("hunter2");
  }

  /** What was printed, without its line ends. */
  private static String flat(CommandLineFixture.Outcome outcome) {
    return outcome.out().replaceAll("\\s+", " ");
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private JsonNode read(String name) {
    return JsonMapper.shared().readTree(folder.resolve(name).toFile());
  }
}
