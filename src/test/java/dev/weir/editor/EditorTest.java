package dev.weir.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.editor.Buffer.Mark;
import dev.weir.engine.Providers;
import dev.weir.kind.Kind;
import dev.weir.manifest.Lifecycle;
import dev.weir.manifest.Metadata;
import dev.weir.manifest.StackKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas, tried with the real {@code yaml-language-server}: one of the age of draft-07, and a
 * current one; {@code -Dweir.editor.versions} names others. Needs node and npm.
 */
@Tag("editor")
class EditorTest {

  private static final Path SCHEMAS = Path.of("schemas");
  private static final Path EXAMPLES = Path.of("examples");
  private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  /** What people write first into a manifest, and into a patch. */
  private static final String MODELINE =
      "# yaml-language-server: $schema=schemas/weir.schema.json\n";

  private static final String PATCH_MODELINE =
      "# yaml-language-server: $schema=schemas/weir-patch.schema.json\n";

  /** The server offers a whole block at once under such a name. */
  private static final Pattern SKELETON = Pattern.compile("(object\\(|one of ).*");

  @TempDir private Path folder;
  private int opened;

  static List<String> versions() {
    return List.of(System.getProperty("weir.editor.versions", "1.15.0,2.0.0").split(","));
  }

  private LanguageServer server(String version) throws IOException, InterruptedException {
    return server(version, "{}");
  }

  private LanguageServer server(String version, String schemas)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve(SCHEMAS));
    try (var files = Files.list(SCHEMAS)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file));
      }
    }
    var settings =
        """
        {"validate": true, "hover": true, "completion": true, "schemas": %s,
         "schemaStore": {"enable": false}, "kubernetesCRDStore": {"enable": false}}
        """
            .formatted(schemas);
    return LanguageServer.start(Installed.version(version), folder, json(settings));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private Buffer open(LanguageServer server, String text) {
    return Buffer.open(server, uri("document-" + opened++ + ".yaml"), text);
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  private static List<Kind<?>> kinds() {
    var kinds = new ArrayList<Kind<?>>();
    var providers = Providers.installed();
    providers.apiVersions().forEach(version -> kinds.addAll(providers.of(version)));
    kinds.addAll(StackKinds.all());
    return kinds;
  }

  private static boolean isResource(Kind<?> kind) {
    return !kind.name().equals(Kind.PROVIDER)
        && !kind.isLocal()
        && !StackKinds.all().contains(kind);
  }

  /** Every block of every kind, and those that all documents have. */
  private static List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    for (var kind : kinds()) {
      blocks.addAll(Block.of(kind, isResource(kind)));
      blocks.addAll(Block.of(kind, "metadata", Kind.of(Metadata.class).shape()));
      if (isResource(kind)) {
        blocks.addAll(Block.of(kind, "lifecycle", Kind.of(Lifecycle.class).shape()));
      }
    }
    blocks.addAll(LanguageBlocks.all());
    return blocks;
  }

  private static Set<String> withoutSkeletons(Set<String> offered, Block block) {
    var names = new TreeSet<>(offered);
    names.removeIf(SKELETON.asMatchPredicate());
    names.remove(block.name().substring(block.name().lastIndexOf('.') + 1));
    return names;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void each_block_of_each_kind_is_offered_its_own_fields(String version) throws Exception {
    var softly = new SoftAssertions();
    try (var server = server(version)) {
      for (var block : blocks()) {
        softly
            .assertThat(withoutSkeletons(open(server, MODELINE + block.empty()).offered(), block))
            .as(block.name())
            .containsExactlyInAnyOrderElementsOf(block.fields().keySet());
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void each_field_shows_what_it_is_for(String version) throws Exception {
    var softly = new SoftAssertions();
    try (var server = server(version)) {
      for (var block : blocks()) {
        var text =
            MODELINE + block.full(field -> field.getKey() + ": " + field.getValue().sample());
        var buffer = open(server, text);
        int line = block.linesBefore() + 1;
        for (var field : block.fields().entrySet()) {
          softly
              .assertThat(plain(buffer.shownAt(line, block.first().length())))
              .as("%s.%s", block.name(), field.getKey())
              .contains(plain(field.getValue().doc()));
          line++;
        }
      }
    }
    softly.assertAll();
  }

  /** Old servers escape what they think is Markdown. */
  private static String plain(String markdown) {
    return markdown.replace("\\", "").replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_misspelt_field_is_marked_where_validate_tells_of_it(String version) throws Exception {
    var softly = new SoftAssertions();
    try (var server = server(version)) {
      for (var block : blocks()) {
        var text =
            MODELINE + block.full(field -> field.getKey() + "z: " + field.getValue().sample());
        var marks = open(server, text).marked();
        int line = block.linesBefore() + 2;
        for (var field : block.fields().keySet()) {
          softly
              .assertThat(marks)
              .as("%s.%s", block.name(), field)
              .contains(new Mark(line++, "Property " + field + "z is not allowed."));
        }
        int last = line - 1;
        softly
            .assertThat(Weir.unknownFields(text))
            .as(block.name())
            .containsAll(IntStream.rangeClosed(block.linesBefore() + 2, last).boxed().toList());
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void an_expression_may_stand_for_any_value(String version) throws Exception {
    var softly = new SoftAssertions();
    try (var server = server(version)) {
      for (var block : blocks()) {
        // A variable's declaration and a template are what they are.
        if (!block.name().matches(".*(Variables spec.*|ForEach spec)")) {
          unmarked(server, block, softly);
        }
      }
    }
    softly.assertAll();
  }

  private void unmarked(LanguageServer server, Block block, SoftAssertions softly) {
    for (var value : List.of("${var.x}", "${Channel.main.playUrl}")) {
      var text = MODELINE + block.full(field -> field.getKey() + ": \"" + value + "\"");
      softly
          .assertThat(open(server, text).marked())
          .as("%s: %s", block.name(), value)
          .noneMatch(mark -> mark.line() > block.linesBefore() + 1);
    }
  }

  /** In the middle of a longer text too, where Weir takes it. */
  @ParameterizedTest
  @MethodSource("versions")
  void what_validate_takes_is_not_marked(String version) throws Exception {
    var text =
        MODELINE
            + """
            apiVersion: weir/v1
            kind: Variables
            metadata: {name: all}
            spec:
              seconds: {type: number, default: 6}
              status: {default: enabled}
              sure: {type: boolean, default: true}
            ---
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: oss}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, region: cn-hangzhou, bucket: festival}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: "stage-${var.seconds}"}
            spec:
              provider: oss
              status: ${var.status}
              target:
                playlistName: "${lower('A')}.m3u8"
                fragCount: "1${var.seconds}"
                fragDuration: ${var.seconds}s
            lifecycle: {protect: "${var.sure}"}
            """;

    assertThat(Weir.problems(text)).isEmpty();
    try (var server = server(version)) {
      assertThat(open(server, text).marked()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void what_a_document_begins_with_is_offered(String version) throws Exception {
    var known = new TreeSet<String>();
    kinds().forEach(kind -> known.add(kind.apiVersion()));
    try (var server = server(version)) {
      assertThat(open(server, MODELINE + Buffer.CURSOR + "\n").offered())
          .contains("apiVersion", "kind");
      assertThat(open(server, MODELINE + "apiVersion: " + Buffer.CURSOR + "\n").offered())
          .containsExactlyInAnyOrderElementsOf(known);
      assertThat(
              open(server, MODELINE + "apiVersion: qiniu-pili/v1\nkind: " + Buffer.CURSOR + "\n")
                  .offered())
          .contains("Channel", "Provider");
      for (var kind : kinds()) {
        var begun = "apiVersion: %s\nkind: %s\n".formatted(kind.apiVersion(), kind.name());
        var buffer = open(server, MODELINE + begun + Buffer.CURSOR + "\n");
        var offered = new TreeSet<>(buffer.offered());
        offered.remove("%s (%s)".formatted(kind.name(), kind.apiVersion()));
        assertThat(offered)
            .as(kind.id())
            .containsExactlyInAnyOrderElementsOf(
                isResource(kind)
                    ? List.of("lifecycle", "metadata", "spec")
                    : List.of("metadata", "spec"));
        assertThat(plain(buffer.shownAt(2, 0))).as(kind.id()).contains(plain(kind.doc()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_wrong_kind_or_version_is_marked(String version) throws Exception {
    try (var server = server(version)) {
      assertThat(open(server, MODELINE + "apiVersion: aliyun-oss/v1\nkind: Chanel\n").marked())
          .extracting(Mark::line)
          .contains(3);
      assertThat(open(server, MODELINE + "apiVersion: aliyun-ofs/v1\nkind: Channel\n").marked())
          .extracting(Mark::line)
          .contains(2);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void patches_are_offered_the_fields_of_what_they_patch(String version) throws Exception {
    var softly = new SoftAssertions();
    try (var server = server(version)) {
      for (var block : blocks()) {
        if (block.name().contains("template")) {
          continue;
        }
        var fields = new TreeSet<>(block.fields().keySet());
        fields.add("$patch");
        softly
            .assertThat(
                withoutSkeletons(open(server, PATCH_MODELINE + block.empty()).offered(), block))
            .as(block.name())
            .containsExactlyInAnyOrderElementsOf(fields);
      }
      var unsaid = "kind: RecordRule\nmetadata: {name: a}\nspec:\n  " + Buffer.CURSOR + "\n";
      softly.assertThat(open(server, PATCH_MODELINE + unsaid).offered()).contains("onDemand");
      var misspelt = "kind: RecordRule\nmetadata: {name: a}\nspec:\n  onDemandz: callback\n";
      softly
          .assertThat(open(server, PATCH_MODELINE + misspelt).marked())
          .containsExactly(new Mark(5, "Property onDemandz is not allowed."));
    }
    softly.assertAll();
  }

  /** As the page on editors tells VS Code and others. */
  @ParameterizedTest
  @MethodSource("versions")
  void examples_have_no_marks(String version) throws Exception {
    var settings =
        Pattern.compile("\"yaml.schemas\": (\\{.*?})", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("src/docs/editors.md")));
    assertThat(settings.find()).isTrue();
    try (var server = server(version, settings.group(1));
        var files = Files.walk(EXAMPLES)) {
      var manifests = files.filter(EditorTest::isManifest).sorted().toList();
      assertThat(manifests).hasSizeGreaterThan(10);
      for (var file : manifests) {
        var buffer = Buffer.open(server, uri("live/" + file), Files.readString(file));
        assertThat(buffer.marked()).as(file.toString()).isEmpty();
        assertThat(Buffer.open(server, uri("live/" + file + ".yaml"), "x: 1\n").marked())
            .as("%s is looked at", file)
            .isNotEmpty();
      }
    }
  }

  private static boolean isManifest(Path file) {
    return file.toString().endsWith(".yaml") && !file.startsWith(EXAMPLES.resolve("pipelines"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void what_pages_teach_has_no_marks(String version) throws Exception {
    var found = YAML_BLOCK.matcher(Files.readString(Path.of("src/docs/language.md"))).results();
    var blocks = found.map(block -> block.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(3);
    try (var server = server(version)) {
      for (var block : blocks) {
        var modeline = block.startsWith("# patches") ? PATCH_MODELINE : MODELINE;
        assertThat(open(server, modeline + block).marked()).as(block).isEmpty();
      }
    }
  }
}
