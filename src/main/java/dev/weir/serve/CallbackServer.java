package dev.weir.serve;

import dev.weir.provider.CallbackDesk;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Serves the calls that providers make. */
public final class CallbackServer implements AutoCloseable {

  private static final long MOST_WAITING = 16L << 20;

  private final EventLog log;
  private final Listener callbacks;
  private final Optional<Listener> metrics;

  private CallbackServer(EventLog log, Listener callbacks, Optional<Listener> metrics) {
    this.log = log;
    this.callbacks = callbacks;
    this.metrics = metrics;
  }

  /**
   * What to serve.
   *
   * @param listen where calls come in
   * @param metrics where metrics are asked for, if not at the same place
   * @param desks who answers
   * @param out takes a line for each call
   * @param clock tells when a call came
   */
  public record Settings(
      InetSocketAddress listen,
      Optional<InetSocketAddress> metrics,
      Limits limits,
      List<CallbackDesk> desks,
      PrintStream out,
      InstantSource clock) {}

  /**
   * Starts to serve.
   *
   * @throws dev.weir.diag.Refused when an address is taken
   */
  public static CallbackServer start(Settings settings) {
    var counters = new Counters();
    var log = new EventLog(settings.out(), MOST_WAITING, counters);
    var reception = new Reception(settings, log, counters);
    try {
      var callbacks =
          Listener.start(
              settings.listen(),
              settings.limits(),
              reception.at(settings.metrics().isEmpty()),
              counters);
      reception.counts(callbacks::connections);
      var metrics =
          settings
              .metrics()
              .map(address -> metrics(address, callbacks, settings, reception, counters));
      return new CallbackServer(log, callbacks, metrics);
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static Listener metrics(
      InetSocketAddress address,
      Listener callbacks,
      Settings settings,
      Reception reception,
      Counters counters) {
    try {
      return Listener.start(
          address, settings.limits().withConnections(16), reception.ofMetrics(), counters);
    } catch (RuntimeException e) {
      callbacks.close();
      throw e;
    }
  }

  /** The port that calls come in at. */
  public int port() {
    return callbacks.port();
  }

  /** The port of metrics, if it is another. */
  public Optional<Integer> metricsPort() {
    return metrics.map(Listener::port);
  }

  /** Takes no more calls, lets those under way end, and writes down what is left. */
  @Override
  public void close() {
    callbacks.close();
    metrics.ifPresent(Listener::close);
    log.close();
  }
}
