package dev.weir.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * Runs {@code weir} for a shell script without a process of its own for each call: the script on
 * the PATH hands its arguments, environment and folder over, and gets output and exit code back.
 */
public final class ResidentWeir implements AutoCloseable {

  private final ServerSocket door;

  /** Waits for scripts. */
  public ResidentWeir() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** Writes a {@code weir} into a folder that is to be on the PATH. */
  public void install(Path folder) {
    write(
        folder,
        """
        #!/usr/bin/env bash
        call=$(mktemp -d)
        printf '%%s\\0' "$@" >"$call/arguments"
        env -0 >"$call/environment"
        exec 3<>/dev/tcp/127.0.0.1/%d
        printf '%%s\\n%%s\\n' "$call" "$PWD" >&3
        read -r code <&3
        cat "$call/out"
        cat "$call/err" >&2
        rm -rf "$call"
        exit "$code"
        """
            .formatted(door.getLocalPort()));
  }

  /** Writes a {@code weir} that is a process of its own each time. */
  public static void installProcess(Path folder, String classPath) {
    write(
        folder,
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \\
          -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp '%s' dev.weir.cli.Main "$@"
        """
            .formatted(System.getProperty("java.home"), classPath));
  }

  private static void write(Path folder, String script) {
    try {
      Files.createDirectories(folder);
      var file = Files.writeString(folder.resolve("weir"), script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var call = door.accept();
        Thread.ofVirtual().start(() -> answer(call));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void answer(Socket call) {
    try (call;
        var in = call.getInputStream();
        var out = call.getOutputStream()) {
      var folder = Path.of(line(in));
      var here = Path.of(line(in));
      out.write((run(folder, here) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static int run(Path call, Path here) throws IOException {
    var environment = new HashMap<String, String>();
    for (var pair : words(call.resolve("environment"))) {
      int equals = pair.indexOf('=');
      environment.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    try (var out = new PrintStream(call.resolve("out").toFile(), StandardCharsets.UTF_8);
        var err = new PrintStream(call.resolve("err").toFile(), StandardCharsets.UTF_8)) {
      return Main.run(
          words(call.resolve("arguments")),
          new Surroundings(
              InputStream.nullInputStream(),
              out,
              err,
              environment,
              here,
              () -> false,
              Clock.systemUTC(),
              _ -> new CommandLineFixture.QuietWatch(),
              Thread::sleep));
    }
  }

  private static List<String> words(Path file) throws IOException {
    var text = Files.readString(file);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\0"));
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
