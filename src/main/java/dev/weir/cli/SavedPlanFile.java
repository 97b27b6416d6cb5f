package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Scalars;
import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.SavedPlan;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan in a file, to be reviewed and then applied just so. It holds no secret, and a digest made
 * with the ledger's key, so that nobody without that key can change what was reviewed.
 *
 * @param inputs how the manifests were named
 * @param saved what the plan is bound to
 * @param document the plan as it was shown
 */
record SavedPlanFile(Inputs inputs, SavedPlan saved, PlanDocument document) {

  private static final String FORMAT = "weir-plan/1";
  private static final String START = "{\"format\":\"" + FORMAT.split("/")[0] + "/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * How the manifests were named.
   *
   * @param paths as they were given
   * @param root as it was given
   * @param sandbox whether it was planned in the sandbox
   * @param environment the environment, where one was chosen
   * @param variables the values of variables that were given and are no secrets
   */
  record Inputs(
      List<String> paths,
      Optional<String> root,
      boolean sandbox,
      Optional<String> environment,
      List<String> variables) {
    Inputs {
      paths = List.copyOf(paths);
      variables = List.copyOf(variables);
    }
  }

  /** Whether this path is a saved plan and not a manifest. */
  static boolean isOne(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      var start = new String(in.readNBytes(START.length()), StandardCharsets.UTF_8);
      return start.equals(START);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Makes sure that a plan can be written there, before anybody waits for it.
   *
   * @param path where it is to be
   * @param file what people call it
   * @throws Refused when it cannot
   */
  static void checkWritable(Path path, Path file) {
    var parent = path.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(path)
            ? Files.isRegularFile(path) && Files.isWritable(path)
            : parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
    if (!writable) {
      throw new Refused(
          Diagnostic.error("cannot-write", "`" + file + "` cannot be written")
              .hint("name a file in a folder that exists and that you may write to"));
    }
  }

  void write(Path file, Sealer sealer) {
    var payload = payload();
    var root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.set("payload", payload);
    root.put("mac", mac(payload, sealer));
    try {
      Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mac(JsonNode payload, Sealer sealer) {
    return sealer.seal(Secret.of(FORMAT + "\n" + JSON.writeValueAsString(payload))).digest();
  }

  private ObjectNode payload() {
    var payload = JSON.createObjectNode();
    payload.put("stack", saved.stack());
    var named = payload.putObject("inputs");
    inputs.paths().forEach(named.putArray("paths")::add);
    inputs.root().ifPresent(root -> named.put("root", root));
    named.put("sandbox", inputs.sandbox());
    inputs.environment().ifPresent(name -> named.put("environment", name));
    if (!inputs.variables().isEmpty()) {
      inputs.variables().forEach(named.putArray("variables")::add);
    }
    payload.set("options", options(saved.options()));
    var documents = payload.putObject("documents");
    saved.documents().forEach(documents::put);
    payload.putObject("ledger").put("lineage", saved.lineage()).put("serial", saved.serial());
    var resources = payload.putObject("resources");
    saved
        .resources()
        .forEach((address, one) -> {
          var node = resources.putObject(address.toString());
          node.put("digest", one.digest()).put("effective", one.effective());
          one.before().ifPresent(before -> node.set("before", before));
        });
    payload.set("plan", JSON.readTree(new PlanJson().write(document)));
    return payload;
  }

  private static ObjectNode options(PlanOptions options) {
    var node = JSON.createObjectNode();
    node.put("goal", options.goal().name().toLowerCase(Locale.ROOT));
    var accepted = node.putArray("acceptConflicts");
    options.acceptConflicts().stream().sorted().forEach(a -> accepted.add(a.toString()));
    options.filter().targets().forEach(adder(node, "targets"));
    options.filter().excludes().forEach(adder(node, "excludes"));
    options.replace().forEach(adder(node, "replace"));
    options.allowDeletes().ifPresent(most -> node.put("allowDeletes", most));
    options.onAir().allowed().forEach(adder(node, "allowOnAir"));
    options.onAir().whenIdle().ifPresent(most -> node.put("whenIdle", Scalars.write(most)));
    return node;
  }

  private static Consumer<AddressPattern> adder(ObjectNode node, String name) {
    var array = node.putArray(name);
    return pattern -> array.add(pattern.text());
  }

  /**
   * Reads a file.
   *
   * @param path where it is
   * @param file what people call it
   * @throws Refused when it is broken, or of another version
   */
  static Unchecked read(Path path, Path file) {
    try {
      var root = JSON.readTree(Files.readString(path));
      if (!root.path("format").asString("").equals(FORMAT)) {
        throw unreadable(file, "it was made by another version of Weir");
      }
      var payload = root.path("payload");
      return new Unchecked(file, payload, root.path("mac").asString(""), of(payload));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      throw unreadable(file, e.getOriginalMessage());
    } catch (IllegalArgumentException | Refused e) {
      throw e instanceof Refused refused
          ? refused
          : unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static Refused unreadable(Path file, String why) {
    return new Refused(
        Diagnostic.error("unreadable-plan", "`" + file + "` cannot be applied: " + why)
            .hint("plan again with `--out`"));
  }

  private static SavedPlanFile of(JsonNode payload) {
    var named = payload.path("inputs");
    var inputs =
        new Inputs(
            texts(named.path("paths")),
            Optional.of(named.path("root").asString("")).filter(text -> !text.isEmpty()),
            named.path("sandbox").asBoolean(false),
            Optional.of(named.path("environment").asString("")).filter(text -> !text.isEmpty()),
            texts(named.path("variables")));
    var documents = new TreeMap<String, String>();
    payload
        .path("documents")
        .properties()
        .forEach(e -> documents.put(e.getKey(), text(e.getValue())));
    var resources = new LinkedHashMap<Address, SavedPlan.Saved>();
    payload
        .path("resources")
        .properties()
        .forEach(e -> resources.put(address(e.getKey()), resource(e.getValue())));
    var ledger = payload.path("ledger");
    var saved =
        new SavedPlan(
            payload.path("stack").asString(""),
            options(payload.path("options")),
            documents,
            ledger.path("lineage").asString(""),
            ledger.path("serial").asLong(0),
            resources);
    var document = new PlanJson().read(payload.path("plan").toString());
    return new SavedPlanFile(inputs, saved, document);
  }

  private static SavedPlan.Saved resource(JsonNode node) {
    return new SavedPlan.Saved(
        node.path("digest").asString(""),
        node.path("effective").asBoolean(true),
        node.path("before") instanceof ObjectNode before ? Optional.of(before) : Optional.empty());
  }

  private static PlanOptions options(JsonNode node) {
    var allowed = node.path("allowDeletes");
    return new PlanOptions(
        PlanOptions.Goal.valueOf(node.path("goal").asString("").toUpperCase(Locale.ROOT)),
        texts(node.path("acceptConflicts")).stream()
            .map(SavedPlanFile::address)
            .collect(Collectors.toSet()),
        new AddressFilter(patterns(node.path("targets")), patterns(node.path("excludes"))),
        patterns(node.path("replace")),
        allowed.isInt() ? OptionalInt.of(allowed.asInt()) : OptionalInt.empty(),
        new OnAirOptions(
            patterns(node.path("allowOnAir")),
            Optional.of(node.path("whenIdle").asString(""))
                .filter(text -> !text.isEmpty())
                .map(Scalars::duration)),
        // However it was planned: what is applied is compared with what is live in full.
        PlanOptions.Reading.FULL);
  }

  private static List<AddressPattern> patterns(JsonNode array) {
    return texts(array).stream().map(AddressPattern::new).toList();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(text(item)));
    return texts;
  }

  private static String text(JsonNode node) {
    return node.asString("");
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("`" + text + "` is no address"));
  }

  /**
   * A file that was read and not yet checked against the ledger's key.
   *
   * @param content what it says
   */
  record Unchecked(Path file, JsonNode payload, String mac, SavedPlanFile content) {

    /**
     * What the file says.
     *
     * @throws Refused when it was changed since it was written, or written with another key
     */
    SavedPlanFile check(Sealer sealer) {
      if (!SavedPlanFile.mac(payload, sealer).equals(mac)) {
        throw new Refused(
            Diagnostic.error(
                    "plan-not-ours",
                    "`%s` was changed since it was written, or written with another ledger key"
                        .formatted(file))
                .hint(
                    "plan again; where plan and apply run on different machines, both need the same"
                        + " `WEIR_LEDGER_KEY`"));
      }
      return content;
    }
  }
}
