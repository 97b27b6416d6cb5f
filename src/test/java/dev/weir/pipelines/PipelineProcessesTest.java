package dev.weir.pipelines;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The same recipes once more, with a process of its own for each {@code weir}. */
@Tag("long")
class PipelineProcessesTest {

  @Nested
  class GitHub extends GitHubPipelineTest {
    @Override
    boolean processes() {
      return true;
    }
  }

  @Nested
  class GitLab extends GitLabPipelineTest {
    @Override
    boolean processes() {
      return true;
    }
  }

  @Nested
  class Scheduled extends ScheduledRecipesTest {
    @Override
    boolean processes() {
      return true;
    }
  }

  @Nested
  class ReviewTools extends ReviewToolsTest {
    @Override
    boolean processes() {
      return true;
    }
  }
}
