package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Providers;
import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.manifest.LedgerSettings.Backend;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Stack;
import dev.weir.provider.ProviderModule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The documents of a new stack, made of options and answers. Each is judged by the loader that
 * judges every manifest.
 */
final class StackDraft {

  /** Settings that are asked for although a document need not have them. */
  private static final Set<String> WORTH_ASKING = Set.of("account", "domains");

  private final Terminal terminal;
  private final Providers installed;
  private final ProviderModule module;
  private final Map<String, String> settings;
  private String name;
  private String backend;
  private Optional<String> address;

  /**
   * A stack that is made of options so far.
   *
   * @param settings fields of the provider document
   * @param address where an HTTP ledger is
   */
  StackDraft(
      Terminal terminal,
      ProviderModule module,
      Map<String, String> settings,
      String name,
      String backend,
      Optional<String> address) {
    this.terminal = terminal;
    this.installed = Providers.installed();
    this.module = module;
    this.settings = new LinkedHashMap<>(settings);
    this.name = name;
    this.backend = backend;
    this.address = address;
  }

  /** Asks for the settings of the provider that are not given. */
  void askSettings(Questions questions) {
    for (var attribute : module.settings().shape().attributes()) {
      boolean asked = attribute.required() || WORTH_ASKING.contains(attribute.name());
      if (asked && !settings.containsKey(attribute.name())) {
        var question = attribute.doc() + "\n" + attribute.name() + example(attribute);
        var answer = questions.ask(question, "", text -> problems(attribute, text));
        if (!answer.isEmpty()) {
          settings.put(attribute.name(), value(attribute, answer));
        }
      }
    }
  }

  private static String example(Attribute attribute) {
    var need = attribute.required() ? "" : ", if any";
    return attribute.example().map(text -> " (such as " + text + need + ")").orElse(need);
  }

  /** Several words are a list without its brackets. */
  private static String value(Attribute attribute, String text) {
    return attribute.type() instanceof AttributeType.ListOf && !text.startsWith("[")
        ? "[" + text + "]"
        : text;
  }

  private List<Diagnostic> problems(Attribute attribute, String text) {
    if (text.isEmpty()) {
      return attribute.required()
          ? List.of(
              Diagnostic.error("missing-field", "`" + attribute.name() + "` needs a value")
                  .hint(
                      attribute
                          .example()
                          .map(example -> "for instance `" + example + "`")
                          .orElse(attribute.doc())))
          : List.of();
    }
    var tried = new LinkedHashMap<>(settings);
    tried.remove(attribute.name());
    tried.put(attribute.name(), value(attribute, text));
    int line = ProviderText.FIRST_FIELD + tried.size() - 1;
    return errors(ProviderText.of(module, InitCommand.PROVIDER, tried))
        .filter(error -> error.place().filter(place -> place.line() == line).isPresent())
        .toList();
  }

  /** Asks for the name of the stack. */
  void askName(Questions questions) {
    name =
        questions.ask(
            "Name of the stack, and of its ledger",
            name,
            text -> errors(stack(text, backend, address)).toList());
  }

  /** Asks where the ledger is to be kept. */
  void askLedger(Questions questions) {
    var words = Arrays.stream(Backend.values()).map(StackDraft::word).toList();
    backend =
        questions.ask(
            "Where the ledger is kept: " + String.join(", ", words),
            backend,
            text -> errors(stack("x", text, Optional.empty())).toList());
    if (backend.equals(word(Backend.HTTP)) && address.isEmpty()) {
      var url =
          questions.ask(
              "Address of the ledger, {stack} in it for the stack's name; nothing when"
                  + " TF_HTTP_ADDRESS says it\naddress",
              "",
              text ->
                  text.isEmpty()
                      ? List.of()
                      : errors(stack(name, backend, Optional.of(text))).toList());
      address = Optional.of(url).filter(text -> !text.isEmpty());
    }
  }

  /** Everything that is wrong with what was given as options. */
  List<Diagnostic> problems() {
    var given = ProviderText.of(module, InitCommand.PROVIDER, settings);
    var wrong = errors(given).filter(error -> !error.code().equals("missing-field")).toList();
    return wrong.isEmpty() ? errors(text()).toList() : wrong;
  }

  /** {@code stack.yaml}. */
  String text() {
    return stack(name, backend, address) + "---\n" + starter();
  }

  /** The documents of resources, as examples. */
  String examples() {
    var text = new StringBuilder();
    for (var kind : module.kinds()) {
      text.append(text.isEmpty() ? "" : "---\n")
          .append(Starter.document(kind, example(kind), Optional.of(InitCommand.PROVIDER)));
    }
    return text.toString();
  }

  /** {@code my-record-rule} for {@code RecordRule}. */
  private static String example(Kind<?> kind) {
    return "my-" + kind.name().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private String starter() {
    return Starter.document(module.settings(), InitCommand.PROVIDER, Optional.empty(), settings);
  }

  private static String stack(String name, String backend, Optional<String> address) {
    var at = address.map(url -> ", address: " + Starter.quoted(url)).orElse("");
    return """
    # The stack: what is planned and applied together. `weir explain Stack` has all of its settings.
    apiVersion: %s
    kind: Stack
    metadata: {name: %s}
    spec:
      ledger: {backend: %s%s}
    """
        .formatted(
            Kind.of(Stack.class).apiVersion(), Starter.quoted(name), Starter.quoted(backend), at);
  }

  static String word(Backend backend) {
    return backend.name().toLowerCase(Locale.ROOT);
  }

  private Stream<Diagnostic> errors(String text) {
    var input = ExportCommand.made(text, terminal, Optional.empty());
    return new ManifestLoader(installed)
        .load(input).diagnostics().stream().filter(Diagnostic::isError);
  }
}
