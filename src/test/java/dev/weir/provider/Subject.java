package dev.weir.provider;

import dev.weir.plan.Action;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind that takes part in the conformance tests: a file of {@code conformance}.
 *
 * <p>Members: {@code kind} (its id), {@code settings} (of the provider document), {@code spec} (of
 * the resource), {@code updates} (each a path, a value, the action it means and, as {@code
 * uncounted}, how many calls more or less it takes than a plan tells), {@code shelf} and {@code
 * key} (where the emulator keeps the object), {@code name} (a text in that key which other objects
 * of the same listing have otherwise), {@code meddle} (a merge patch of the object that is drift),
 * {@code page} (the listing's page size; 0 where there is no listing), {@code create} and {@code
 * delete} (names of the operations), {@code with} (documents that must be there too), {@code
 * tokens} (false where the provider has no temporary credentials).
 */
public record Subject(String file, JsonNode json) {

  private static final Path FOLDER = Path.of("src/test/resources/conformance");
  private static final String OTHER = "other-";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** One change of the spec. */
  public record Update(String path, JsonNode value, Action action, int uncounted) {
    @Override
    public String toString() {
      return path + " = " + value + " is " + action;
    }
  }

  public static Stream<Subject> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(Subject::read).toList().stream();
    }
  }

  private static Subject read(Path file) {
    try {
      var name = file.getFileName().toString().replace(".json", "");
      return new Subject(name, JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String member) {
    return json.path(member).asString();
  }

  public String create() {
    return text("create");
  }

  public String delete() {
    return text("delete");
  }

  boolean hasTokens() {
    return json.path("tokens").asBoolean(true);
  }

  /** How many other objects there are beside it, around the end of a page. */
  List<Integer> crowds() {
    int page = json.path("page").asInt();
    return page == 0 ? List.of(0) : List.of(0, 1, page - 1, page, page + 1);
  }

  public JsonNode meddle() {
    return json.path("meddle");
  }

  public List<Update> updates() {
    return json.path("updates")
        .valueStream()
        .map(update ->
            new Update(
                update.path("path").asString(),
                update.path("value"),
                Action.valueOf(update.path("action").asString().toUpperCase(Locale.ROOT)),
                update.path("uncounted").asInt(0)))
        .toList();
  }

  /** The same with one change of the spec. */
  public Subject with(Update update) {
    var changed = (ObjectNode) json.deepCopy();
    var target = (ObjectNode) changed.path("spec");
    var steps = update.path().split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      target = (ObjectNode) target.path(steps[i]);
    }
    var last = steps[steps.length - 1];
    if (update.value().isNull()) {
      target.remove(last);
    } else {
      target.set(last, update.value());
    }
    return new Subject(file, changed);
  }

  /** Writes the manifests: the provider document and the resource. */
  public void declare(Path folder) {
    declareNothing(folder);
    var resource = document("subject", (ObjectNode) json.path("spec").deepCopy());
    write(folder.resolve("subject.yaml"), resource.toString());
  }

  /** Writes the manifests without the resource. */
  public void declareNothing(Path folder) {
    var provider = JsonNodeFactory.instance.objectNode();
    provider.put("apiVersion", apiVersion()).put("kind", "Provider");
    provider.putObject("metadata").put("name", "account");
    provider.set("spec", json.path("settings"));
    var text = new StringBuilder(provider.toString());
    json.path("with").forEach(more -> text.append("\n---\n").append(more));
    write(folder.resolve("account.yaml"), text.toString());
    write(folder.resolve("subject.yaml"), "");
  }

  private ObjectNode document(String name, ObjectNode spec) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", apiVersion());
    document.put("kind", text("kind").substring(text("kind").lastIndexOf('/') + 1));
    document.putObject("metadata").put("name", name);
    document.set("spec", spec.put("provider", "account"));
    return document;
  }

  private String apiVersion() {
    return text("kind").substring(0, text("kind").lastIndexOf('/'));
  }

  private String providerName() {
    return apiVersion().substring(0, apiVersion().indexOf('/'));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the live object as somebody else would; null takes it away. */
  public void meddle(SandboxRun run, @Nullable JsonNode patch) {
    var state = run.control("GET", "state", "");
    var shelf = shelf(state);
    if (patch == null) {
      shelf.remove(text("key"));
    } else {
      merge((ObjectNode) shelf.path(text("key")), patch);
    }
    run.control("PUT", "state", state.toString());
  }

  /** Puts so many other objects beside the live one, and takes away those of before. */
  void crowd(SandboxRun run, int others) {
    var state = run.control("GET", "state", "");
    for (var shelf : state.path(providerName())) {
      crowd((ObjectNode) shelf, others);
    }
    run.control("PUT", "state", state.toString());
  }

  private void crowd(ObjectNode shelf, int others) {
    var name = text("name");
    List.copyOf(shelf.propertyNames()).stream()
        .filter(k -> k.contains(OTHER))
        .forEach(shelf::remove);
    for (var model : List.copyOf(shelf.properties())) {
      for (int i = 0; i < others && model.getKey().contains(name); i++) {
        var other = OTHER + "%05d".formatted(i);
        var value = model.getValue().toString().replace(name, other);
        shelf.set(model.getKey().replace(name, other), JSON.readTree(value));
      }
    }
  }

  /** Whether the object is there. */
  public boolean isLive(SandboxRun run) {
    return shelf(run.control("GET", "state", "")).has(text("key"));
  }

  private ObjectNode shelf(JsonNode state) {
    return (ObjectNode) state.path(providerName()).path(text("shelf"));
  }

  private static void merge(ObjectNode target, JsonNode patch) {
    for (var member : patch.properties()) {
      if (member.getValue().isObject() && target.get(member.getKey()) instanceof ObjectNode inner) {
        merge(inner, member.getValue());
      } else {
        target.set(member.getKey(), member.getValue());
      }
    }
  }

  @Override
  public String toString() {
    return file;
  }
}
