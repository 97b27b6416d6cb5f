package dev.weir.serve;

import dev.weir.provider.CallbackDesk.Call;
import dev.weir.provider.CallbackDesk.Happened;
import dev.weir.provider.CallbackDesk.Reply;
import dev.weir.serve.Conversation.Handler;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntSupplier;

/** Takes requests: health and metrics itself, calls to the desk that knows them. */
final class Reception {

  private static final Logger LOG = System.getLogger(Reception.class.getName());

  /** The service gives up a call after 5 s; it must learn before that what became of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String CALLS = "weir_callbacks_calls_total";

  private final CallbackServer.Settings settings;
  private final EventLog log;
  private final Counters counters;
  private volatile IntSupplier connections = () -> 0;

  Reception(CallbackServer.Settings settings, EventLog log, Counters counters) {
    this.settings = settings;
    this.log = log;
    this.counters = counters;
  }

  void counts(IntSupplier open) {
    connections = open;
  }

  /** What is answered where calls come in. */
  Handler at(boolean withMetrics) {
    return new Door(true, withMetrics);
  }

  /** What is answered where metrics are asked for. */
  Handler ofMetrics() {
    return new Door(false, true);
  }

  private final class Door implements Handler {
    private final boolean calls;
    private final boolean metrics;

    Door(boolean calls, boolean metrics) {
      this.calls = calls;
      this.metrics = metrics;
    }

    @Override
    public Response answer(Request request) {
      long begun = System.nanoTime();
      var response = respond(request);
      counters.took(System.nanoTime() - begun);
      counters.count("weir_callbacks_responses_total", "status", "" + response.status());
      return response;
    }

    private Response respond(Request request) {
      try {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && !request.method().equals("POST")) {
          return Response.text(405, "GET and POST are understood");
        }
        if (reads && request.path().equals("/healthz")) {
          return health();
        }
        if (reads && metrics && request.path().equals("/metrics")) {
          return new Response(
              200,
              "text/plain; version=0.0.4; charset=utf-8",
              counters.text(connections.getAsInt(), log.waiting()));
        }
        return calls ? call(request) : Response.text(404, "there is nothing here");
      } catch (RuntimeException e) {
        LOG.log(Logger.Level.ERROR, "a call could not be answered", e);
        return Response.text(500, "a call could not be answered");
      }
    }

    @Override
    public Response refuse(Malformed problem) {
      counters.count(CALLS, "type", "unknown", "outcome", "malformed");
      counters.count("weir_callbacks_responses_total", "status", "" + problem.status());
      return Response.text(problem.status(), String.valueOf(problem.getMessage()));
    }
  }

  private Response health() {
    return log.isSound()
        ? Response.text(200, "ok")
        : Response.text(503, "the log cannot be written, so no event can be taken");
  }

  private Response call(Request request) {
    var now = settings.clock().instant();
    var call =
        new Call(
            request.method(),
            request.path(),
            request.parameters(),
            request::header,
            request.body());
    for (var desk : settings.desks()) {
      Optional<Reply> reply = desk.take(call, now);
      if (reply.isPresent()) {
        return told(reply.get(), now);
      }
    }
    counters.count(CALLS, "type", "unknown", "outcome", "malformed");
    return Response.text(400, "this is no call that is known here");
  }

  private Response told(Reply reply, Instant now) {
    var happened = reply.happened();
    var line = line(happened, now);
    if (!happened.mustBeKept()) {
      log.note(line);
    } else if (log.keep(line, PATIENCE)) {
      happened.kept().run();
    } else {
      // Who asks gets no yes for what may be lost; the service calls again.
      counters.count(CALLS, "type", happened.type(), "outcome", "not-written");
      return Response.text(503, "it could not be written down");
    }
    counters.count(CALLS, "type", happened.type(), "outcome", happened.outcome());
    return new Response(reply.status(), Response.JSON, reply.body());
  }

  private static SequencedMap<String, Object> line(Happened happened, Instant now) {
    var line = new LinkedHashMap<String, Object>();
    line.put("time", now.toString());
    line.put("type", happened.type());
    line.putAll(happened.facts());
    return line;
  }
}
