package dev.weir.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that a crash leaves the old content or the new, never a mixture. */
final class DurableFile {

  private DurableFile() {}

  static void replace(Path target, byte[] content) throws IOException {
    var fresh = target.resolveSibling(target.getFileName() + ".new");
    try (var file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(true);
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    flushFolder(target);
  }

  /** Makes the rename itself durable; file systems that cannot do that are left alone. */
  private static void flushFolder(Path target) {
    var folder = target.getParent();
    if (folder == null) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // Some platforms do not open folders; the content itself is safe already.
    }
  }
}
