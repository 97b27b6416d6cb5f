package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that each resource names a provider, and that it is one for its kind. */
final class ProviderCheck {

  private final Documents documents;
  private final Diagnostics problems;
  private final Map<String, List<String>> namesByVersion;

  ProviderCheck(Documents documents, Diagnostics problems) {
    this.documents = documents;
    this.problems = problems;
    this.namesByVersion =
        documents.providers().stream()
            .map(Draft::declared)
            .collect(
                Collectors.groupingBy(
                    provider -> provider.kind().apiVersion(),
                    Collectors.mapping(p -> p.address().name(), Collectors.toList())));
  }

  void check() {
    documents.resources().forEach(this::check);
  }

  private void check(Draft draft) {
    var provider = draft.declared().provider();
    if (provider.isPresent()) {
      named(draft, provider.get());
      return;
    }
    if (draft.places().hasSpec() && !draft.places().writesInSpec(DocumentBinder.PROVIDER)) {
      problems.add(
          error(draft, "missing-provider", "`" + draft.declared().address() + "` lacks `provider`")
              .at(draft.places().of(""))
              .hint(missingHint(draft)));
    }
  }

  private void named(Draft draft, Address provider) {
    var version = draft.declared().kind().apiVersion();
    var found = documents.find(provider);
    if (found.isEmpty() && documents.isComplete()) {
      problems.add(
          error(draft, "unknown-provider", "there is no `" + provider + "`")
              .at(draft.places().of(DocumentBinder.PROVIDER))
              .hint(Suggestion.hint(provider.name(), names(version))));
    }
    if (found.isPresent() && !found.get().declared().kind().apiVersion().equals(version)) {
      problems.add(mismatch(draft, found.get()));
    }
  }

  private Diagnostic mismatch(Draft draft, Draft provider) {
    var declared = draft.declared();
    var theirs = provider.declared().kind().apiVersion();
    var message =
        "`%s` is a resource of `%s`, but `%s` is a provider of `%s`"
            .formatted(
                declared.address(),
                declared.kind().apiVersion(),
                provider.declared().address(),
                theirs);
    return error(draft, "provider-of-another-type", message)
        .at(draft.places().of(DocumentBinder.PROVIDER))
        .related("the provider is declared here", provider.places().document())
        .hint(missingHint(draft));
  }

  private static Diagnostic error(Draft draft, String code, String message) {
    return Diagnostic.error(code, message).about(draft.declared().address());
  }

  private String missingHint(Draft draft) {
    var version = draft.declared().kind().apiVersion();
    var names = names(version);
    if (names.isEmpty()) {
      return "declare a document with `apiVersion: %s` and `kind: %s`"
          .formatted(version, Kind.PROVIDER);
    }
    return names.stream()
        .sorted()
        .limit(10)
        .map(name -> "`provider: " + name + "`")
        .collect(Collectors.joining(" or ", "write ", ""));
  }

  private List<String> names(String apiVersion) {
    return namesByVersion.getOrDefault(apiVersion, List.of());
  }
}
