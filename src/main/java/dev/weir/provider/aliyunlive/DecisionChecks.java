package dev.weir.provider.aliyunlive;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Findings;
import dev.weir.provider.Catalogue.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for answers that would not do what they say. */
record DecisionChecks(Catalogue catalogue, Findings findings) {

  void run() {
    var first = new HashMap<String, Resource>();
    for (var document : catalogue.local(AliyunLiveModule.DECISION)) {
      var domain = document.spec().text("domain");
      var other = first.putIfAbsent(domain, document);
      if (other != null) {
        findings.error(
            document,
            "domain",
            "decided-twice",
            "`%s` answers for domain `%s` already".formatted(other.address(), domain),
            "put all rules of a domain into one document, in the order in which they count");
      }
      formats(document, onDemandRules(domain));
    }
  }

  private List<Resource> onDemandRules(String domain) {
    return new DeclaredRules(catalogue)
        .all().stream()
            .filter(rule -> rule.spec().text("onDemand").equals("callback"))
            .filter(rule ->
                domain.equals(RecordRule.EVERY) || rule.spec().text("domain").equals(domain))
            .toList();
  }

  /** What an answer names beyond the formats of the rule is not recorded. */
  private void formats(Resource document, List<Resource> rules) {
    if (rules.isEmpty() || !(document.spec().get("rules") instanceof Value.Items(var items))) {
      return;
    }
    var recorded = new TreeSet<String>();
    rules.forEach(rule -> recorded.addAll(words(rule)));
    for (int i = 0; i < items.size(); i++) {
      var answer =
          items.get(i) instanceof Value.Fields rule ? DemandAnswer.of(rule) : DemandAnswer.SKIP;
      if (!answer.formats().isEmpty() && answer.formats().stream().noneMatch(recorded::contains)) {
        findings.error(
            document,
            "rules[" + i + "].formats",
            "formats-not-recorded",
            "no `RecordRule` that asks has one of these formats, so nothing would be recorded",
            "name one of "
                + recorded.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", ")));
      }
    }
  }

  private static Set<String> words(Resource rule) {
    var words = new TreeSet<String>();
    for (var list : List.of("formats", "transcodeFormats")) {
      RuleForm.formats(rule.spec(), list).forEach(format -> words.add(format.text("format")));
    }
    return words;
  }
}
