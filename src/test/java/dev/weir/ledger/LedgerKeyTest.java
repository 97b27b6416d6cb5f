package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key of the digests comes from. */
class LedgerKeyTest {

  private static final Secret SECRET = Secret.of("canary-81");

  @TempDir Path folder;

  private String digest(Optional<String> given, int seed) {
    return LedgerKey.load(folder, given, new Random(seed)).seal(SECRET).digest();
  }

  @Test
  void a_key_that_is_given_comes_before_the_file_and_makes_none() {
    assertThat(digest(Optional.of("given"), 1)).isEqualTo(digest(Optional.of("given"), 2));
    assertThat(folder).isEmptyDirectory();
    assertThat(digest(Optional.empty(), 3)).isNotEqualTo(digest(Optional.of("given"), 1));
  }

  /** Pipelines hand a variable that nobody set over as an empty one. */
  @Test
  void a_blank_key_counts_as_none() {
    var own = digest(Optional.empty(), 1);
    assertThat(digest(Optional.of(""), 2)).isEqualTo(own);
    assertThat(digest(Optional.of(" "), 3)).isEqualTo(own);
  }
}
