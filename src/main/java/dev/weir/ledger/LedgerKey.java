package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The key of the digests that stand for secrets in a ledger. It is kept apart from the ledger, so
 * that a ledger that leaks does not let secrets be guessed. Losing it loses only the knowledge
 * whether a secret changed.
 */
public final class LedgerKey {

  /** The environment variable that holds the key where no file can: any text. */
  public static final String VARIABLE = "WEIR_LEDGER_KEY";

  private static final int BYTES = 32;
  private static final String FILE = "ledger.key";

  private LedgerKey() {}

  /**
   * A sealer with the key of this folder, made on first use and readable by its owner only.
   *
   * @param given the value of {@link #VARIABLE}, which comes before the file; a blank one counts as
   *     none, since that is what pipelines make of a variable that nobody set
   */
  public static Sealer load(Path folder, Optional<String> given, RandomGenerator random) {
    return new Sealer(
        given
            .filter(text -> !text.isBlank())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> fromFile(folder, random)));
  }

  private static byte[] fromFile(Path folder, RandomGenerator random) {
    var file = folder.resolve(FILE);
    try {
      return HexFormat.of().parseHex(Files.readString(file).strip());
    } catch (NoSuchFileException _) {
      return create(folder, file, random);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(file, e);
    }
  }

  private static byte[] create(Path folder, Path file, RandomGenerator random) {
    var key = new byte[BYTES];
    random.nextBytes(key);
    try {
      Files.createDirectories(folder);
      Files.createFile(file, ownerOnly(folder));
      Files.writeString(
          file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      return key;
    } catch (FileAlreadyExistsException _) {
      return fromFile(folder, random);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Refused unusable(Path file, Exception e) {
    return new Refused(
        Diagnostic.error(
                "ledger-key-unusable",
                "cannot use the ledger's key `" + file + "`: " + e.getMessage())
            .hint("mend or delete the file, or set `" + VARIABLE + "`"));
  }
}
