package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.manifest.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The manifests of a Git revision, read with {@code git}; the working tree is left alone.
 *
 * @param root the folder that manifests stand under; within a Git repository
 * @param commit the revision's hash
 */
record GitRevision(Path root, String commit) {

  private static final String LINK = "120000";

  /** A file of the revision. */
  private record Blob(String mode, String hash, String path) {}

  /**
   * Finds a revision.
   *
   * @param revision anything that Git takes for a commit
   * @throws Refused when there is no Git, no repository or no such revision
   */
  static GitRevision find(Path root, String revision) {
    var found =
        git(
            root,
            List.of("rev-parse", "--verify", "--end-of-options", revision + "^{commit}"),
            new byte[0]);
    return new GitRevision(root, new String(found, StandardCharsets.UTF_8).strip());
  }

  /** The hash in short. */
  String brief() {
    return commit.substring(0, 10);
  }

  /**
   * Writes the YAML files of the revision into a folder, each at its path below the root.
   *
   * @param paths files and folders relative to the root
   */
  void extract(List<String> paths, Path target) {
    var blobs = list(paths);
    var names = new StringBuilder();
    blobs.forEach(blob -> names.append(blob.hash()).append('\n'));
    var answer =
        git(
            root,
            List.of("cat-file", "--batch"),
            names.toString().getBytes(StandardCharsets.UTF_8));
    try (var in = new DataInputStream(new ByteArrayInputStream(answer))) {
      for (var blob : blobs) {
        write(blob, content(in), target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What to read of the revision in place of what is in the working tree.
   *
   * @param input what is read of the working tree
   * @param paths how it was named
   * @param target takes a copy of the revision's files
   */
  Input copy(Input input, List<String> paths, Path target) {
    var relative =
        paths.isEmpty() ? List.of(".") : paths.stream().map(path -> below(input, path)).toList();
    var wanted = new ArrayList<>(relative);
    wanted.add(ENVIRONMENTS);
    relative.stream()
        .map(path -> Path.of(path).resolveSibling(ENVIRONMENTS).toString())
        .forEach(wanted::add);
    extract(wanted.stream().distinct().toList(), target);
    return new Input(
        relative,
        target,
        Optional.of(target),
        InputStream.nullInputStream(),
        new Input.Choices(input.choices().environment(), input.choices().given().lenient()));
  }

  /** Patches of environments stand beside what is read, and not always within it. */
  private static final String ENVIRONMENTS = "environments";

  private static String below(Input input, String path) {
    var absolute = input.currentFolder().resolve(path).normalize();
    var relative = input.rootFolder().toAbsolutePath().relativize(absolute.toAbsolutePath());
    return relative.toString().isEmpty() ? "." : relative.toString();
  }

  private List<Blob> list(List<String> paths) {
    var command = new ArrayList<>(List.of("ls-tree", "-r", "-z", commit, "--"));
    command.addAll(paths);
    var blobs = new ArrayList<Blob>();
    for (var line :
        new String(git(root, command, new byte[0]), StandardCharsets.UTF_8).split("\0")) {
      int tab = line.indexOf('\t');
      var path = line.substring(tab + 1);
      if (tab > 0 && (path.endsWith(".yaml") || path.endsWith(".yml"))) {
        var words = line.substring(0, tab).split(" ");
        blobs.add(new Blob(words[0], words[2], path));
      }
    }
    return blobs;
  }

  /**
   * What {@code cat-file --batch} says of one object: a line with its size, the content, a line
   * end.
   */
  private static byte[] content(DataInputStream in) throws IOException {
    var header = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("git ended early");
      }
      header.write(next);
    }
    var words = header.toString(StandardCharsets.UTF_8).split(" ");
    var bytes = in.readNBytes(Integer.parseInt(words[words.length - 1]));
    in.skipNBytes(1);
    return bytes;
  }

  private static void write(Blob blob, byte[] content, Path target) throws IOException {
    var file = target.resolve(blob.path()).normalize();
    if (!file.startsWith(target)) {
      return;
    }
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    if (blob.mode().equals(LINK)) {
      // It is only followed where it leads to something below the folder.
      Files.createSymbolicLink(file, Path.of(new String(content, StandardCharsets.UTF_8)));
    } else {
      Files.write(file, content);
    }
  }

  private static byte[] git(Path folder, List<String> arguments, byte[] input) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("LC_ALL", "C");
    try {
      var process = builder.start();
      var out = reading(() -> process.getInputStream().readAllBytes());
      var err = reading(() -> process.getErrorStream().readAllBytes());
      try (var in = process.getOutputStream()) {
        in.write(input);
      }
      int code = process.waitFor();
      if (code != 0) {
        throw refused(new String(err.get(), StandardCharsets.UTF_8).strip());
      }
      return out.get();
    } catch (IOException e) {
      throw refused("git cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while git ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("git's answer cannot be read", e);
    }
  }

  private static FutureTask<byte[]> reading(Callable<byte[]> read) {
    var task = new FutureTask<>(read);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static Refused refused(String why) {
    return new Refused(
        Diagnostic.error("git", "git says: " + why.lines().findFirst().orElse("nothing"))
            .hint(
                "name a revision of the repository that the manifests are in; a shallow clone has"
                    + " to fetch it first"));
  }
}
