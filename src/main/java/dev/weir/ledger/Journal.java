package dev.weir.ledger;

import com.google.common.base.Suppliers;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines, each durable when {@link #append} returns. Lines that many threads append at the
 * same time share one flush to disk.
 */
final class Journal implements AutoCloseable {

  private static final String WRITTEN = "{\"written\":\"";

  private final FileChannel file;
  private final GroupCommit<String> lines = new GroupCommit<>(this::write);
  private @Nullable IOException broken;

  Journal(Path path) {
    try {
      this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      cutTornLine(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The steps of a journal that its state does not hold yet. A last line without its end was never
   * promised to anybody: the crash came first.
   *
   * @param state the digest of the state's content, if there is one
   * @throws IllegalArgumentException when it is no journal
   */
  static List<Step> steps(String journal, Supplier<Optional<HashCode>> state) {
    var steps = new ArrayList<Step>();
    // A journal hardly ever has a mark, and the digest of a large state takes its time.
    var mark = Suppliers.memoize(() -> state.get().map(Journal::mark));
    for (var line : journal.substring(0, journal.lastIndexOf('\n') + 1).split("\n")) {
      if (line.startsWith(WRITTEN)) {
        // All before this line is in that state; a step done twice is not always as done once.
        if (mark.get().equals(Optional.of(line))) {
          steps.clear();
        }
      } else if (!line.isEmpty()) {
        steps.add(Documents.step(line));
      }
    }
    return steps;
  }

  private static String mark(HashCode state) {
    return WRITTEN + state + "\"}";
  }

  /** What stands for the content of a state file. */
  static HashCode digest(byte[] state) {
    return Hashing.sha256().hashBytes(state);
  }

  /** The same of what is left of a stream. */
  static HashCode digest(InputStream state) throws IOException {
    var hashing = new HashingInputStream(Hashing.sha256(), state);
    hashing.transferTo(OutputStream.nullOutputStream());
    return hashing.hash();
  }

  /** Says that a state is about to be written that holds every step so far. */
  void announce(byte[] state) {
    append(mark(digest(state)));
  }

  /** What a crash left behind the last line end was never promised to anybody. */
  private void cutTornLine(Path path) throws IOException {
    var content = Files.readAllBytes(path);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    file.truncate(end);
    file.position(end);
  }

  /** Appends a line, which must hold no line break. */
  void append(String line) {
    lines.await(lines.add(line + "\n"));
  }

  /** After a failure the end of the file is unknown, so nothing more is written. */
  private void write(List<String> batch) {
    if (broken != null) {
      throw new UncheckedIOException(broken);
    }
    try {
      var bytes = ByteBuffer.wrap(String.join("", batch).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      broken = e;
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets every line: what they said stands elsewhere now. */
  void clear() {
    try {
      file.truncate(0);
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
