package dev.weir.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A merge request of GitLab, as its REST API has it: {@code docs.gitlab.com/api/notes}.
 *
 * @param access where it is
 * @param project its number, or its path such as {@code group/name}
 * @param number of the merge request within the project
 * @param user who runs the job; empty when nothing says it
 */
public record GitLab(Access access, String project, long number, Optional<String> user)
    implements Forge {

  private static final int MOST = 1_000_000;

  @Override
  public String comments() {
    var name = URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20");
    return "/projects/" + name + "/merge_requests/" + number + "/notes";
  }

  @Override
  public String comment(String id) {
    return comments() + "/" + id;
  }

  @Override
  public String updating() {
    return "PUT";
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
        json.at("/author/username").asString(""),
        false,
        Optional.empty());
  }

  @Override
  public String name(JsonNode json) {
    return json.path("username").asString("");
  }

  @Override
  public List<String> usualAuthors() {
    return user.stream().toList();
  }

  @Override
  public String needs() {
    return "give a project access token with the scope `api` as GITLAB_TOKEN; a job's own token"
        + " may not write notes everywhere";
  }

  @Override
  public String review() {
    return "merge request !" + number + " of project " + project;
  }
}
