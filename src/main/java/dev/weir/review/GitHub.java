package dev.weir.review;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A pull request of GitHub, as its REST API has it: {@code
 * docs.github.com/en/rest/issues/comments}.
 *
 * @param access where it is
 * @param repository {@code owner/name}
 * @param number of the pull request
 */
public record GitHub(Access access, String repository, long number) implements Forge {

  private static final int MOST = 65_536;

  @Override
  public String comments() {
    return "/repos/" + repository + "/issues/" + number + "/comments";
  }

  @Override
  public String comment(String id) {
    return "/repos/" + repository + "/issues/comments/" + id;
  }

  @Override
  public String updating() {
    return "PATCH";
  }

  @Override
  public int mostCharacters() {
    return MOST;
  }

  @Override
  public Comment read(JsonNode json) {
    return new Comment(
        json.path("id").asString(""),
        json.path("body").asString(""),
        json.at("/user/login").asString(""),
        json.at("/user/type").asString("").equals("Bot"),
        Optional.of(json.path("html_url").asString("")).filter(url -> !url.isEmpty()));
  }

  @Override
  public String name(JsonNode json) {
    return json.path("login").asString("");
  }

  /** The token of a workflow may not ask who it is: its comments are a machine's. */
  @Override
  public List<String> usualAuthors() {
    return List.of();
  }

  @Override
  public String needs() {
    return "the workflow needs `permissions: {pull-requests: write}`; for a pull request from a"
        + " fork the token can only read, so post from a workflow_run job";
  }

  @Override
  public String review() {
    return "pull request " + number + " of " + repository;
  }
}
