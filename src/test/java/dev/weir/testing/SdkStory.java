package dev.weir.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code src/test/sdk} that uses a vendor's own client, in a process of its own: each
 * client wants its own versions of common libraries. The build puts their jars into {@code
 * target/sdk}.
 *
 * @param program name of the program
 * @param sdk folder of the client's jars
 * @param options for the JVM
 */
public record SdkStory(String program, String sdk, List<String> options) {

  private static final Path STORIES = Path.of("src/test/sdk");
  private static final Path LIBRARIES = Path.of("target/sdk");

  /** A story that needs nothing special. */
  public SdkStory(String program, String sdk) {
    this(program, sdk, List.of());
  }

  /**
   * What the program prints; fails when it does.
   *
   * @param work a folder for its output
   */
  public String tell(Path work, List<String> arguments) throws IOException, InterruptedException {
    var output = work.resolve(program + ".out");
    var errors = work.resolve(program + ".err");
    var process =
        new ProcessBuilder(command(arguments))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    var told = Files.readString(output, UTF_8);
    assertThat(ended && process.exitValue() == 0)
        .as(told + Files.readString(errors, UTF_8))
        .isTrue();
    return told;
  }

  private List<String> command(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dstdout.encoding=UTF-8");
    command.addAll(options);
    command.addAll(List.of("-cp", jars()));
    command.add(STORIES.resolve(program + ".java").toString());
    command.addAll(arguments);
    return command;
  }

  private String jars() throws IOException {
    try (var jars = Files.list(LIBRARIES.resolve(sdk))) {
      return jars.map(Path::toString).sorted().collect(joining(File.pathSeparator));
    }
  }
}
