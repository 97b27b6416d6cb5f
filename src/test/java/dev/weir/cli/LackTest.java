package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.engine.Operations;
import dev.weir.kind.Address;
import dev.weir.provider.Capability;
import dev.weir.provider.Errand;
import dev.weir.provider.Inquiry;
import dev.weir.provider.Operation;
import dev.weir.testing.SandboxRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation on every kind: it is there, or it is said why not and what to use instead. */
class LackTest {

  private static final List<String> OF_EVERY_KIND =
      List.of(
          "Channel.main-stage",
          "Channel.first-generation",
          "Channel.second-generation",
          "RelayGroup.stage-relay",
          "FixedRelay.cup-final",
          "RecordRule.record-all",
          "RecordNotification.callbacks");

  @TempDir Path folder;

  @Test
  void every_operation_is_offered_or_its_lack_explained() {
    var told = new StringBuilder();
    try (var sandbox = new SandboxRun(folder);
        var operations = operations(sandbox)) {
      for (var name : OF_EVERY_KIND) {
        var target = operations.find(Address.parse(name).orElseThrow());
        told.append(name).append('\n');
        for (var operation : Operation.values()) {
          told.append("  ").append(operation.name()).append(": ");
          told.append(
              operations
                  .lack(target, operation)
                  .map(lack -> {
                    assertThat(lack.why()).as("%s of %s", operation, name).isNotBlank();
                    assertThat(lack.instead()).as("%s of %s", operation, name).isNotBlank();
                    return lack.why() + "\n      " + lack.instead();
                  })
                  .orElse("offered"));
          told.append('\n');
        }
      }
    }
    Golden.check("dev/weir/cli/operations/matrix.txt", told.toString());
  }

  private static Operations operations(SandboxRun sandbox) {
    var loaded = sandbox.load(Path.of("src/test/resources/dev/weir/cli/operations")).orRefuse();
    return new Operations(sandbox.settings(), loaded);
  }

  @Test
  void every_operation_either_asks_or_acts() {
    for (var operation : Operation.values()) {
      assertThat(Capability.class).isAssignableFrom(operation.capability());
      assertThat(operation.acts())
          .isEqualTo(Errand.class.isAssignableFrom(operation.capability()))
          .isNotEqualTo(Inquiry.class.isAssignableFrom(operation.capability()));
      assertThat(Operation.of(operation.capability())).isEqualTo(operation);
    }
  }
}
