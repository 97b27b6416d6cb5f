package dev.weir.sandbox;

import java.lang.System.Logger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes what comes to one emulator's port: control calls, faults, the log, and the API itself. */
final class Reception {

  private static final Logger LOG = System.getLogger(Reception.class.getName());

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private final World world;
  private final Emulator emulator;
  private final RequestLog log;
  private final Control control;
  private final Optional<Turnstile> limit;

  /**
   * What serves one port.
   *
   * @param limit how fast the provider lets itself be called; empty for as fast as it can
   */
  Reception(
      World world, Emulator emulator, RequestLog log, Control control, Optional<Turnstile> limit) {
    this.world = world;
    this.emulator = emulator;
    this.log = log;
    this.control = control;
    this.limit = limit;
  }

  /** What goes back for a call. */
  Reply receive(Call call) {
    if (call.rawPath().startsWith(Control.PREFIX)) {
      return new Reply.Whole(dated(control.answer(emulator.name(), call)));
    }
    var operation = operation(call);
    var subject = new Fault.Subject(emulator.name(), operation, call.method(), target(call));
    var script = world.faults();
    pause(script.delay());
    var reply = mayPass() ? reply(call, script.judge(subject)) : whole(emulator.throttled(call));
    log.add(received(call, operation.orElse(""), reply));
    return reply;
  }

  /** A call that the emulator cannot name is an operation of no name. */
  private Optional<String> operation(Call call) {
    try {
      return emulator.operation(call);
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "the emulator of " + emulator.name() + " failed", e);
      return Optional.empty();
    }
  }

  private Reply reply(Call call, Fault fault) {
    return switch (fault) {
      case Fault.None() -> whole(answer(call));
      case Fault.Throttle() -> whole(emulator.throttled(call));
      case Fault.Fail(var status, var afterEffect) -> {
        effect(call, afterEffect);
        yield whole(emulator.failed(call, status));
      }
      case Fault.Cut(var afterEffect) -> {
        effect(call, afterEffect);
        yield new Reply.Cut();
      }
      case Fault.Hang(var time, var afterEffect) -> {
        effect(call, afterEffect);
        pause(time);
        yield new Reply.Cut();
      }
      case Fault.Truncate() -> new Reply.Truncated(dated(answer(call)));
      case Fault.Slow(var delay) -> {
        pause(delay);
        yield whole(answer(call));
      }
      case Fault.StaleRead() -> whole(Memory.withStaleReads(() -> answer(call)));
    };
  }

  private void effect(Call call, boolean wanted) {
    if (wanted) {
      var _ = answer(call);
    }
  }

  private boolean mayPass() {
    return limit.map(Turnstile::admits).orElse(true);
  }

  /** What the emulator says; a mistake of ours looks like one of the service's. */
  private Answer answer(Call call) {
    try {
      return emulator.answer(call);
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "the emulator of " + emulator.name() + " failed", e);
      return emulator.failed(call, 500);
    }
  }

  private Reply whole(Answer answer) {
    return new Reply.Whole(dated(answer));
  }

  private Answer dated(Answer answer) {
    var now = ZonedDateTime.ofInstant(world.now(), ZoneOffset.UTC);
    var headers = new ArrayList<Call.Header>();
    headers.add(new Call.Header("Date", RFC_1123.format(now)));
    headers.addAll(answer.headers());
    return new Answer(answer.status(), List.copyOf(headers), answer.body());
  }

  private RequestLog.Received received(Call call, String operation, Reply reply) {
    var status =
        switch (reply) {
          case Reply.Whole(var answer) -> answer.status();
          case Reply.Truncated(var answer) -> answer.status();
          case Reply.Cut() -> 0;
        };
    return new RequestLog.Received(
        world.now().toString(),
        emulator.name(),
        operation,
        call.method(),
        call.rawPath(),
        Masks.query(call.rawQuery()),
        Masks.headers(call.headers()),
        Masks.body(call.body()),
        status);
  }

  private static String target(Call call) {
    return call.rawQuery().isEmpty() ? call.rawPath() : call.rawPath() + "?" + call.rawQuery();
  }

  private static void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
