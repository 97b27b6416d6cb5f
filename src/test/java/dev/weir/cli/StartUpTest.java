package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start-up is lazy: a process of its own shows which classes a command loads. */
class StartUpTest {

  private static final Pattern LOADED =
      Pattern.compile("^\\[class,load\\] ([\\w.$]+).*", Pattern.MULTILINE);

  /** What takes long to load, and only calls and expressions need. */
  private static final List<String> CALLS =
      List.of(
          "feign.",
          "java.net.http.",
          "jdk.internal.net.http.",
          "sun.security.ssl.",
          "javax.crypto.",
          "tools.jackson.databind.json.",
          "dev.weir.sandbox.Sandbox",
          "dev.weir.schema.",
          "dev.cel.",
          "com.google.protobuf.",
          "org.antlr.",
          "org.postgresql.");

  @TempDir Path folder;

  @Test
  void the_version_and_the_overview_load_next_to_nothing() throws Exception {
    for (var word : List.of("--version", "--help")) {
      var loaded = loadedBy(word);
      assertThat(loaded).as(word).contains("dev.weir.cli.Main");
      refuse(loaded, CALLS);
      refuse(
          loaded,
          List.of(
              "picocli.",
              "org.yaml.",
              "tools.jackson.",
              "com.google.common.",
              "dev.weir.engine.",
              "dev.weir.plan.",
              "dev.weir.manifest.",
              "dev.weir.provider."));
    }
  }

  @Test
  void the_help_of_a_command_touches_no_provider() throws Exception {
    var loaded = loadedBy("plan", "--help");
    assertThat(loaded).contains("dev.weir.cli.PlanCommand");
    refuse(loaded, CALLS);
    refuse(loaded, List.of("org.yaml.", "dev.weir.provider.", "dev.weir.cli.ApplyCommand"));
  }

  @Test
  void validation_reads_the_kinds_in_use_and_makes_no_client() throws Exception {
    Files.writeString(
        folder.resolve("live.yaml"),
        """
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: hangzhou}
        spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, region: cn-hangzhou, bucket: live-demo}
        ---
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: main-stage}
        spec: {provider: hangzhou}
        """);
    var loaded = loadedBy("validate");
    assertThat(loaded).contains("dev.weir.provider.aliyunoss.Channel");
    refuse(loaded, CALLS);
    for (var module : List.of("aliyunlive", "qiniupili", "volcenginelive")) {
      assertThat(loaded.stream().filter(name -> name.startsWith("dev.weir.provider." + module)))
          .as("only the module itself, which ServiceLoader makes, and interfaces that it names")
          .allMatch(name -> name.endsWith("Module") || name.endsWith("Reads"));
    }
  }

  private static void refuse(Set<String> loaded, List<String> prefixes) {
    assertThat(loaded.stream().filter(name -> prefixes.stream().anyMatch(name::startsWith)))
        .isEmpty();
  }

  private Set<String> loadedBy(String... arguments) throws IOException, InterruptedException {
    var log = folder.resolve("classes.log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xlog:class+load:file=" + log + ":tags");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("dev.weir.cli.Main");
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    var loaded = new TreeSet<String>();
    LOADED.matcher(Files.readString(log)).results().forEach(found -> loaded.add(found.group(1)));
    return loaded;
  }
}
