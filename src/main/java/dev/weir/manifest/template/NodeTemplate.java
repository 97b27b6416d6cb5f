package dev.weir.manifest.template;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.expr.Fault;
import dev.weir.manifest.expr.ScalarTemplate;
import dev.weir.manifest.expr.Scope;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A document with expressions in it, parsed once. */
public final class NodeTemplate {

  private static final String SPEC = "spec";

  private final YamlNode root;
  private final NodeSource source;
  private final Variables variables;
  private final IdentityHashMap<YamlNode.Scalar, ScalarTemplate> templates =
      new IdentityHashMap<>();
  private final Set<YamlNode.Scalar> broken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Diagnostics problems = new Diagnostics();

  private NodeTemplate(YamlNode root, NodeSource source, Variables variables, String subject) {
    this.root = root;
    this.source = source;
    this.variables = variables;
    parse(root, subject);
  }

  /**
   * The expressions of a document.
   *
   * @param subject what messages call the document
   */
  public static NodeTemplate of(
      YamlNode root, NodeSource source, Variables variables, String subject) {
    return new NodeTemplate(root, source, variables, subject);
  }

  /** Whether there is any expression in a document. */
  public static boolean isIn(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> ScalarTemplate.isIn(scalar.text());
      case YamlNode.Sequence(var items, _, _) -> items.stream().anyMatch(NodeTemplate::isIn);
      case YamlNode.Mapping(var entries, _, _) ->
          entries.stream().anyMatch(entry -> isIn(entry.value()));
    };
  }

  private void parse(YamlNode node, String subject) {
    switch (node) {
      case YamlNode.Scalar scalar -> {
        if (ScalarTemplate.isIn(scalar.text())) {
          try {
            templates.put(scalar, ScalarTemplate.parse(scalar.text()));
          } catch (Fault fault) {
            broken.add(scalar);
            problems.add(diagnostic(fault, scalar, subject));
          }
        }
      }
      case YamlNode.Sequence(var items, _, _) -> items.forEach(item -> parse(item, subject));
      case YamlNode.Mapping(var entries, _, _) ->
          entries.forEach(entry -> parse(entry.value(), subject));
    }
  }

  /** What is wrong with the expressions, whatever they are filled in with. */
  public List<Diagnostic> problems() {
    return problems.sorted();
  }

  /** Whether the element that it is filled in for decides what comes of this scalar. */
  public boolean namesEach(YamlNode.Scalar scalar) {
    var template = templates.get(scalar);
    return template != null && template.namesEach();
  }

  /**
   * The document with everything computed; parts without expressions are the same objects.
   *
   * @param subject what messages call the document
   * @param into takes what is wrong
   * @return empty when it comes to too much
   */
  public Optional<Outcome> fill(Scope scope, String subject, Budget budget, Diagnostics into) {
    return new Filling(scope, subject, budget, into).filled(SPEC::equals);
  }

  /** The same for what is no document: texts are not read for references once more. */
  Optional<YamlNode> fillPlain(Scope scope, String subject, Budget budget, Diagnostics into) {
    return new Filling(scope, subject, budget, into)
        .filled(_ -> false)
        .filter(Outcome::isSound)
        .map(Outcome::root);
  }

  /**
   * A document that was filled in.
   *
   * @param root the document; what has no value stands in it as it is written
   * @param failed where that is
   */
  public record Outcome(YamlNode root, List<Place> failed) {
    public Outcome {
      failed = List.copyOf(failed);
    }

    /** Whether everything has its value. */
    public boolean isSound() {
      return failed.isEmpty();
    }

    /** Whether something is only wrong because a value is missing there. */
    public boolean explains(Diagnostic problem) {
      return failed.stream()
          .anyMatch(place -> problem.place().filter(other -> holds(place, other)).isPresent());
    }

    private static boolean holds(Place place, Place other) {
      return other.source().equals(place.source())
          && other.line() == place.line()
          && other.column() >= place.column()
          && other.column() < place.column() + place.width();
    }
  }

  /** One round over the nodes. */
  private final class Filling {
    private final Scope scope;
    private final String subject;
    private final Budget budget;
    private final Diagnostics into;
    private final List<Place> failed = new ArrayList<>(0);

    Filling(Scope scope, String subject, Budget budget, Diagnostics into) {
      this.scope = scope;
      this.subject = subject;
      this.budget = budget;
      this.into = into;
    }

    /** Which top-level parts of a document are read for references once more. */
    Optional<Outcome> filled(Predicate<String> escaped) {
      try {
        var filled =
            root instanceof YamlNode.Mapping top ? mapping(top, escaped) : node(root, false);
        return Optional.of(new Outcome(filled, failed));
      } catch (Budget.Exhausted _) {
        return Optional.empty();
      }
    }

    private YamlNode node(YamlNode node, boolean escaped) {
      return switch (node) {
        case YamlNode.Scalar scalar -> scalar(scalar, escaped);
        case YamlNode.Sequence sequence -> sequence(sequence, escaped);
        case YamlNode.Mapping mapping -> mapping(mapping, _ -> escaped);
      };
    }

    private YamlNode scalar(YamlNode.Scalar scalar, boolean escaped) {
      var template = templates.get(scalar);
      if (template == null) {
        if (broken.contains(scalar)) {
          failed.add(source.place(scalar));
        }
        return scalar;
      }
      try {
        return switch (template.fill(scope, escaped)) {
          case Datum.Text(var text) -> Data.text(text, scalar, budget);
          case Datum other -> Data.node(other, scalar, escaped, budget);
        };
      } catch (Fault fault) {
        failed.add(source.place(scalar));
        if (!fault.code().isEmpty()) {
          into.add(diagnostic(fault, scalar, subject));
        }
        return scalar;
      }
    }

    /** Parts without expressions are not copied, so equal ones are the same. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object filled, Object written) {
      return filled == written;
    }

    private YamlNode sequence(YamlNode.Sequence sequence, boolean escaped) {
      List<YamlNode> changed = null;
      for (int i = 0; i < sequence.items().size(); i++) {
        var item = sequence.items().get(i);
        var filled = node(item, escaped);
        if (!isSame(filled, item)) {
          changed = changed == null ? new ArrayList<>(sequence.items()) : changed;
          changed.set(i, filled);
        }
      }
      return changed == null
          ? sequence
          : new YamlNode.Sequence(changed, sequence.line(), sequence.column());
    }

    private YamlNode mapping(YamlNode.Mapping mapping, Predicate<String> escaped) {
      List<YamlNode.Entry> changed = null;
      for (int i = 0; i < mapping.entries().size(); i++) {
        var entry = mapping.entries().get(i);
        var filled = node(entry.value(), escaped.test(entry.key().text()));
        if (!isSame(filled, entry.value())) {
          changed = changed == null ? new ArrayList<>(mapping.entries()) : changed;
          changed.set(i, new YamlNode.Entry(entry.key(), filled));
        }
      }
      return changed == null
          ? mapping
          : new YamlNode.Mapping(changed, mapping.line(), mapping.column());
    }
  }

  /** What is wrong, at the expression, with the declarations of the variables in it. */
  private Diagnostic diagnostic(Fault fault, YamlNode.Scalar scalar, String subject) {
    var problem =
        Diagnostic.error(fault.code(), subject + " " + fault.words()).at(place(fault, scalar));
    return explained(fault.hint().isEmpty() ? problem : problem.hint(fault.hint()), scalar);
  }

  private Place place(Fault fault, YamlNode.Scalar scalar) {
    var text = scalar.text();
    int quotes = scalar.style() == YamlNode.Style.QUOTED ? 1 : 0;
    int length = text.codePointCount(0, text.length());
    var whole = source.place(scalar);
    if (scalar.extent() != length + 2 * quotes || fault.end() > text.length()) {
      return whole;
    }
    int before = text.codePointCount(0, fault.start());
    int width = text.codePointCount(fault.start(), fault.end());
    return new Place(
        whole.source(), whole.line(), whole.column() + quotes + before, Math.max(1, width));
  }

  /**
   * A diagnostic about the value of a field, with the places of the variables that it came from.
   */
  public Diagnostic explained(Diagnostic diagnostic) {
    var place = diagnostic.place();
    if (place.isEmpty()) {
      return diagnostic;
    }
    for (var scalar : templates.keySet()) {
      if (source.place(scalar).equals(place.get())) {
        return explained(diagnostic, scalar);
      }
    }
    return diagnostic;
  }

  private Diagnostic explained(Diagnostic diagnostic, YamlNode.Scalar scalar) {
    var explained = diagnostic;
    var template = templates.get(scalar);
    if (template != null) {
      for (var name : template.variables()) {
        var declared = variables.find(name).map(Variable::place);
        if (declared.isPresent()) {
          explained = explained.related("`var." + name + "` is declared here", declared.get());
        }
      }
    }
    return explained;
  }
}
