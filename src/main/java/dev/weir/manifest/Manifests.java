package dev.weir.manifest;

import dev.weir.kind.Address;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Everything that was read in this run, checked as far as that goes without asking a provider.
 *
 * @param stackName the {@code Stack} document's name, or {@code default}
 * @param stack the stack's settings
 * @param providers the provider documents by address
 * @param resources the resources by address, in the order they were read
 * @param read what was read, which decides what counts as removed
 */
public record Manifests(
    String stackName,
    Stack stack,
    Map<Address, Declared> providers,
    SequencedMap<Address, Declared> resources,
    Coverage read) {

  /**
   * What was read.
   *
   * @param files files that were read and parsed, relative to the root
   * @param folders folders that were read as a whole, relative to the root; {@code .} is the root
   */
  public record Coverage(Set<String> files, Set<String> folders) {
    public Coverage {
      files = Set.copyOf(files);
      folders = Set.copyOf(folders);
    }

    /**
     * Whether the absence of a document from this file means that it was removed: the file was
     * read, or it is gone from a folder that was read.
     */
    public boolean covers(String file) {
      return files.contains(file) || folders.stream().anyMatch(folder -> within(file, folder));
    }

    private static boolean within(String file, String folder) {
      return !file.equals("-") && (folder.equals(".") || file.startsWith(folder + "/"));
    }
  }

  /** The resource or provider document with this address. */
  public Optional<Declared> find(Address address) {
    return Optional.ofNullable(resources.get(address))
        .or(() -> Optional.ofNullable(providers.get(address)));
  }
}
