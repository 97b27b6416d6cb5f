package dev.weir.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format, drawn from the scenarios' plan documents as they are read back. */
class FormatsTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

  static Stream<String> scenarios() throws IOException {
    try (var folders = Files.list(SCENARIOS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  static PlanDocument read(String scenario) {
    try {
      return new PlanJson().read(Files.readString(SCENARIOS.resolve(scenario + "/plan.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String html(PlanDocument document) {
    var page = new StringWriter();
    try {
      PlanHtml.write(document, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oss-another-natural-key",
        "oss-conflict",
        "oss-deleted-outside",
        "oss-drift",
        "oss-no-changes",
        "oss-on-air",
        "oss-references",
        "oss-removed",
        "pili-rotated-key",
        "policy-denies-a-delete",
        "policy-denies-the-plan",
        "policy-warns"
      })
  void a_plan_reads_as_on_record(String scenario) {
    var document = read(scenario);
    var findings = Findings.of(document);
    check(scenario, "plan.md", PlanMarkdown.of(document, PlanMarkdown.USUAL_BYTES));
    check(scenario, "gitlab.json", GitLabReports.terraform(document));
    check(scenario, "codequality.json", GitLabReports.codeQuality(findings));
    check(scenario, "github.txt", GitHubAnnotations.of(findings));
    check(scenario, "plan.sarif", SarifLog.of(findings, "0.0.0"));
    check(scenario, "junit.xml", JUnitXml.of(document));
    check(scenario, "plan.mmd", GraphText.mermaid(GraphView.of(document)));
    check(scenario, "plan.dot", GraphText.dot(GraphView.of(document)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oss-conflict", "oss-references", "policy-denies-a-delete"})
  void a_page_is_as_on_record(String scenario) {
    check(scenario, "plan.html", html(read(scenario)));
  }

  private static void check(String scenario, String file, String text) {
    Golden.check("formats/" + scenario + "/" + file, text);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_format_is_well_formed(String scenario) throws Exception {
    var document = read(scenario);
    HtmlCheck.of(html(document));
    var xml = JUnitXml.of(document).getBytes(StandardCharsets.UTF_8);
    var tests =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    assertThat(tests.getElementsByTagName("testcase").getLength())
        .isEqualTo(
            document.resourceChanges().size()
                + document.weir().unread().size()
                + document.weir().stops().stream().filter(s -> s.address().isEmpty()).count());
    sarif(Findings.of(document));
    codeQuality(Findings.of(document));
    for (var text :
        List.of(
            html(document),
            JUnitXml.of(document),
            PlanMarkdown.of(document, PlanMarkdown.USUAL_BYTES),
            SarifLog.of(Findings.of(document), "0"))) {
      assertThat(text).doesNotContain("hmac-sha256");
    }
  }

  private static void sarif(List<Finding> findings) {
    var log = JsonMapper.shared().readTree(SarifLog.of(findings, "1.0.0"));
    assertThat(log.path("version").asString()).isEqualTo("2.1.0");
    var run = log.path("runs").get(0);
    var rules = run.at("/tool/driver/rules");
    assertThat(run.path("results").size()).isEqualTo(findings.size());
    for (var result : run.path("results")) {
      var rule = rules.get(result.path("ruleIndex").asInt());
      assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
      assertThat(result.path("level").asString()).isIn("error", "warning", "note");
      assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
          .isNotEmpty();
      assertThat(result.at("/partialFingerprints/weirFinding~1v1").asString()).hasSize(64);
    }
  }

  private static void codeQuality(List<Finding> findings) {
    var report = JsonMapper.shared().readTree(GitLabReports.codeQuality(findings));
    assertThat(report.size()).isEqualTo(findings.size());
    assertThat(report.valueStream().map(each -> each.path("fingerprint").asString()))
        .doesNotHaveDuplicates();
    for (JsonNode each : report) {
      assertThat(each.path("severity").asString()).isIn("critical", "minor", "info");
      assertThat(each.at("/location/path").asString()).isNotEmpty().doesNotStartWith("./");
      assertThat(each.at("/location/lines/begin").asInt()).isPositive();
    }
  }
}
