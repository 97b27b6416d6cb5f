package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.kind.Kind;
import dev.weir.manifest.Lifecycle;
import dev.weir.manifest.Metadata;
import dev.weir.manifest.StackKinds;
import dev.weir.schema.JsonSchema;

/** The schema of all documents, as it stands beside manifests for editors. */
final class SchemaFile {

  /** Where it is under the root. */
  static final String NAME = "schemas/weir.schema.json";

  /** What a first line that names a schema begins with. */
  static final String HEADER = "# yaml-language-server: $schema=";

  private SchemaFile() {}

  /** The first line of a manifest in the root. */
  static String header() {
    return HEADER + NAME + "\n";
  }

  /** The schemas of what is installed. */
  static JsonSchema schemas(Providers installed) {
    return new JsonSchema(
        installed, StackKinds.all(), Kind.of(Metadata.class), Kind.of(Lifecycle.class));
  }

  /** What this version of Weir writes. */
  static String text() {
    return JsonSchema.text(schemas(Providers.installed()).choosing());
  }
}
