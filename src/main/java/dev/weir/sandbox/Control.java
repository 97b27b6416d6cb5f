package dev.weir.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls under {@code /_weir/} with which tests steer a sandbox. Every port answers them. */
final class Control {

  static final String PREFIX = "/_weir/";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final World world;
  private final RequestLog log;
  private final Map<String, Emulator> emulators;

  /**
   * The control calls of a sandbox.
   *
   * @param emulators by provider name; may grow while the sandbox starts
   */
  Control(World world, RequestLog log, Map<String, Emulator> emulators) {
    this.world = world;
    this.log = log;
    this.emulators = emulators;
  }

  /**
   * Answers a control call.
   *
   * @param provider whose port it came to
   */
  Answer answer(String provider, Call call) {
    try {
      return route(provider, call);
    } catch (JacksonException e) {
      return error(400, "the body is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return error(400, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return error(409, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return error(500, e.toString());
    }
  }

  private Answer route(String provider, Call call) {
    var what = call.rawPath().substring(PREFIX.length());
    return switch (call.method() + " " + what) {
      case "GET clock" -> ok(clock());
      case "PUT clock" -> {
        setClock(body(call));
        yield ok(clock());
      }
      case "GET accounts" -> ok(accounts());
      case "PUT accounts" -> {
        world.admit(accounts(body(call)));
        yield ok(accounts());
      }
      case "GET faults" -> ok(world.faults().source());
      case "PUT faults" -> {
        world.follow(FaultScript.read(body(call)));
        yield ok(world.faults().source());
      }
      case "DELETE faults" -> {
        world.follow(FaultScript.NONE);
        yield ok(world.faults().source());
      }
      case "POST publish" -> {
        emulator(provider, body(call)).publish(body(call));
        yield done();
      }
      case "POST unpublish" -> {
        emulator(provider, body(call)).unpublish(body(call));
        yield done();
      }
      case "GET requests" -> ok(JSON.valueToTree(log.all()));
      case "GET requests/count" -> ok(JSON.createObjectNode().put("count", log.count()));
      case "DELETE requests" -> {
        log.clear();
        yield done();
      }
      case "GET state" -> ok(dump());
      case "PUT state" -> {
        load(body(call));
        yield done();
      }
      default -> error(404, "there is no control call " + call.method() + " " + call.rawPath());
    };
  }

  private JsonNode clock() {
    return JSON.createObjectNode().put("now", world.now().toString());
  }

  private void setClock(JsonNode json) {
    Members.check(json, Set.of("now", "system", "advance"), "the clock");
    if (json.path("system").asBoolean(false)) {
      world.clock().followSystem();
    }
    Members.text(json, "now").ifPresent(text -> world.clock().fix(time(text)));
    Members.text(json, "advance").ifPresent(text -> world.clock().advance(Spans.parse(text)));
  }

  /** Reads a time with an offset, as RFC 3339 has it. */
  static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a time like 2026-01-02T03:04:05Z", e);
    }
  }

  private JsonNode accounts() {
    var all = JSON.createArrayNode();
    for (var account : world.accounts()) {
      all.addObject().put("key", account.key()).put("temporary", account.token().isPresent());
    }
    return all;
  }

  private static List<Account> accounts(JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("accounts are a list of {\"key\", \"secret\", \"token\"}");
    }
    var accounts = new ArrayList<Account>();
    for (var one : json) {
      Members.check(one, Set.of("key", "secret", "token", "expires"), "an account");
      accounts.add(
          new Account(
              Members.required(one, "key"),
              Members.required(one, "secret"),
              Members.text(one, "token").filter(token -> !token.isEmpty()),
              Members.text(one, "expires").map(Control::time)));
    }
    return accounts;
  }

  private Emulator emulator(String portOf, JsonNode stream) {
    var name = Members.text(stream, "provider").orElse(portOf);
    return Optional.ofNullable(emulators.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("this sandbox does not serve `" + name + "`"));
  }

  private JsonNode dump() {
    var all = JSON.createObjectNode();
    emulators.forEach((name, emulator) -> all.set(name, emulator.dump()));
    return all;
  }

  /** What is not mentioned is empty afterwards. */
  private void load(JsonNode json) {
    Members.check(json, emulators.keySet(), "the state");
    emulators.forEach((name, emulator) ->
        emulator.load(json.has(name) ? json.path(name) : JSON.createObjectNode()));
  }

  private static JsonNode body(Call call) {
    if (call.body().length == 0) {
      throw new IllegalArgumentException("the body is empty; it must be JSON");
    }
    return JSON.readTree(call.body());
  }

  private static Answer done() {
    return ok(JSON.createObjectNode());
  }

  private static Answer ok(JsonNode json) {
    return json(200, json);
  }

  private static Answer error(int status, String message) {
    return json(status, JSON.createObjectNode().put("error", message));
  }

  private static Answer json(int status, JsonNode json) {
    var text = JSON.writeValueAsString(json) + "\n";
    return new Answer(
        status,
        List.of(new Call.Header("Content-Type", "application/json")),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
