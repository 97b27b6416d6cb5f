package dev.weir.provider;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Optional;

/**
 * Everything a stack declares, as a provider may look at it to find what no single document shows.
 */
public interface Catalogue {

  /**
   * A declared resource.
   *
   * @param address its address
   * @param kind its kind; may be another provider's
   * @param settings the values of its provider document
   * @param spec its values in normal form, references resolved as far as they are known without
   *     asking anybody; secrets and the rest are unknown
   * @param references what it refers to
   */
  record Resource(
      Address address,
      Kind<?> kind,
      Value.Fields settings,
      Value.Fields spec,
      List<Reference> references) {
    public Resource {
      references = List.copyOf(references);
    }
  }

  /** The resources of the kind with this id, for instance {@code aliyun-oss/v1/Channel}. */
  List<Resource> resources(String kindId);

  /**
   * The documents of the local kind with this id; they have no provider, and hold their own
   * settings.
   */
  default List<Resource> local(String kindId) {
    return List.of();
  }

  /** The settings of the provider documents with this {@code apiVersion}. */
  List<Value.Fields> providers(String apiVersion);

  /** The resource with this address. */
  Optional<Resource> find(Address address);

  /** Where a check puts what it finds. */
  interface Findings {
    /** It cannot work. */
    void error(Resource resource, String path, String code, String message, String hint);

    /** It is probably not meant. */
    void warning(Resource resource, String path, String code, String message, String hint);
  }
}
