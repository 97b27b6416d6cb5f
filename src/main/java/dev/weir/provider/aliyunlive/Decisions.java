package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue.Resource;
import dev.weir.provider.Conditions;
import dev.weir.provider.Conditions.Condition;
import dev.weir.provider.Conditions.Undecided;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The declared answers, ready to be given. Safe for threads.
 *
 * <p>Whatever cannot be decided is recorded: a recording that is not wanted can be deleted, a
 * stream that was not recorded is lost. An answer that is an error would not do, since the service
 * does not record after its last try.
 */
final class Decisions {

  /** Why an answer is what it is. */
  enum Cause {
    /** A decision held. */
    RULE,
    /** None held. */
    OTHERWISE,
    /** One could not be evaluated, so that what comes after it cannot be told. */
    FAILURE,
    /** No document is about the domain. */
    UNDECLARED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An answer with its reason.
   *
   * @param document the document that answers
   * @param rule which of its rules, from 0; -1 for none of them
   * @param problem why a decision could not be evaluated
   */
  record Decided(
      DemandAnswer answer,
      Cause cause,
      Optional<Address> document,
      int rule,
      Optional<String> problem) {

    /** Where in the document. */
    String path() {
      return switch (cause) {
        case RULE, FAILURE -> "rules[" + rule + "].decision";
        case OTHERWISE -> "otherwise";
        case UNDECLARED -> "";
      };
    }
  }

  private record Rule(Condition condition, DemandAnswer answer) {}

  private record Document(Address address, List<Rule> rules, boolean recordsOtherwise) {}

  private final Map<String, Document> byDomain;

  private Decisions(Map<String, Document> byDomain) {
    this.byDomain = Map.copyOf(byDomain);
  }

  /**
   * Reads the decisions of these documents.
   *
   * @throws dev.weir.diag.Refused when one of them is no condition
   */
  static Decisions of(List<Resource> documents, Conditions conditions) {
    var byDomain = new HashMap<String, Document>();
    for (var document : documents) {
      byDomain.putIfAbsent(document.spec().text("domain"), read(document, conditions));
    }
    return new Decisions(byDomain);
  }

  /** What is wrong with the conditions of these documents. */
  static List<Diagnostic> problems(List<Resource> documents, Conditions conditions) {
    var problems = new ArrayList<Diagnostic>();
    for (var document : documents) {
      forEach(
          document,
          (path, rule) -> {
            try {
              conditions.read(document.address(), path, rule.text("decision"), Question.VARIABLES);
            } catch (Refused e) {
              e.diagnostics().forEach(d -> problems.add(d.about(document.address())));
            }
          });
    }
    return problems;
  }

  private static Document read(Resource document, Conditions conditions) {
    var rules = new ArrayList<Rule>();
    forEach(
        document,
        (path, rule) -> {
          var text = rule.text("decision");
          rules.add(
              new Rule(
                  conditions.read(document.address(), path, text, Question.VARIABLES),
                  DemandAnswer.of(rule)));
        });
    boolean records = !document.spec().text("otherwise").equals("skip");
    return new Document(document.address(), List.copyOf(rules), records);
  }

  private static void forEach(Resource document, BiConsumer<String, Value.Fields> use) {
    if (document.spec().get("rules") instanceof Value.Items(var items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Value.Fields rule) {
          use.accept("rules[" + i + "].decision", rule);
        }
      }
    }
  }

  /** The answer to a question. */
  Decided decide(Question question) {
    var document = byDomain.getOrDefault(question.domain(), byDomain.get(RecordRule.EVERY));
    if (document == null) {
      return new Decided(
          DemandAnswer.RECORD, Cause.UNDECLARED, Optional.empty(), -1, Optional.empty());
    }
    var address = Optional.of(document.address());
    var values = question.values();
    for (int i = 0; i < document.rules().size(); i++) {
      var rule = document.rules().get(i);
      try {
        if (rule.condition().holds(values)) {
          return new Decided(rule.answer(), Cause.RULE, address, i, Optional.empty());
        }
      } catch (Undecided | RuntimeException e) {
        var problem = Optional.ofNullable(e.getMessage());
        return new Decided(DemandAnswer.RECORD, Cause.FAILURE, address, i, problem);
      }
    }
    var answer = document.recordsOtherwise() ? DemandAnswer.RECORD : DemandAnswer.SKIP;
    return new Decided(answer, Cause.OTHERWISE, address, -1, Optional.empty());
  }
}
