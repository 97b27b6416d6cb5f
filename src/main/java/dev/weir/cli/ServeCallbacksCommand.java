package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.CallbackDesks;
import dev.weir.engine.Providers;
import dev.weir.manifest.ManifestLoader;
import dev.weir.provider.CallbackDesk;
import dev.weir.serve.CallbackServer;
import dev.weir.serve.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code weir serve callbacks}: answers providers that call, until a signal comes. */
@Command(
    footer = {
      "  weir serve callbacks live/",
      "  weir serve callbacks --listen 0.0.0.0:8080 --metrics-listen 127.0.0.1:9090",
      "  curl 'http://127.0.0.1:8080/?app=live&domain=play.example.com&stream=final'"
    })
final class ServeCallbacksCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;
  private static final int MOST_CONNECTIONS = 100_000;

  private final Terminal terminal;

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = ToAddress.class,
      defaultValue = "127.0.0.1:8080",
      description =
          "Where to take calls: ${DEFAULT-VALUE} by default; port 0 stands for any free one.")
  InetSocketAddress listen = new ToAddress().convert("127.0.0.1:8080");

  @Option(
      names = "--metrics-listen",
      paramLabel = "HOST:PORT",
      converter = ToAddress.class,
      description = "Where to tell /metrics; where calls are taken, by default.")
  Optional<InetSocketAddress> metricsListen = Optional.empty();

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "1024",
      description = "Most connections at the same time: ${DEFAULT-VALUE} by default.")
  int mostConnections = 1_024;

  @Option(
      names = "--allowed-skew",
      paramLabel = "TIME",
      defaultValue = "5m",
      description =
          "How far the time of a signed event may be off, either way: ${DEFAULT-VALUE} by default.")
  Duration skew = Duration.ofMinutes(5);

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write where calls and metrics are taken to this file, once they are.")
  Optional<Path> readyFile = Optional.empty();

  ServeCallbacksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Reads {@code HOST:PORT}. */
  static final class ToAddress implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String text) {
      int colon = text.lastIndexOf(':');
      var port = text.substring(colon + 1);
      if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LAST_PORT) {
        throw new TypeConversionException("expected an address such as `127.0.0.1:8080`");
      }
      var host = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
      try {
        return new InetSocketAddress(InetAddress.getAllByName(host)[0], Integer.parseInt(port));
      } catch (UnknownHostException _) {
        throw new TypeConversionException("there is no host `" + host + "`");
      }
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (mostConnections < 1 || mostConnections > MOST_CONNECTIONS) {
      throw new Refused(
          Diagnostic.error(
              "usage", "`--max-connections` is a number from 1 to " + MOST_CONNECTIONS));
    }
    var settings = settings();
    var stopped = new CountDownLatch(1);
    try (var watch = terminal.surroundings().interrupts().watch(stopped::countDown)) {
      try (var server = CallbackServer.start(settings)) {
        ready(server);
        stopped.await();
        terminal.say("Stopping: no more calls are taken, those under way are answered.\n");
      }
      return watch.isInterrupted() ? watch.exitCode() : ExitCode.SUCCESS;
    }
  }

  private CallbackServer.Settings settings() {
    var surroundings = terminal.surroundings();
    var providers = Providers.installed();
    var input = manifests.input(surroundings);
    var loaded = new ManifestLoader(providers).load(input);
    var read = loaded.orRefuse();
    terminal.tell(loaded.diagnostics());
    var found = providers.check(read, surroundings.clock().instant());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      throw new Refused(found);
    }
    var desks =
        CallbackDesks.of(
            read,
            providers,
            new CelConditions(read),
            surroundings::variable,
            input.rootFolder(),
            skew);
    if (desks.isEmpty()) {
      throw new Refused(
          Diagnostic.error(
                  "nothing-to-serve", "no manifest declares what a provider would call for")
              .hint("declare a `RecordNotification` and a `RecordDecision`"));
    }
    terminal.tell(desks.stream().map(CallbackDesk::notes).flatMap(List::stream).toList());
    return new CallbackServer.Settings(
        listen,
        metricsListen,
        Limits.USUAL.withConnections(mostConnections),
        desks,
        surroundings.out(),
        surroundings.clock());
  }

  private void ready(CallbackServer server) {
    var calls = url(listen, server.port());
    var metrics = server.metricsPort().map(port -> url(metricsListen.orElse(listen), port));
    terminal.say(
        "Taking calls at %s, metrics at %s/metrics\n".formatted(calls, metrics.orElse(calls)));
    readyFile
        .map(terminal.surroundings().currentFolder()::resolve)
        .ifPresent(file -> write(file, calls, metrics.orElse(calls)));
  }

  private static String url(InetSocketAddress address, int port) {
    var host = address.getAddress().getHostAddress();
    return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** Written aside and moved, so that nobody reads half of it. */
  private static void write(Path file, String calls, String metrics) {
    try {
      var text = "{\"callbacks\":\"%s\",\"metrics\":\"%s\"}\n".formatted(calls, metrics);
      var aside = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(aside, text);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
