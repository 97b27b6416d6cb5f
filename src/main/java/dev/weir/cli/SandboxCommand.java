package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code weir sandbox}. */
@Command(
    footer = {
      "  weir sandbox",
      "  weir sandbox --port 41001 --data /tmp/world --ready-file /tmp/ready.json",
      "  weir sandbox --account KEY:SECRET --clock 2026-12-31T20:00:00+08:00"
    })
final class SandboxCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = ToPort.class,
      description =
          "Port of the first provider, the next one has the next port; 0, which is the default,"
              + " stands for any free ports.")
  int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Remember everything in this folder; by default all is forgotten.")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--account",
      paramLabel = "KEY:SECRET[:TOKEN]",
      converter = ToAccount.class,
      description = "Who may sign requests. Can be repeated.")
  List<Account> accounts = List.of();

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      converter = ToClock.class,
      description = "A time to stand still at, or `system`, which is the default.")
  Clock clock = new Clock(Optional.empty());

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "JSON file that says what exists; by default everything does.")
  Optional<Path> world = Optional.empty();

  @Option(names = "--faults", paramLabel = "FILE", description = "JSON file with what goes wrong.")
  Optional<Path> faults = Optional.empty();

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write where each provider is to this file, once all are ready.")
  Optional<Path> readyFile = Optional.empty();

  SandboxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The time at which the sandbox's clock stands still; empty for the system's time. */
  record Clock(Optional<Instant> fixed) {}

  /** Reads a port. */
  static final class ToPort implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT) {
        throw new TypeConversionException("expected a number from 0 to " + LAST_PORT);
      }
      return Integer.valueOf(text);
    }
  }

  /** Reads a time. */
  static final class ToClock implements ITypeConverter<Clock> {
    @Override
    public Clock convert(String text) {
      return new Clock(
          text.equals("system") ? Optional.empty() : Optional.of(Converters.instant(text)));
    }
  }

  /** Reads an account. */
  static final class ToAccount implements ITypeConverter<Account> {
    @Override
    public Account convert(String text) {
      return Converters.account(text);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    var stopped = new CountDownLatch(1);
    try (var watch = terminal.surroundings().interrupts().watch(stopped::countDown);
        var sandbox = start()) {
      readyFile.map(this::resolve).ifPresent(sandbox::writeReadyFile);
      terminal.print(sandbox.readyJson() + "\n");
      stopped.await();
      return watch.isInterrupted() ? watch.exitCode() : ExitCode.SUCCESS;
    }
  }

  private Sandbox start() {
    var options =
        new SandboxOptions(
            port,
            data.map(this::resolve),
            accounts,
            clock.fixed(),
            world.map(this::resolve),
            faults.map(this::resolve));
    return Sandbox.start(options, terminal.surroundings().clock(), new Random(), emulators());
  }

  private Path resolve(Path path) {
    return terminal.surroundings().currentFolder().resolve(path);
  }

  private static Map<String, Function<World, Emulator>> emulators() {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    for (var module : Providers.installed().modules()) {
      emulators.put(module.name(), module::emulator);
    }
    return emulators;
  }
}
