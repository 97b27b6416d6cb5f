package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.kind.Shape;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every secret there can be is a canary. Whatever Weir does and writes, it is found nowhere: not in
 * clear, not encoded, not in part.
 */
class SecretCanaryTest {

  /** Parts of a secret that are this long would give it away. */
  private static final int PART = 12;

  /** By the path of the attribute that it stands for, {@code kind attribute}. */
  private static final Map<String, Canary> CANARIES =
      Map.ofEntries(
          canary("aliyun-oss/v1/Provider credentials.accessKeyId", "OSS_ID"),
          canary("aliyun-oss/v1/Provider credentials.accessKeySecret", "OSS_SECRET"),
          canary("aliyun-oss/v1/Provider credentials.securityToken", "OSS_TOKEN"),
          canary("qiniu-pili/v1/Provider credentials.accessKey", "PILI_ID"),
          canary("qiniu-pili/v1/Provider credentials.secretKey", "PILI_SECRET"),
          canary("volcengine-live/v1/Provider credentials.accessKey", "VOLC_ID"),
          canary("volcengine-live/v1/Provider credentials.secretKey", "VOLC_SECRET"),
          canary("volcengine-live/v1/Provider credentials.sessionToken", "VOLC_TOKEN"),
          canary("aliyun-live/v1/Provider credentials.accessKeyId", "ALIVE_ID"),
          canary("aliyun-live/v1/Provider credentials.accessKeySecret", "ALIVE_SECRET"),
          canary("aliyun-live/v1/Provider credentials.securityToken", "ALIVE_TOKEN"),
          canary("qiniu-pili/v1/Channel publishKey", "PUBLISH_KEY"),
          canary("aliyun-live/v1/RecordNotification notifyAuthKey", "NOTIFY_KEY"));

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private Sandbox sandbox;

  /** A secret and the variable that holds it. */
  private record Canary(String variable, String secret) {}

  private static Map.Entry<String, Canary> canary(String attribute, String name) {
    var random = new Random(name.hashCode());
    var secret = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      secret.append(
          "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(56)));
    }
    return Map.entry(attribute, new Canary("WEIR_SECRET_" + name, secret.toString()));
  }

  private static String secret(String variable) {
    return CANARIES.values().stream()
        .filter(canary -> canary.variable().equals("WEIR_SECRET_" + variable))
        .findFirst()
        .orElseThrow()
        .secret();
  }

  private static Account account(String name, boolean token) {
    return new Account(
        secret(name + "_ID"),
        secret(name + "_SECRET"),
        token ? Optional.of(secret(name + "_TOKEN")) : Optional.empty(),
        Optional.empty());
  }

  @BeforeEach
  void start() {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    Providers.installed().modules().forEach(m -> emulators.put(m.name(), m::emulator));
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults()
                .withAccounts(
                    account("OSS", true),
                    account("PILI", false),
                    account("VOLC", true),
                    account("ALIVE", true)),
            InstantSource.fixed(CommandLineFixture.START),
            new Random(1),
            emulators);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void there_is_a_canary_for_every_secret_that_a_manifest_can_hold() {
    var secrets = new TreeSet<String>();
    for (var module : Providers.installed().modules()) {
      var kinds = new ArrayList<Kind<?>>(module.kinds());
      kinds.add(module.settings());
      kinds.forEach(kind -> collect(kind.id() + " ", kind.shape(), secrets));
    }
    assertThat(CANARIES.keySet()).containsExactlyInAnyOrderElementsOf(secrets);
  }

  private static void collect(String prefix, Shape shape, Set<String> secrets) {
    for (Attribute attribute : shape.attributes()) {
      if (attribute.type() instanceof AttributeType.Nested(var inner)) {
        collect(prefix + attribute.name() + ".", inner, secrets);
      } else if (attribute.sensitive()) {
        secrets.add(prefix + attribute.name());
      }
    }
  }

  private CommandLineFixture weir() {
    var fixture = new CommandLineFixture(folder);
    CANARIES.values().forEach(canary -> fixture.with(canary.variable(), canary.secret()));
    return fixture;
  }

  private static String from(String... names) {
    var fields = new ArrayList<String>();
    for (var name : names) {
      var parts = name.split("=");
      fields.add(parts[0] + ": {fromEnv: WEIR_SECRET_" + parts[1] + "}");
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private void declare(String description, String publishKey) {
    var at = sandbox.endpoints();
    weir()
        .file(
            "live/all.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: oss}
            spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo, credentials: %s}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main}
            spec: {provider: oss, description: %s}
            ---
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: pili}
            spec: {hub: live-demo, apiHost: "%s", credentials: %s}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: backup}
            spec: {provider: pili, publishKey: {fromEnv: WEIR_SECRET_%s}}
            ---
            apiVersion: volcengine-live/v1
            kind: Provider
            metadata: {name: volc}
            spec: {endpoint: "%s", credentials: %s}
            ---
            apiVersion: volcengine-live/v1
            kind: RelayGroup
            metadata: {name: relay}
            spec:
              provider: volc
              vhost: push.example.com
              app: live
              group: one
              servers:
                - relaySourceProtocol: rtmp
                  relaySourceDomain: "${Channel.backup.rtmpPlayHost}"
            ---
            apiVersion: aliyun-live/v1
            kind: Provider
            metadata: {name: alive}
            spec: {endpoint: "%s", credentials: %s}
            ---
            apiVersion: aliyun-live/v1
            kind: RecordNotification
            metadata: {name: calls}
            spec:
              provider: alive
              domain: play.example.com
              notifyUrl: http://callbacks.example.com
              notifyReqAuth: true
              notifyAuthKey: {fromEnv: WEIR_SECRET_NOTIFY_KEY}
            """
                .formatted(
                    at.get("aliyun-oss"),
                    from(
                        "accessKeyId=OSS_ID",
                        "accessKeySecret=OSS_SECRET",
                        "securityToken=OSS_TOKEN"),
                    description,
                    at.get("qiniu-pili"),
                    from("accessKey=PILI_ID", "secretKey=PILI_SECRET"),
                    publishKey,
                    at.get("volcengine-live"),
                    from("accessKey=VOLC_ID", "secretKey=VOLC_SECRET", "sessionToken=VOLC_TOKEN"),
                    at.get("aliyun-live"),
                    from(
                        "accessKeyId=ALIVE_ID",
                        "accessKeySecret=ALIVE_SECRET",
                        "securityToken=ALIVE_TOKEN")));
  }

  private CommandLineFixture.Outcome run(String... arguments) {
    var outcome = weir().run(arguments);
    said.add(outcome.out());
    said.add(outcome.err());
    return outcome;
  }

  private void fault(String kind, String more) {
    control("[{\"kind\": \"%s\"%s}]".formatted(kind, more));
  }

  private void control(String faults) {
    try (var client = HttpClient.newHttpClient()) {
      for (URI endpoint : sandbox.endpoints().values()) {
        var request =
            HttpRequest.newBuilder(endpoint.resolve("/_weir/faults"))
                .PUT(BodyPublishers.ofString(faults))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void no_canary_sings() throws IOException {
    declare("Main stage", "PUBLISH_KEY");
    run("validate", "live").exits(0);
    run("plan", "--debug", "--out", "first.weirplan", "live").exits(0);
    for (var format :
        List.of(
            "text",
            "json",
            "markdown",
            "html",
            "gitlab",
            "codequality",
            "github",
            "sarif",
            "junit",
            "mermaid",
            "dot")) {
      run("plan", "-o", format + "=plan." + format, "live").exits(0);
    }
    run("apply", "--debug", "--auto-approve", "live").exits(0);

    // A secret is changed, everything else too, and everything goes wrong that can.
    declare("Big stage", "NOTIFY_KEY");
    run("plan", "-o", "json", "live").exits(0);
    run("plan", "--out", "second.weirplan", "live").exits(0);
    fault("fail-before", ", \"status\": 403, \"method\": \"PUT\"");
    run("apply", "--debug", "--auto-approve", "live");
    fault("cut-after", ", \"method\": \"POST\", \"times\": 2");
    run("apply", "--debug", "--auto-approve", "live");
    control("[]");
    run("apply", "--debug", "second.weirplan");
    run("apply", "--auto-approve", "--parallelism", "1", "live").exits(0);
    run("plan", "--detailed-exitcode", "live").exits(0);
    run("show", "--live", "live").exits(0);
    run("state", "list", "live").exits(0);
    run("runs", "live");
    run("graph", "live");
    planWithWrongSecrets();
    run("destroy", "--debug", "--auto-approve", "live").exits(0);

    assertThat(said.toString()).contains("Apply complete!", "POST", "Destroy complete!");
    said.forEach(text -> assertSilent("what was said", text));
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertSilent(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void planWithWrongSecrets() {
    var wrong =
        weir()
            .with("WEIR_SECRET_OSS_SECRET", secret("PILI_SECRET"))
            .with("WEIR_SECRET_PILI_SECRET", secret("OSS_SECRET"))
            .with("WEIR_SECRET_VOLC_SECRET", secret("OSS_SECRET"))
            .with("WEIR_SECRET_ALIVE_SECRET", secret("OSS_SECRET"))
            .run("plan", "--debug", "live")
            .exits(1);
    said.add(wrong.out());
    said.add(wrong.err());
  }

  /** Access key ids are no secrets, yet belong in no output either. */
  private static void assertSilent(String where, String text) {
    for (var canary : CANARIES.values()) {
      for (var form : forms(canary.secret())) {
        assertThat(text.contains(form))
            .as("%s tells %s, as %s: %s", where, canary.variable(), form, around(text, form))
            .isFalse();
      }
    }
  }

  private static String around(String text, String form) {
    int at = text.indexOf(form);
    return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60));
  }

  private static Set<String> forms(String secret) {
    var forms = new LinkedHashSet<String>();
    for (int i = 0; i + PART <= secret.length(); i++) {
      forms.add(secret.substring(i, i + PART));
    }
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    for (int shift = 0; shift < 3; shift++) {
      var padded = new byte[bytes.length + shift];
      System.arraycopy(bytes, 0, padded, shift, bytes.length);
      for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        var encoded = encoder.withoutPadding().encodeToString(padded);
        // What stands at the ends depends on what is beside it.
        forms.add(encoded.substring(4, encoded.length() - 4));
      }
    }
    return forms;
  }
}
