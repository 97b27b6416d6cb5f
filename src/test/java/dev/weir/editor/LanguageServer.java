package dev.weir.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A running {@code yaml-language-server}, spoken to over its standard input and output. */
final class LanguageServer implements AutoCloseable {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int SECONDS = 60;

  private final Process process;
  private final JsonRpc wire;
  private final JsonNode settings;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<JsonNode>> marks = new ConcurrentHashMap<>();

  private LanguageServer(Process process, JsonNode settings) {
    this.process = process;
    this.wire = new JsonRpc(process.getInputStream(), process.getOutputStream());
    this.settings = settings;
  }

  /**
   * Starts the server.
   *
   * @param program what node runs
   * @param folder the workspace
   * @param settings what an editor would answer for {@code yaml}
   */
  static LanguageServer start(Path program, Path folder, JsonNode settings) throws IOException {
    var process =
        new ProcessBuilder("node", program.toString(), "--stdio")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var server = new LanguageServer(process, settings);
    Thread.ofVirtual().start(server::listen);
    server.introduce(folder);
    return server;
  }

  private void introduce(Path folder) {
    var workspace = NODES.objectNode().put("configuration", true);
    var completion = NODES.objectNode();
    completion.putObject("completionItem").put("snippetSupport", true);
    var document = NODES.objectNode().set("completion", completion);
    document.putObject("hover").putArray("contentFormat").add("markdown");
    document.putObject("publishDiagnostics").put("relatedInformation", true);
    var request = NODES.objectNode().put("rootUri", folder.toUri().toString());
    request.set("processId", NullNode.getInstance());
    request.putObject("capabilities").set("workspace", workspace).set("textDocument", document);
    request
        .putArray("workspaceFolders")
        .addObject()
        .put("uri", folder.toUri().toString())
        .put("name", "stack");
    ask("initialize", request);
    tell("initialized", NODES.objectNode());
    tell(
        "workspace/didChangeConfiguration",
        NODES.objectNode().set("settings", NODES.objectNode().set("yaml", settings)));
  }

  /** Asks, and waits for the answer. */
  JsonNode ask(String method, JsonNode parameters) {
    int id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    send(message(method, parameters).put("id", id));
    return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** Tells something that has no answer. */
  void tell(String method, JsonNode parameters) {
    send(message(method, parameters));
  }

  /** Opens a document, and waits for what is marked in it. */
  JsonNode open(String uri, String text) {
    var marked = new CompletableFuture<JsonNode>();
    marks.put(uri, marked);
    var document = NODES.objectNode().put("uri", uri).put("languageId", "yaml");
    document.put("version", 1).put("text", text);
    tell("textDocument/didOpen", NODES.objectNode().set("textDocument", document));
    return marked.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  private static ObjectNode message(String method, JsonNode parameters) {
    return NODES.objectNode().put("jsonrpc", "2.0").put("method", method).set("params", parameters);
  }

  private void send(JsonNode message) {
    try {
      wire.send(message);
    } catch (IOException e) {
      throw new AssertionError("the language server has gone", e);
    }
  }

  private void listen() {
    try {
      while (true) {
        hear(wire.receive());
      }
    } catch (IOException e) {
      answers.values().forEach(answer -> answer.completeExceptionally(e));
      marks.values().forEach(marked -> marked.completeExceptionally(e));
    }
  }

  private void hear(JsonNode message) throws IOException {
    var method = message.path("method").asString();
    if (method.equals("textDocument/publishDiagnostics")) {
      var parameters = message.path("params");
      var marked = marks.get(parameters.path("uri").asString());
      if (marked != null) {
        marked.complete(parameters.path("diagnostics"));
      }
    } else if (!method.isEmpty() && message.has("id")) {
      var reply = NODES.objectNode().put("jsonrpc", "2.0").set("id", message.get("id"));
      wire.send(reply.set("result", answerTo(method, message.path("params"))));
    } else if (message.has("id")) {
      var answer = answers.remove(message.path("id").asInt());
      if (answer != null && message.has("error")) {
        answer.completeExceptionally(new AssertionError(message.path("error").toString()));
      } else if (answer != null) {
        answer.complete(message.path("result"));
      }
    }
  }

  /** What an editor says of its settings, section by section; nothing to all else. */
  private JsonNode answerTo(String method, JsonNode parameters) {
    if (!method.equals("workspace/configuration")) {
      return NullNode.getInstance();
    }
    var sections = NODES.arrayNode();
    for (var item : parameters.path("items")) {
      boolean ours = item.path("section").asString().equals("yaml");
      sections.add(ours ? settings : JsonMapper.shared().createObjectNode());
    }
    return sections;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
