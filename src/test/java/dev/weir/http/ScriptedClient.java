package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands at the bottom of the stack: answers from a script and remembers what arrived. */
public final class ScriptedClient implements Client {

  private interface Line {
    Response answer(Request request) throws IOException;
  }

  private final Deque<Line> script = new ArrayDeque<>();
  private Optional<Line> afterwards = Optional.empty();
  private final List<Request> requests = new ArrayList<>();

  /** Answers the next request with this. */
  public ScriptedClient then(int status, String body) {
    return then(status, Map.of(), body);
  }

  /** Answers the next request with this. */
  public ScriptedClient then(int status, Map<String, Collection<String>> headers, String body) {
    var answer = Response.builder().status(status).headers(headers).body(body, UTF_8);
    script.add(request -> answer.request(request).build());
    return this;
  }

  /** Fails the next request with this. */
  public ScriptedClient then(IOException failure) {
    script.add(_ -> {
      throw failure;
    });
    return this;
  }

  /** Answers all further requests with this. */
  public ScriptedClient always(int status, Map<String, Collection<String>> headers, String body) {
    var answer = Response.builder().status(status).headers(headers).body(body, UTF_8);
    afterwards = Optional.of(request -> answer.request(request).build());
    return this;
  }

  /** What arrived so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    requests.add(request);
    if (script.isEmpty() && afterwards.isPresent()) {
      return afterwards.get().answer(request);
    }
    if (script.isEmpty()) {
      throw new AssertionError("nobody expects " + request.httpMethod() + " " + request.url());
    }
    return script.remove().answer(request);
  }
}
