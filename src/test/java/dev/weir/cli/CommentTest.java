package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one comment of a plan, on a server that has the two services' comments. */
class CommentTest {
  private static final String TOKEN = "ghp_canary0123456789";
  private static final String PLAN =
      "<!-- weir:plan:prod digest=aa -->\n## Weir plan of `prod`\n\n**Plan: 1 to add.**\n";
  private static final String QUIET =
      """
      <!-- weir:plan:prod digest=bb -->
      ## Weir plan of `prod`

      **No changes. Your infrastructure matches the configuration.**
      """;

  @TempDir Path folder;
  private FakeForge forge;

  @BeforeEach
  void start() throws IOException {
    forge = new FakeForge();
  }

  @AfterEach
  void stop() {
    forge.server.stop(0);
  }

  /** Comments in memory, listed a page at a time; faults are answered first, one each. */
  private static final class FakeForge {
    final HttpServer server;
    final Map<Long, ObjectNode> comments = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    String me = "weir-bot";
    boolean namesItself = true;
    long next = 1;

    /** What is answered to the next call of this method. */
    record Fault(String method, int status, String body, Map<String, String> headers) {}

    FakeForge() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::handle);
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ObjectNode says(String author, String type, String body) {
      var node = JsonMapper.shared().createObjectNode().put("id", next).put("body", body);
      node.putObject("user").put("login", author).put("type", type);
      node.putObject("author").put("username", author);
      node.put("html_url", "https://forge/c/" + next);
      comments.put(next++, node);
      return node;
    }

    List<String> bodies() {
      return comments.values().stream().map(c -> c.path("body").asString()).toList();
    }

    private void handle(HttpExchange call) throws IOException {
      var path = call.getRequestURI();
      var method = call.getRequestMethod();
      var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
      var token =
          call.getRequestHeaders().containsKey("Authorization")
              ? call.getRequestHeaders().getFirst("Authorization")
              : call.getRequestHeaders().containsKey("JOB-TOKEN")
                  ? "job " + call.getRequestHeaders().getFirst("JOB-TOKEN")
                  : "private " + call.getRequestHeaders().getFirst("PRIVATE-TOKEN");
      calls.add(method + " " + path + " " + token);
      if (!faults.isEmpty() && faults.peek().method().equals(method)) {
        var fault = faults.poll();
        fault.headers().forEach(call.getResponseHeaders()::add);
        answer(call, fault.status(), fault.body());
      } else if (path.getPath().endsWith("/user")) {
        answer(
            call,
            namesItself ? 200 : 403,
            namesItself
                ? "{\"login\":\"" + me + "\",\"username\":\"" + me + "\"}"
                : "{\"message\":\"Resource not accessible by integration\"}");
      } else {
        comments(call, method, body);
      }
    }

    private void comments(HttpExchange call, String method, String body) throws IOException {
      var path = call.getRequestURI().getPath();
      switch (method) {
        case "GET" -> {
          int page = Integer.parseInt(call.getRequestURI().getQuery().replaceAll(".*page=", ""));
          var all = List.copyOf(comments.values());
          answer(
              call,
              200,
              all.subList(Math.min(all.size(), (page - 1) * 100), Math.min(all.size(), page * 100))
                  .toString());
        }
        case "POST" ->
            answer(call, 201, says(me, namesItself ? "User" : "Bot", text(body)).toString());
        default -> {
          var found = comments.get(Long.valueOf(path.substring(path.lastIndexOf('/') + 1)));
          if (found != null) {
            found.put("body", text(body));
          }
          answer(call, found == null ? 404 : 200, found == null ? "{}" : found.toString());
        }
      }
    }

    private static String text(String body) {
      return JsonMapper.shared().readTree(body).path("body").asString();
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
      var bytes = body.getBytes(UTF_8);
      call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      try (var out = call.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private CommandLineFixture github(String markdown) {
    return new CommandLineFixture(folder)
        .file("comment.md", markdown)
        .with("GITHUB_API_URL", forge.url())
        .with("GITHUB_REPOSITORY", "o/r")
        .with("GITHUB_REF", "refs/pull/12/merge")
        .with("GITHUB_TOKEN", TOKEN);
  }

  private CommandLineFixture.Outcome post(String markdown, String... more) {
    return post(github(markdown), more);
  }

  private CommandLineFixture.Outcome post(CommandLineFixture weir, String... more) {
    var arguments = new ArrayList<>(List.of("comment", "github", "comment.md", "--debug"));
    arguments.addAll(List.of(more));
    var outcome = weir.run(arguments.toArray(new String[0]));
    assertThat(outcome.out() + outcome.err()).doesNotContain(TOKEN);
    return outcome;
  }

  private FakeForge.Fault fault(String method, int status, String body, String... header) {
    return new FakeForge.Fault(
        method, status, body, header.length == 0 ? Map.of() : Map.of(header[0], header[1]));
  }

  @Test
  void there_is_one_comment_however_often_it_is_planned() {
    forge.says("reviewer", "User", "Looks good");
    assertThat(post(PLAN).exits(0).out()).isEqualTo("Posted the comment: https://forge/c/2\n");
    assertThat(post(PLAN).exits(0).out()).startsWith("The comment says so already");
    assertThat(post(PLAN.replace("1 to add", "2 to add")).exits(0).out())
        .isEqualTo("Updated the comment: https://forge/c/2\n");

    assertThat(forge.bodies()).hasSize(2).last().asString().contains("2 to add");
    assertThat(forge.calls)
        .contains(
            "GET /repos/o/r/issues/12/comments?per_page=100&page=1 Bearer " + TOKEN,
            "POST /repos/o/r/issues/12/comments Bearer " + TOKEN,
            "PATCH /repos/o/r/issues/comments/2 Bearer " + TOKEN);
  }

  @Test
  void it_is_found_on_a_later_page() {
    for (int i = 0; i < 250; i++) {
      forge.says("reviewer", "User", "Comment " + i);
    }
    post(PLAN).exits(0);
    assertThat(post(PLAN.replace("1 to add", "2 to add")).out()).startsWith("Updated");
    assertThat(forge.comments).hasSize(251);
  }

  @Test
  void labels_and_stacks_have_comments_of_their_own() {
    post(PLAN).exits(0);
    post(PLAN, "--label", "eu").exits(0);
    post(PLAN.replace("plan:prod", "plan:test")).exits(0);
    assertThat(forge.comments).hasSize(3);
    post(PLAN.replace("1 to add", "3 to add"), "--label", "eu").exits(0);
    assertThat(forge.bodies()).hasSize(3);
    assertThat(forge.bodies().get(0)).contains("1 to add");
    assertThat(forge.bodies().get(1))
        .startsWith("<!-- weir:plan:prod label=eu digest=aa -->\n## Weir plan of `prod`, `eu`\n")
        .contains("3 to add");
  }

  @Test
  void nothing_to_do_is_only_said_where_something_else_was_said() {
    assertThat(post(QUIET).exits(0).out()).startsWith("Nothing to say");
    assertThat(forge.comments).isEmpty();
    post(PLAN).exits(0);
    assertThat(post(QUIET).exits(0).out()).startsWith("Updated");
    assertThat(forge.bodies()).containsExactly(QUIET);
  }

  @Test
  void a_comment_that_somebody_else_marked_is_left_alone() {
    forge.says("mallory", "User", PLAN);
    assertThat(post(QUIET).exits(0).out()).startsWith("Nothing to say");
    assertThat(post(PLAN).exits(0).out()).startsWith("Posted");
    assertThat(forge.bodies()).hasSize(2);

    forge.comments.clear();
    forge.namesItself = false;
    forge.says("mallory", "User", PLAN);
    forge.says("github-actions[bot]", "Bot", PLAN);
    assertThat(post(PLAN.replace("1 to add", "2 to add")).out()).startsWith("Updated");
    assertThat(forge.bodies().getFirst()).isEqualTo(PLAN);
    assertThat(post(PLAN.replace("1 to add", "3 to add"), "--author", "mallory").out())
        .startsWith("Updated");
    assertThat(forge.bodies().getFirst()).contains("3 to add");
  }

  @Test
  void a_comment_that_is_gone_when_it_is_to_be_updated_is_posted_anew() {
    forge.says("weir-bot", "User", PLAN);
    forge.faults.add(fault("PATCH", 404, "{\"message\":\"Not Found\"}"));
    assertThat(post(PLAN.replace("1 to add", "2 to add")).exits(0).out()).startsWith("Posted");
    assertThat(forge.bodies()).hasSize(2);
  }

  @Test
  void a_token_that_is_missing_or_refused_is_told() {
    var missing = post(github(PLAN).with("GITHUB_TOKEN", "")).exits(1);
    assertThat(missing.err()).contains("error[token-missing]", "`GITHUB_TOKEN`", "help:");
    assertThat(forge.calls).isEmpty();

    forge.faults.add(fault("GET", 401, "{\"message\":\"Bad credentials " + TOKEN + "\"}"));
    assertThat(post(PLAN).exits(1).err())
        .contains("error[token-refused]", "`GITHUB_TOKEN`", "Bad credentials ***");
    forge.faults.add(fault("POST", 403, "{\"message\":\"Resource not accessible\"}"));
    assertThat(post(PLAN).exits(1).err()).contains("(403)", "pull-requests: write", "fork");
    forge.faults.add(fault("GET", 404, "{}"));
    assertThat(post(PLAN).exits(1).err()).contains("error[no-review]", "pull request 12 of o/r");
  }

  @Test
  void a_redirect_is_not_followed() throws IOException {
    var elsewhere = new FakeForge();
    try {
      for (int status : new int[] {301, 302, 307, 308}) {
        forge.faults.add(fault("GET", status, "", "Location", elsewhere.url() + "/x?page=1"));
        assertThat(post(PLAN).exits(1).err()).contains("error[redirected]", "no other host");
      }
      assertThat(elsewhere.calls).isEmpty();
    } finally {
      elsewhere.server.stop(0);
    }
  }

  @Test
  void a_token_goes_over_no_line_that_others_can_read() {
    for (var url :
        List.of("http://forge.example.com", "https://u@forge.example.com", "ftp://x", "nowhere")) {
      assertThat(post(PLAN, "--api-url", url).exits(1).err()).contains("error[api-url]");
    }
  }

  @Test
  void too_many_calls_are_waited_for_briefly_or_told() {
    forge.faults.add(fault("GET", 429, "{}", "Retry-After", "0"));
    forge.faults.add(fault("GET", 403, "{}", "Retry-After", "0"));
    assertThat(post(PLAN).exits(0).out()).startsWith("Posted");

    forge.faults.add(fault("GET", 429, "{}", "Retry-After", "3600"));
    assertThat(post(PLAN).exits(1).err()).contains("error[rate-limited]", "for 3600 seconds");
    forge.faults.add(
        new FakeForge.Fault(
            "GET",
            403,
            "{\"message\":\"API rate limit exceeded\"}",
            Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1800000000")));
    assertThat(post(PLAN).exits(1).err())
        .contains("error[rate-limited]", "until 2027-01-15T08:00:00Z");
  }

  @Test
  void a_service_that_is_down_for_a_moment_is_asked_again_but_posts_once() {
    forge.faults.add(fault("GET", 502, "<html>", "Retry-After", "0"));
    post(PLAN).exits(0);
    forge.comments.clear();
    forge.calls.clear();
    forge.faults.add(fault("POST", 502, "<html>", "Retry-After", "0"));
    assertThat(post(PLAN).exits(1).err()).contains("error[forge-answer]", "502");
    assertThat(forge.calls.stream().filter(call -> call.startsWith("POST"))).hasSize(1);
    forge.server.stop(0);
  }

  @Test
  void a_comment_that_is_too_long_is_told() {
    assertThat(post(PLAN + "x".repeat(70_000)).exits(1).err())
        .contains("error[comment-too-long]", "--max-bytes");
    assertThat(forge.calls).isEmpty();
    forge.faults.add(
        fault(
            "POST",
            422,
            "{\"message\":\"Validation Failed\",\"errors\":[{\"message\":\"body is too long\"}]}"));
    assertThat(post(PLAN).exits(1).err()).contains("error[comment-too-long]");
  }

  @Test
  void what_is_no_plan_is_not_posted() {
    assertThat(post("# Hello\n").exits(1).err()).contains("error[no-marker]", "-o markdown");
    assertThat(github(PLAN).run("comment", "github", "none.md").exits(1).err())
        .contains("error[no-file]");
    assertThat(forge.calls).isEmpty();
  }

  @Test
  void the_number_comes_from_the_event_where_the_ref_has_none() {
    var weir =
        github(PLAN)
            .with("GITHUB_REF", "refs/heads/main")
            .file("event.json", "{\"pull_request\":{\"number\":34}}")
            .with("GITHUB_EVENT_PATH", folder.resolve("event.json").toString());
    post(weir).exits(0);
    assertThat(forge.calls.getFirst()).contains("/issues/34/");
    post(weir, "--number", "56").exits(0);
    assertThat(forge.calls).anyMatch(call -> call.contains("/issues/56/"));
    weir.file("event.json", "{\"issue\":{\"number\":78}}");
    assertThat(post(weir).exits(1).err()).contains("error[no-review]");
    assertThat(post(weir, "--repo", "../x").exits(64).err()).contains("error[usage]");
  }

  @Test
  void a_saved_plan_is_as_good_as_its_markdown() {
    var weir =
        github(PLAN)
            .file(
                "live.yaml",
                """
                apiVersion: aliyun-oss/v1
                kind: Provider
                metadata: {name: hangzhou}
                spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: main}
                spec: {provider: hangzhou}
                """);
    weir.run("plan", "--sandbox", "--out", "p.weirplan", "live.yaml").exits(0);
    weir.run("comment", "github", "p.weirplan").exits(0);
    assertThat(forge.bodies().getFirst()).startsWith("<!-- weir:plan:default digest=");
    assertThat(forge.bodies().getFirst()).contains("Plan: 1 to add, 0 to change, 0 to destroy.");
    weir.reading(PLAN).run("comment", "github", "-").exits(0);
    assertThat(forge.bodies()).hasSize(2);
  }

  private CommandLineFixture gitlab() {
    return new CommandLineFixture(folder)
        .file("comment.md", PLAN)
        .with("CI_API_V4_URL", forge.url() + "/api/v4")
        .with("CI_PROJECT_ID", "7")
        .with("CI_MERGE_REQUEST_IID", "5");
  }

  @Test
  void a_merge_request_has_one_note() {
    var weir = gitlab().with("GITLAB_TOKEN", TOKEN);
    assertThat(weir.run("comment", "gitlab", "comment.md").exits(0).out())
        .isEqualTo("Posted the comment: merge request !5 of project 7\n");
    weir.file("comment.md", PLAN.replace("1 to add", "2 to add"));
    assertThat(weir.run("comment", "gitlab", "comment.md").exits(0).out()).startsWith("Updated");
    assertThat(forge.bodies()).hasSize(1).first().asString().contains("2 to add");
    var notes = "/api/v4/projects/7/merge_requests/5/notes";
    assertThat(forge.calls)
        .contains("POST " + notes + " private " + TOKEN, "PUT " + notes + "/1 private " + TOKEN);
    weir.run("comment", "gitlab", "comment.md", "--project", "group/sub name").exits(0);
    assertThat(forge.calls).anyMatch(call -> call.contains("/projects/group%2Fsub%20name/"));
  }

  @Test
  void a_job_token_writes_as_who_runs_the_job_or_says_what_it_lacks() {
    var weir = gitlab().with("CI_JOB_TOKEN", TOKEN).with("GITLAB_USER_LOGIN", "ann");
    forge.namesItself = false;
    forge.says("mallory", "", PLAN);
    forge.says("ann", "", PLAN);
    weir.file("comment.md", PLAN.replace("1 to add", "2 to add"));
    weir.run("comment", "gitlab", "comment.md").exits(0);
    assertThat(forge.bodies().get(0)).contains("1 to add");
    assertThat(forge.bodies().get(1)).contains("2 to add");
    assertThat(forge.calls).allMatch(call -> call.endsWith("job " + TOKEN));

    forge.comments.clear();
    forge.faults.add(fault("POST", 401, "{\"message\":\"401 Unauthorized\"}"));
    var refused = weir.run("comment", "gitlab", "comment.md").exits(1);
    assertThat(refused.err()).contains("error[token-refused]", "`CI_JOB_TOKEN`", "GITLAB_TOKEN");
    assertThat(refused.err()).doesNotContain(TOKEN);
  }

  @Test
  void a_service_that_cannot_be_reached_is_told() {
    forge.faults.add(fault("GET", 200, "not json"));
    assertThat(post(PLAN).exits(1).err()).contains("error[forge-answer]");
    forge.server.stop(0);
    var gone = post(PLAN).exits(1);
    assertThat(gone.err()).contains("error[forge-unreachable]", "help:");
  }
}
