package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.kind.Value;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a sandbox can hold: exported it is valid, and once adopted there is nothing to change.
 *
 * <p>Everything goes over real HTTP and through the commands as a person calls them.
 */
class ExportPropertyTest {

  private static final String KEY = "weir-sandbox-key";
  private static final String SECRET = "weir-sandbox-secret";

  @TempDir Path folder;

  static LongStream someSeeds() {
    return LongStream.rangeClosed(1, 4);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(100, 199);
  }

  @ParameterizedTest
  @MethodSource("someSeeds")
  void export_adopt_and_nothing_to_change(long seed) throws Exception {
    check(seed);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void export_adopt_and_nothing_to_change_in_many_worlds(long seed) throws Exception {
    check(seed);
  }

  private void check(long seed) throws IOException, InterruptedException {
    var world = OddWorld.of(new Random(seed));
    var weir = weir().file("world.json", "{\"volcengine-live\": {\"requestsPerSecond\": 0}}");
    try (var sandbox = sandbox()) {
      put(sandbox, world.state().toString());
      weir.file("accounts/providers.yaml", accounts(sandbox.endpoints(), world));
      boolean inFiles = seed % 2 == 0;
      var manner = new String[] {"--one-file", "--per-kind", "--per-resource"}[(int) (seed % 3)];
      var export =
          inFiles
              ? weir.run("export", "accounts", "--out", "live", manner, "--secret-files")
              : weir.run("export", "accounts", "--out", "live", manner);
      export.exits(0);
      if (!inFiles) {
        secrets(weir, world);
      }

      var valid = weir.run("validate", "live").exits(0);
      assertThat(valid.out()).as("seed " + seed).startsWith("Success! The configuration is valid");

      var before = calls(sandbox);
      weir.run("adopt", "*.*", "live", "--auto-approve").exits(0);
      var plan = weir.run("plan", "live", "--detailed-exitcode").exits(0);
      assertThat(plan.out()).as("seed " + seed).contains("No changes.");
      assertThat(calls(sandbox)).as("seed " + seed).isEqualTo(before);
    }
  }

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder)
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY)
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)
        .with("QINIU_ACCESS_KEY", KEY)
        .with("QINIU_SECRET_KEY", SECRET)
        .with("VOLC_ACCESSKEY", KEY)
        .with("VOLC_SECRETKEY", SECRET);
  }

  private Sandbox sandbox() {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    Providers.installed().modules().forEach(m -> emulators.put(m.name(), m::emulator));
    return Sandbox.start(
        SandboxOptions.defaults()
            .withClock(CommandLineFixture.START)
            .withWorld(folder.resolve("world.json")),
        () -> CommandLineFixture.START,
        new Random(1),
        emulators);
  }

  private static String accounts(Map<String, URI> endpoints, OddWorld world) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Provider
    metadata: {name: oss}
    spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
    ---
    apiVersion: qiniu-pili/v1
    kind: Provider
    metadata: {name: pili}
    spec: {apiHost: "%s", hub: live-demo}
    ---
    apiVersion: qiniu-pili/v1
    kind: Provider
    metadata: {name: pili2}
    spec: {apiHost: "%s", hub: other-hub, apiGeneration: v2}
    ---
    apiVersion: volcengine-live/v1
    kind: Provider
    metadata: {name: volc}
    spec: {endpoint: "%s", limits: {requestsPerSecond: 1000, concurrency: 8}}
    ---
    apiVersion: aliyun-live/v1
    kind: Provider
    metadata: {name: live}
    spec: {endpoint: "%s", domains: [%s]}
    """
        .formatted(
            endpoints.get("aliyun-oss"),
            endpoints.get("qiniu-pili"),
            endpoints.get("qiniu-pili"),
            endpoints.get("volcengine-live"),
            endpoints.get("aliyun-live"),
            String.join(", ", world.domains()));
  }

  private static void put(Sandbox sandbox, String state) throws IOException, InterruptedException {
    var answer = control(sandbox, "PUT", "state", state);
    assertThat(answer).doesNotContain("error");
  }

  /** How many calls there were that may change something. */
  private static long calls(Sandbox sandbox) throws IOException, InterruptedException {
    return control(sandbox, "GET", "requests", "")
        .split("\"(Update|Add|Create|Delete|PutLiveChannel)")
        .length;
  }

  private static String control(Sandbox sandbox, String method, String path, String body)
      throws IOException, InterruptedException {
    var base = sandbox.endpoints().get("aliyun-oss");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(base + "/_weir/" + path))
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  /** What a person does who was told which variables to set. */
  private void secrets(CommandLineFixture weir, OddWorld world) throws IOException {
    assertThat(Files.isDirectory(folder.resolve("live"))).isTrue();
    var read = new ManifestLoader(Providers.installed()).load(Input.of(folder, "live")).orRefuse();
    read.resources()
        .values()
        .forEach(declared -> {
          for (var attribute : declared.kind().shape().attributes()) {
            if (declared.spec().get(attribute) instanceof Value.SecretSource source) {
              var identity = declared.kind().identity().getFirst();
              weir.with(source.name(), world.secretOf(declared.spec().text(identity.name())));
            }
          }
        });
  }
}
