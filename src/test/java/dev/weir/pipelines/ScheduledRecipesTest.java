package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The CronJob and the systemd units: what they start is started for real, with their folders. */
class ScheduledRecipesTest {

  private static final Path KUBERNETES = Path.of("examples/pipelines/kubernetes");
  private static final Path SYSTEMD = Path.of("examples/pipelines/systemd");

  @TempDir Path folder;
  private Bench bench;

  boolean processes() {
    return false;
  }

  @BeforeEach
  void start() {
    bench = new Bench(folder, processes());
    bench.begin();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Map<String, String> access() {
    var access = new HashMap<>(bench.access());
    access.put("WEIR_NOTIFY_SLACK_URL", bench.forge.url() + "/chat");
    return access;
  }

  private static JsonNode pod() {
    return Yaml.read(KUBERNETES.resolve("cronjob.yaml")).at("/spec/jobTemplate/spec/template/spec");
  }

  /** The manifests as a mounted ConfigMap shows them: links to a folder that changes at once. */
  private void mount(Path at) throws IOException {
    var now = Files.createDirectories(at.resolve("..2026_11_21_03_17_00.1"));
    for (var name : List.of("stack.yaml", "main.yaml", "second.yaml")) {
      Files.copy(bench.origin.resolve("live").resolve(name), now.resolve(name));
    }
    Files.createSymbolicLink(at.resolve("..data"), now.getFileName());
    for (var name : List.of("stack.yaml", "main.yaml", "second.yaml")) {
      Files.createSymbolicLink(at.resolve(name), Path.of("..data", name));
    }
  }

  private Shell.Outcome runContainer(Path work) {
    var container = pod().path("containers").path(0);
    var environment = bench.environment();
    var access = access();
    container
        .path("env")
        .forEach(each -> {
          assertThat(each.has("value")).as("secrets come by reference").isFalse();
          assertThat(each.at("/valueFrom/secretKeyRef/name").asString()).isEqualTo("weir-drift");
          environment.put(each.path("name").asString(), access.get(each.path("name").asString()));
        });
    var command = new ArrayList<String>();
    container.path("command").forEach(word -> command.add(word.asString()));
    container.path("args").forEach(word -> command.add(word.asString()));
    command.replaceAll(word -> word.replace("/weir", work.toString()));
    assertThat(command.getFirst()).isEqualTo("weir");
    command.set(0, folder.resolve("bin/weir").toString());
    return Shell.run(folder, environment, command);
  }

  @Test
  void the_cron_job_tells_of_drift_once_and_leaves_its_manifests_alone() throws Exception {
    var work = folder.resolve("work");
    mount(work.resolve("live"));

    assertThat(runContainer(work).exits(0).out()).contains("There is no earlier report");
    bench.meddle("Main stage", "By hand");
    assertThat(runContainer(work).exits(3).out()).contains("1 new", "\"By hand\"");
    assertThat(runContainer(work).exits(3).out()).contains("0 new");

    assertThat(bench.forge.told()).hasSize(1);
    assertThat(work.resolve(".weir/drift/prod.json")).exists();
    try (var left = Files.list(work.resolve("live"))) {
      assertThat(left).hasSize(5);
    }
  }

  @Test
  void the_pod_may_do_no_more_than_it_needs() {
    var pod = pod();
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(pod.path("restartPolicy").asString()).isEqualTo("Never");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asString())
        .isEqualTo("RuntimeDefault");
    var rights = pod.at("/containers/0/securityContext");
    assertThat(rights.path("readOnlyRootFilesystem").asBoolean(false)).isTrue();
    assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(rights.at("/capabilities/drop/0").asString()).isEqualTo("ALL");

    var volumes = new ArrayList<String>();
    pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asString()));
    pod.at("/containers/0/volumeMounts")
        .forEach(mount -> assertThat(volumes).contains(mount.path("name").asString()));
    var claim = Yaml.read(KUBERNETES.resolve("state.yaml")).at("/metadata/name").asString();
    assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName").asString()).isEqualTo(claim);
    var listed = Yaml.read(KUBERNETES.resolve("kustomization.yaml"));
    assertThat(listed.at("/configMapGenerator/0/name").asString())
        .isEqualTo(pod.at("/volumes/1/configMap/name").asString());
    listed
        .path("resources")
        .forEach(file -> assertThat(KUBERNETES.resolve(file.asString())).exists());
  }

  /** The values of a key in a unit file. */
  private static List<String> unit(String file, String key) throws IOException {
    return Files.readAllLines(SYSTEMD.resolve(file)).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  private int startService() throws IOException {
    var environment = bench.environment();
    var access = access();
    for (var line : Files.readAllLines(SYSTEMD.resolve("environment.example"))) {
      if (!line.startsWith("#")) {
        var name = line.substring(0, line.indexOf('='));
        environment.put(name, access.get(name));
      }
    }
    environment.put("TF_HTTP_RETRY_MAX", "0");
    var service = "weir-drift.service";
    var commands = new ArrayList<>(unit(service, "ExecStartPre"));
    commands.addAll(unit(service, "ExecStart"));
    var here = Path.of(placed(unit(service, "WorkingDirectory").getFirst()));
    int code = 0;
    for (var command : commands) {
      code = Shell.run(here, environment, List.of(placed(command).split(" "))).code();
    }
    return code;
  }

  private String placed(String text) {
    return text.replace("/usr/bin/weir", folder.resolve("bin/weir").toString())
        .replace("/srv/weir", folder.resolve("srv").toString())
        .replace("/var/lib", folder.resolve("var").toString());
  }

  @Test
  void the_service_tells_of_drift_and_fails_when_it_could_not_look() throws Exception {
    var succeeds = List.of(unit("weir-drift.service", "SuccessExitStatus").getFirst().split(" "));
    var metrics = folder.resolve("var/prometheus/node-exporter/weir.prom");
    Files.createDirectories(metrics.getParent());
    Files.createDirectories(folder.resolve("var/weir"));
    Shell.run(
            folder,
            bench.environment(),
            List.of("git", "clone", "-q", bench.origin.toString(), folder + "/srv"))
        .exits(0);
    bench.channel("main", "The cup final");
    bench.commit("Somebody pushes");

    assertThat(startService()).isZero();
    assertThat(metrics)
        .content()
        .contains("weir_drift_pending{stack=\"prod\"} 1", "_check_success{stack=\"prod\"} 1");

    bench.meddle("Second stage", "By hand");
    assertThat(succeeds).contains(String.valueOf(startService()));
    assertThat(bench.forge.told()).hasSize(1);
    assertThat(folder.resolve("var/weir/drift.json")).content().contains("By hand");

    bench.ledger.close();
    assertThat(succeeds).doesNotContain(String.valueOf(startService())).doesNotContain("1");
    assertThat(metrics).content().contains("weir_drift_check_success{stack=\"prod\"} 0");
  }

  @Test
  void systemd_takes_the_units() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
        "only systemd knows what it takes, and it is not installed here");
    var units = Files.createDirectories(folder.resolve("units"));
    for (var name : List.of("weir-drift.service", "weir-drift.timer")) {
      var text = Files.readString(SYSTEMD.resolve(name));
      Files.writeString(units.resolve(name), text.replace("/usr/bin/weir", "/usr/bin/true"));
    }
    var said =
        Shell.run(
            units,
            bench.environment(),
            List.of("systemd-analyze", "verify", "--man=no", units + "/weir-drift.timer"));
    assertThat(said.exits(0).out()).doesNotContain("weir-drift");
    Files.writeString(units.resolve("odd.service"), "[Service]\nExecStarts=/usr/bin/true\n");
    var odd =
        Shell.run(
            units,
            bench.environment(),
            List.of("systemd-analyze", "verify", "--man=no", units + "/odd.service"));
    assertThat(odd.out()).contains("ExecStarts");
  }
}
