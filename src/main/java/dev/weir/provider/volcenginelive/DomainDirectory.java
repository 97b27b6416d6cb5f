package dev.weir.provider.volcenginelive;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The domains of the emulated account.
 *
 * @param used names for which something is set; where any domain exists, these are listed
 */
record DomainDirectory(LiveWorld rules, Supplier<Set<String>> used) {

  private static final Set<String> FIELDS =
      Set.of(
          "PageNum",
          "PageSize",
          "VhostList",
          "DomainNameList",
          "DomainTypeList",
          "DomainStatusList",
          "DomainRegionList");

  /**
   * A page of them. Where any domain exists, those that are asked for by name do, and those in use.
   */
  DomainDetail.Page list(Message message) {
    message.only(rules.unknownFields(), FIELDS);
    int page = required(message, "PageNum", Integer.MAX_VALUE);
    int size = required(message, "PageSize", DomainDetail.LARGEST_PAGE);
    var wanted = wanted(message);
    var items = wanted.stream().skip((page - 1L) * size).limit(size).toList();
    return new DomainDetail.Page(items, wanted.size());
  }

  private List<DomainDetail.Item> wanted(Message message) {
    var vhosts = message.texts("VhostList");
    var names = message.texts("DomainNameList");
    var types = message.texts("DomainTypeList");
    var regions = message.texts("DomainRegionList");
    var statuses = statuses(message);
    return rules
        .domains()
        .map(List::stream)
        .orElseGet(() -> invented(vhosts, names))
        .filter(item -> vhosts.isEmpty() || vhosts.contains(item.vhost()))
        .filter(item -> names.isEmpty() || names.contains(item.domain()))
        .filter(item -> types.isEmpty() || types.contains(item.type()))
        .filter(item -> regions.isEmpty() || regions.contains(item.region()))
        .filter(item -> statuses.isEmpty() || statuses.contains(item.status()))
        .toList();
  }

  private static Set<Integer> statuses(Message message) {
    var statuses = new TreeSet<Integer>();
    message.json().path("DomainStatusList").forEach(status -> statuses.add(status.asInt()));
    return statuses;
  }

  private Stream<DomainDetail.Item> invented(List<String> vhosts, List<String> names) {
    var asked = Stream.concat(vhosts.stream(), names.stream());
    boolean all = vhosts.isEmpty() && names.isEmpty();
    return (all ? used.get().stream() : asked)
        .distinct()
        .map(name -> new DomainDetail.Item(name, name, "push", 0, "cn", name + ".bytefcdn.com"));
  }

  private static int required(Message message, String name, int most) {
    return FixedSources.number(message, name, 1, most)
        .orElseThrow(() -> LiveRefusal.parameter(name));
  }
}
