package dev.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference that the README links to is that of the kinds; see {@link SchemasTest}. */
class ManifestReferenceTest {

  private static final Path REFERENCE = Path.of("src/docs/manifest-reference.md");

  private static final String HEAD =
      """
      # Manifest reference

      Generated from the kinds; `weir explain KIND` says the same. What all documents have in common:

      | field | what it is |
      | --- | --- |
      | `apiVersion`, `kind` | which kind the document is of |
      | `metadata.name` | 1 to 63 letters, digits, dashes and underscores; with the kind it makes the address, `Channel.main-stage` |
      | `metadata.dependsOn` | addresses that must be there first, where no reference says so already |
      | `metadata.labels`, `metadata.annotations` | for other tools |
      | `spec` | see below; `spec.provider` names the provider document |
      | `lifecycle.protect` | refuse to delete or replace it; false unless set |
      | `lifecycle.adopt` | take over an object that exists already; false unless set |
      | `lifecycle.onDelete` | `delete` or `retain` the object when the document is removed |

      A document of `apiVersion: weir/v1`, `kind: Stack` names the stack; there is one at most, and its
      `spec` can be left out: `ledger: {backend: local}`.

      """;

  @Test
  void the_reference_is_up_to_date() throws IOException {
    var docs = new KindDocs(100);
    var providers = Providers.installed();
    var text = new StringBuilder(HEAD);
    providers.apiVersions().stream()
        .flatMap(version -> providers.of(version).stream())
        .forEach(kind -> text.append(docs.markdown(kind).strip()).append("\n\n"));
    var reference = text.toString().strip() + "\n";
    if ("write".equals(System.getProperty("weir.schemas"))) {
      Files.writeString(REFERENCE, reference);
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(reference);
  }
}
