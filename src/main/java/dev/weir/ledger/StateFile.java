package dev.weir.ledger;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A state file as it was when it was opened: who replaces it meanwhile makes another file. */
record StateFile(FileChannel file) implements AutoCloseable {

  /** Opens a file; empty when there is none. */
  static Optional<StateFile> open(Path path) throws IOException {
    try {
      return Optional.of(new StateFile(FileChannel.open(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /**
   * The ledger in it.
   *
   * @throws IllegalArgumentException when it is no document of a ledger
   */
  Ledger ledger() throws IOException {
    return Documents.read(content());
  }

  /** What stands for its content. */
  HashCode digest() throws IOException {
    return Journal.digest(content());
  }

  private InputStream content() throws IOException {
    return Channels.newInputStream(file.position(0));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
