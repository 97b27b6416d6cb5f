package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kinds as JSON Schema, draft 2020-12, with none but keywords that draft-07 tools know too.
 *
 * <p>A schema accepts whatever the manifest loader accepts. It cannot say everything that the
 * loader checks: lengths in bytes, ranges of durations, and what documents say of each other.
 */
public final class JsonSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String ALL = "weir.schema.json";
  private static final String PATCHES = "weir-patch.schema.json";

  private static final String VERSION_SAYS =
      "The provider that the document is for, or weir/v1 for what concerns the stack.";

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withArrayEmptySeparator("")
                  .withObjectEmptySeparator(""))
          .withObjectIndenter(INDENT);

  private final Kinds kinds;
  private final List<Kind<?>> ours;
  private final Kind<?> metadata;
  private final Kind<?> lifecycle;

  /**
   * The schemas of these kinds.
   *
   * @param kinds the providers' kinds
   * @param ours the kinds that belong to no provider, all of one {@code apiVersion}
   * @param metadata what each document says of itself
   * @param lifecycle how careful to be with a resource
   */
  public JsonSchema(Kinds kinds, List<Kind<?>> ours, Kind<?> metadata, Kind<?> lifecycle) {
    this.kinds = kinds;
    this.ours = List.copyOf(ours);
    this.metadata = metadata;
    this.lifecycle = lifecycle;
  }

  /**
   * Every schema document as text, by file name: one for each kind, one that chooses, and one for
   * the patches of environments.
   */
  public SortedMap<String, String> files() {
    var files = new TreeMap<String, String>();
    all().forEach(kind -> files.put(fileName(kind), text(of(kind))));
    files.put(ALL, text(choosing()));
    files.put(PATCHES, text(patches()));
    return files;
  }

  /** {@code aliyun-oss-v1.channel.schema.json}. */
  public static String fileName(Kind<?> kind) {
    return name(kind).toLowerCase(Locale.ROOT) + ".schema.json";
  }

  private static String name(Kind<?> kind) {
    return kind.apiVersion().replace('/', '-') + "." + kind.name();
  }

  /** A schema as text, indented, with a line end after the last line. */
  public static String text(ObjectNode schema) {
    return JsonMapper.shared().writer().with(PRINTER).writeValueAsString(schema) + "\n";
  }

  /** The schema of documents of one kind. */
  public ObjectNode of(Kind<?> kind) {
    var schema = NODES.objectNode().put("$schema", DIALECT);
    schema.setAll(document(kind, LanguageSchemas.ALONE));
    schema.set("$defs", CommonForms.all());
    return schema;
  }

  /** The schema of all documents; {@code apiVersion} and {@code kind} choose. */
  public ObjectNode choosing() {
    var schema = head("Weir manifest", "What a document declares is told by apiVersion and kind.");
    schema.set("required", strings("apiVersion", "kind"));
    var choices = schema.putArray("allOf");
    versions().forEach(version -> choices.add(kindsOf(version)));
    all().forEach(kind -> choices.add(choice(kind)));
    var definitions = CommonForms.all();
    all().forEach(kind -> definitions.set(name(kind), document(kind, LanguageSchemas.CHOOSING)));
    schema.set("$defs", definitions);
    return schema;
  }

  /**
   * The schema of the patches of environments: {@code kind} chooses, and {@code apiVersion} where
   * it is given.
   */
  public ObjectNode patches() {
    var schema =
        head(
            "Weir patch",
            "What is different in an environment: kind, metadata.name, and the fields that"
                + " differ.");
    schema.set("required", strings("kind", "metadata"));
    var choices = schema.putArray("allOf");
    versions().forEach(version -> choices.add(kindsOf(version)));
    all().forEach(kind -> choices.add(choice(kind)));
    all().stream().map(Kind::name).distinct().forEach(name -> choices.add(anyOfName(name)));
    var definitions = CommonForms.all();
    all().forEach(kind -> definitions.set(name(kind), document(kind, LanguageSchemas.PATCHING)));
    schema.set("$defs", definitions);
    return schema;
  }

  private ObjectNode head(String title, String description) {
    var schema = NODES.objectNode().put("$schema", DIALECT).put("title", title);
    schema.put("description", description).put("type", "object");
    var properties = schema.putObject("properties");
    properties.set("apiVersion", words(versions()).put("description", VERSION_SAYS));
    // Editors show the first description that they meet: that of the kind itself is to come.
    properties.putObject("kind").put("type", "string");
    return schema;
  }

  private List<String> versions() {
    var versions = new ArrayList<>(kinds.apiVersions());
    ours.stream().map(Kind::apiVersion).distinct().forEach(versions::add);
    return versions;
  }

  private List<Kind<?>> all() {
    var all = new ArrayList<Kind<?>>();
    kinds.apiVersions().forEach(version -> all.addAll(kinds.of(version)));
    all.addAll(ours);
    return all;
  }

  /** Which kinds an apiVersion has. */
  private ObjectNode kindsOf(String version) {
    var names = all().stream().filter(k -> k.apiVersion().equals(version)).map(Kind::name).toList();
    var rule = NODES.objectNode();
    rule.set("if", having(NODES.objectNode().set("apiVersion", constant(version)), "apiVersion"));
    rule.set("then", properties(NODES.objectNode().set("kind", words(names))));
    return rule;
  }

  private static ObjectNode choice(Kind<?> kind) {
    var both = NODES.objectNode();
    both.set("apiVersion", constant(kind.apiVersion()));
    both.set("kind", constant(kind.name()));
    var rule = NODES.objectNode();
    rule.set("if", having(both, "apiVersion", "kind"));
    rule.set("then", reference(kind));
    return rule;
  }

  /** What a kind has to keep to where nothing says whose it is. */
  private ObjectNode anyOfName(String kind) {
    var rule = NODES.objectNode();
    var unsaid = having(NODES.objectNode().set("kind", constant(kind)), "kind");
    unsaid.set("not", NODES.objectNode().set("required", strings("apiVersion")));
    rule.set("if", unsaid);
    var homonyms = all().stream().filter(other -> other.name().equals(kind)).toList();
    if (homonyms.size() == 1) {
      rule.set("then", reference(homonyms.getFirst()));
    } else {
      var any = rule.putObject("then").putArray("anyOf");
      homonyms.forEach(homonym -> any.add(reference(homonym)));
    }
    return rule;
  }

  private static ObjectNode reference(Kind<?> kind) {
    return NODES.objectNode().put("$ref", "#/$defs/" + name(kind));
  }

  private static ObjectNode having(ObjectNode properties, String... required) {
    return properties(properties).set("required", strings(required));
  }

  private static ObjectNode properties(ObjectNode properties) {
    return NODES.objectNode().set("properties", properties);
  }

  private ObjectNode document(Kind<?> kind, LanguageSchemas language) {
    var document = NODES.objectNode();
    document.put("title", kind.name() + " (" + kind.apiVersion() + ")");
    document.put("description", kind.doc());
    if (!kind.source().isEmpty()) {
      document.put("markdownDescription", kind.doc() + "\n\n[Reference](" + kind.source() + ")");
    }
    document.put("type", "object");
    var blocks = new BlockSchema(true, language.patch());
    var parts = document.putObject("properties");
    parts.set("apiVersion", constant(kind.apiVersion()).put("description", VERSION_SAYS));
    parts.set("kind", constant(kind.name()).put("description", kind.doc()));
    parts.set("metadata", metadata(blocks));
    parts.set("spec", spec(kind, blocks, language));
    if (KindDocs.isResource(kind)) {
      var careful = blocks.settings(lifecycle.shape()).put("description", lifecycle.doc());
      parts.set("lifecycle", BlockSchema.orNull(careful));
    }
    if (language.patch()) {
      parts.set("$patch", CommonForms.directive("merge", "delete", "add"));
      document.set("required", strings("kind", "metadata"));
      return document.put("additionalProperties", false);
    }
    var required = document.putArray("required").add("apiVersion").add("kind").add("metadata");
    if (needsSpec(kind)) {
      required.add("spec");
    }
    return document.put("additionalProperties", false);
  }

  private ObjectNode metadata(BlockSchema blocks) {
    var schema = blocks.settings(metadata.shape()).put("description", metadata.doc());
    return blocks.patch() ? schema.set("required", strings("name")) : schema;
  }

  private static ObjectNode spec(Kind<?> kind, BlockSchema blocks, LanguageSchemas language) {
    var spec =
        language
            .spec(kind.name())
            .orElseGet(() ->
                KindDocs.isResource(kind)
                    ? blocks.resource(kind.shape(), kind.apiVersion())
                    : blocks.settings(kind.shape()));
    spec.put("description", kind.doc());
    return needsSpec(kind) && !blocks.patch() ? spec : BlockSchema.orNull(spec);
  }

  private static boolean needsSpec(Kind<?> kind) {
    return KindDocs.isResource(kind)
        || LanguageSchemas.knows(kind.name())
        || kind.shape().attributes().stream().anyMatch(Attribute::required);
  }

  private static ObjectNode constant(String text) {
    return NODES.objectNode().put("const", text);
  }

  private static ObjectNode words(List<String> words) {
    return NODES.objectNode().set("enum", strings(words.toArray(String[]::new)));
  }

  private static ArrayNode strings(String... texts) {
    var array = NODES.arrayNode();
    for (var text : texts) {
      array.add(text);
    }
    return array;
  }
}
