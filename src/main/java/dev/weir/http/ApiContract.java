package dev.weir.http;

import feign.Contract;
import feign.DefaultContract;
import feign.MethodMetadata;
import feign.Param;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Feign's own annotations, but every parameter is percent-encoded by us: Feign takes a text such as
 * {@code a%20b} for one that is encoded already, and would address {@code a b}.
 *
 * <p>Parameters therefore belong into request lines only, not into header or body templates.
 */
final class ApiContract implements Contract {

  private final Contract feigns = new DefaultContract();
  private final Map<Class<?>, List<MethodMetadata>> read = new ConcurrentHashMap<>();

  /** Reads each interface once: clients are made of it for each account, and for reads again. */
  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> api) {
    return read.computeIfAbsent(api, this::read);
  }

  private List<MethodMetadata> read(Class<?> api) {
    var methods = feigns.parseAndValidateMetadata(api);
    methods.forEach(ApiContract::encodeParameters);
    return methods;
  }

  private static void encodeParameters(MethodMetadata method) {
    var expanders = new HashMap<Integer, Param.Expander>();
    for (var index : method.indexToName().keySet()) {
      expanders.put(index, value -> Percent.encode(value.toString()));
    }
    method.indexToExpander(expanders);
  }
}
