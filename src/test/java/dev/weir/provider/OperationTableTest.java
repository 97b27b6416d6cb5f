package dev.weir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.engine.Providers;
import dev.weir.http.ApiClients;
import dev.weir.kind.Defaults;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation for every kind: it works, or it is said why not and what to use instead. */
class OperationTableTest {

  private static final Session SESSION =
      new Session(
          new ApiClients(InstantSource.system(), _ -> {}, new Random(1), Optional.empty()),
          _ -> Optional.empty(),
          Optional.of(
              new Session.SandboxAccess(
                  URI.create("http://127.0.0.1:9"), "key", Secret.of("secret"))));

  /** A provider as one document sets it up. */
  private record Setup(String title, ProviderModule module, Record settings) {}

  private static Stream<Setup> setups() {
    return Providers.installed().modules().stream().flatMap(OperationTableTest::setups);
  }

  private static Stream<Setup> setups(ProviderModule module) {
    return switch (module.name()) {
      case "aliyun-oss" ->
          Stream.of(
              setup(
                  module,
                  "",
                  fields ->
                      fields
                          .with("endpoint", new Value.Text("oss-cn-hangzhou.aliyuncs.com"))
                          .with("bucket", new Value.Text("live-demo"))));
      case "qiniu-pili" ->
          Stream.of("v1", "v2")
              .map(generation ->
                  setup(
                      module,
                      " " + generation,
                      fields ->
                          fields
                              .with("hub", new Value.Text("live-demo"))
                              .with("apiGeneration", new Value.Text(generation))));
      default -> Stream.of(setup(module, "", UnaryOperator.identity()));
    };
  }

  private static Setup setup(
      ProviderModule module, String suffix, UnaryOperator<Value.Fields> filled) {
    var kind = module.settings();
    return new Setup(
        module.name() + suffix,
        module,
        kind.bind(Defaults.fill(filled.apply(Value.Fields.empty(kind.shape())), "account")));
  }

  @Test
  void what_a_provider_lacks_it_says_with_what_to_use_instead() {
    var table = new StringBuilder();
    setups()
        .forEach(setup -> {
          List<Capability> offers =
              Stream.<Capability>concat(
                      setup.module().inquiries(setup.settings(), SESSION).stream(),
                      setup.module().errands(setup.settings(), SESSION).stream())
                  .toList();
          for (Kind<?> kind : setup.module().kinds()) {
            table.append(setup.title()).append(' ').append(kind.name()).append('\n');
            for (var operation : Operation.values()) {
              table.append("  ").append(line(setup, kind, operation, offers)).append('\n');
            }
          }
        });
    Golden.check("dev/weir/provider/operations.txt", table.toString());
  }

  private static String line(
      Setup setup, Kind<?> kind, Operation operation, List<Capability> offers) {
    var offering =
        offers.stream()
            .filter(offer -> operation.capability().isInstance(offer))
            .filter(offer -> offer.kind().id().equals(kind.id()))
            .toList();
    assertThat(offering.size()).as("%s of %s", operation, kind.id()).isLessThan(2);
    if (!offering.isEmpty()) {
      return operation + ": yes";
    }
    var lack = setup.module().lacks(operation, kind, setup.settings());
    assertThat(lack.why()).as("%s of %s", operation, kind.id()).isNotBlank().doesNotEndWith(".");
    assertThat(lack.instead()).as("%s of %s", operation, kind.id()).doesNotEndWith(".");
    return "%s: %s; %s".formatted(operation, lack.why(), lack.instead());
  }
}
