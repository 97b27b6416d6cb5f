package dev.weir.schema;

import dev.weir.Golden;
import dev.weir.kind.Kind;
import dev.weir.manifest.Lifecycle;
import dev.weir.manifest.Metadata;
import dev.weir.manifest.StackKinds;
import dev.weir.manifest.TestKinds;
import org.junit.jupiter.api.Test;

/** What is drawn from a kind, as a whole. */
class KindTextTest {

  private static final Kind<?> CHANNEL = new TestKinds().find("stage/v1", "Channel").orElseThrow();
  private static final Kind<?> PROVIDER =
      new TestKinds().find("stage/v1", "Provider").orElseThrow();

  @Test
  void a_kind_as_a_schema() {
    var schemas =
        new JsonSchema(
            new TestKinds(), StackKinds.all(), Kind.of(Metadata.class), Kind.of(Lifecycle.class));

    Golden.check("schema/channel.schema.json", JsonSchema.text(schemas.of(CHANNEL)));
  }

  @Test
  void a_kind_as_a_page() {
    Golden.check("schema/channel.md", new KindDocs(100).markdown(CHANNEL));
    Golden.check("schema/provider.md", new KindDocs(100).markdown(PROVIDER));
  }

  @Test
  void a_kind_for_a_terminal() {
    Golden.check("schema/channel.txt", new KindDocs(80).text(CHANNEL));
    Golden.check("schema/provider.txt", new KindDocs(80).text(PROVIDER));
  }
}
