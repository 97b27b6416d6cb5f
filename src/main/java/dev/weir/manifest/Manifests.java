package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Everything that was read in this run, checked as far as that goes without asking a provider.
 *
 * @param stackName the {@code Stack} document's name, or {@code default}; with an environment its
 *     name follows after a dot
 * @param stack the stack's settings
 * @param providers the provider documents by address
 * @param resources the resources by address, in the order they were read
 * @param policies the rules that plans and resources have to keep, in the order they were read
 * @param local documents that tell Weir itself what to do, by address; they are in no plan
 * @param read what was read, which decides what counts as removed
 * @param variation what an environment made of them
 */
public record Manifests(
    String stackName,
    Stack stack,
    Map<Address, Declared> providers,
    SequencedMap<Address, Declared> resources,
    List<DeclaredPolicy> policies,
    SequencedMap<Address, Declared> local,
    Coverage read,
    Variation variation) {

  /**
   * What an environment made of them.
   *
   * @param environment its name
   * @param ownLedger whether it says of its own where the ledger is
   * @param removed what it removes, and where it says so
   */
  public record Variation(
      Optional<String> environment, boolean ownLedger, Map<Address, Place> removed) {
    /** No environment. */
    public static final Variation NONE = new Variation(Optional.empty(), false, Map.of());

    public Variation {
      removed = Map.copyOf(removed);
    }
  }

  public Manifests {
    policies = List.copyOf(policies);
  }

  /** Manifests of resources and their providers alone, without an environment. */
  public Manifests(
      String stackName,
      Stack stack,
      Map<Address, Declared> providers,
      SequencedMap<Address, Declared> resources,
      Coverage read) {
    this(
        stackName,
        stack,
        providers,
        resources,
        List.of(),
        new LinkedHashMap<>(),
        read,
        Variation.NONE);
  }

  /** The same documents, with other resources. */
  public Manifests with(SequencedMap<Address, Declared> others) {
    return new Manifests(stackName, stack, providers, others, policies, local, read, variation);
  }

  /**
   * What was read.
   *
   * @param files files that were read and parsed, relative to the root
   * @param folders folders that were read as a whole, relative to the root; {@code .} is the root
   */
  public record Coverage(Set<String> files, Set<String> folders) {

    /** The folder whose files are patches of environments, and no manifests. */
    static final String ENVIRONMENTS = "environments";

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
      var start = folder.equals(".") ? "" : folder + "/";
      return !file.equals("-")
          && file.startsWith(start)
          && !("/" + file.substring(start.length())).contains("/" + ENVIRONMENTS + "/");
    }
  }

  /** The document with this address, whatever it declares. */
  public Optional<Declared> find(Address address) {
    return Optional.ofNullable(resources.get(address))
        .or(() -> Optional.ofNullable(providers.get(address)))
        .or(() -> Optional.ofNullable(local.get(address)));
  }
}
