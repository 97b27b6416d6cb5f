package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a ledger goes that its place did not take in the end.
 *
 * @param file the file
 */
record Unsaved(Path file) {

  /** Saves it, and says how it comes back. */
  Diagnostic save(Ledger ledger, String where) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      DurableFile.replace(file, Documents.text(ledger).getBytes(StandardCharsets.UTF_8));
      return Diagnostic.error(
              "ledger-not-written",
              "the ledger at `%s` lacks the end of this run; it was saved in `%s`"
                  .formatted(where, file))
          .hint(
              "`weir state push %s` brings it back, unless somebody wrote the ledger since; without"
                      .formatted(file)
                  + " it, the next run looks what became of every call under way");
    } catch (IOException e) {
      return Diagnostic.error(
              "ledger-not-written",
              "the ledger at `%s` lacks the end of this run, and it could not be saved in `%s`: %s"
                  .formatted(where, file, e.getMessage()))
          .hint("the next run looks what became of every call under way");
    }
  }
}
