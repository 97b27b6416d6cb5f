package dev.weir.cli;

import static java.util.Objects.requireNonNull;

import dev.weir.engine.Providers;
import dev.weir.provider.ProviderModule;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs real commands one after the other, so that the JVM can note what they need and start sooner
 * the next time. Nothing outside of one folder is touched: the provider is the sandbox.
 */
final class Rehearsal {

  private static final String PROVIDER = "aliyun-oss";

  private static final List<List<String>> BRIEF = List.of(List.of("--version"), List.of("--help"));

  private static final List<List<String>> IN_SANDBOX =
      List.of(
          List.of("plan", "--sandbox"),
          List.of("apply", "--sandbox", "--auto-approve"),
          List.of("plan", "--sandbox"),
          List.of("plan", "--sandbox", "--detailed-exitcode", "-o", "json"),
          List.of("drift", "--sandbox"),
          List.of("validate"),
          List.of("show"),
          List.of("plan", "--help"));

  private static final List<List<String>> OVER_TLS =
      List.of(List.of("apply", "--auto-approve"), List.of("plan"));

  private Rehearsal() {}

  /**
   * Fails when a command does, since a start-up cache of failures is worth nothing. Calls over TLS
   * are rehearsed where {@code javax.net.ssl.keyStore} names a key.
   *
   * @param arguments a folder with manifests that may be written to; none to rehearse only what
   *     works on no manifests
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      play(BRIEF, Path.of("").toAbsolutePath(), Map.of());
      return;
    }
    var folder = Path.of(arguments[0]).toAbsolutePath();
    play(IN_SANDBOX, folder, Map.of());
    if (System.getProperty("javax.net.ssl.keyStore") != null) {
      overTls(Files.createDirectories(folder.resolve("tls")));
    }
  }

  private static void overTls(Path folder) throws IOException {
    var module =
        Providers.installed().modules().stream()
            .filter(one -> one.name().equals(PROVIDER))
            .findFirst()
            .orElseThrow();
    try (var sandbox = start(module);
        var relay = TlsRelay.to(requireNonNull(sandbox.endpoints().get(PROVIDER)))) {
      Files.writeString(folder.resolve("live.yaml"), manifests(relay));
      play(
          OVER_TLS,
          folder,
          Map.of(
              "ALIBABA_CLOUD_ACCESS_KEY_ID", Account.DEFAULT.key(),
              "ALIBABA_CLOUD_ACCESS_KEY_SECRET", Account.DEFAULT.secret()));
    }
  }

  private static Sandbox start(ProviderModule module) {
    return Sandbox.start(
        SandboxOptions.defaults(),
        InstantSource.system(),
        new Random(),
        Map.of(PROVIDER, module::emulator));
  }

  private static String manifests(TlsRelay relay) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Provider
    metadata: {name: rehearsal}
    spec: {endpoint: "%s", region: cn-hangzhou, bucket: rehearsal}
    ---
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: rehearsal}
    spec: {provider: rehearsal}
    """
        .formatted(relay.endpoint());
  }

  private static void play(
      List<List<String>> commands, Path folder, Map<String, String> environment)
      throws IOException {
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      var surroundings =
          new Surroundings(
              InputStream.nullInputStream(),
              nowhere,
              nowhere,
              environment,
              folder,
              () -> false,
              InstantSource.system(),
              new ProcessInterrupts(nowhere),
              Thread::sleep);
      for (var command : commands) {
        int code = Main.run(command, surroundings);
        if (code != ExitCode.SUCCESS) {
          throw new IOException("weir " + String.join(" ", command) + " exits with " + code);
        }
      }
    }
  }
}
