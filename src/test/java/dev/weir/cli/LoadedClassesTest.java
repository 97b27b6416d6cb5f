package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does not need, it does not load: that is where short runs lose their time. */
class LoadedClassesTest {

  private static final String POLICY =
      """
      apiVersion: weir/v1
      kind: Policy
      metadata: {name: small}
      spec: {subject: plan, require: plan.counts.add < 2}
      """;

  @TempDir Path folder;

  @Test
  void the_library_for_expressions_is_loaded_where_there_are_policies_and_nowhere_else()
      throws Exception {
    var weir =
        new CommandLineFixture(folder)
            .file(
                "live.yaml",
                """
                apiVersion: aliyun-oss/v1
                kind: Provider
                metadata: {name: here}
                spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: main}
                spec: {provider: here}
                """);
    assertThat(loaded("plan", "--sandbox"))
        .anyMatch(name -> name.startsWith("dev.weir.plan."))
        .noneMatch(LoadedClassesTest::isOfExpressions);

    weir.file("policies.yaml", POLICY);
    assertThat(loaded("plan", "--sandbox")).anyMatch(LoadedClassesTest::isOfExpressions);
    assertThat(folder.resolve("err")).content().doesNotContain("WARNING", "Unsafe");
  }

  private static boolean isOfExpressions(String name) {
    return Stream.of("dev.cel.", "dev.weir.cel.", "com.google.protobuf.", "org.antlr.")
        .anyMatch(name::startsWith);
  }

  /** The names of the classes that a run loads, with the options of the launcher. */
  private List<String> loaded(String... arguments) throws IOException, InterruptedException {
    var log = folder.resolve("classes.log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("src/image/java.options").toAbsolutePath());
    command.add("-Xlog:class+load:file=" + log);
    command.addAll(List.of("-cp", classPath(), "dev.weir.cli.Main"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ")[0])
        .toList();
  }

  private static String classPath() {
    var usual = System.getProperty("java.class.path");
    var path = System.getProperty("surefire.test.class.path", usual);
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
