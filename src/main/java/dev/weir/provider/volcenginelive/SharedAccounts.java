package dev.weir.provider.volcenginelive;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds provider documents that stand for different accounts under one name: their objects could
 * not be told apart, and one access key would be used for all.
 */
record SharedAccounts(Catalogue.Findings findings) {

  void check(List<Resource> groups, List<Resource> fixed) {
    var first = new HashMap<String, Resource>();
    Stream.concat(groups.stream(), fixed.stream())
        .forEach(resource -> {
          var account = resource.settings().text("account");
          var other = first.putIfAbsent(account, resource);
          if (other != null && !isSame(other.settings(), resource.settings())) {
            report(resource, other);
          }
        });
  }

  private static boolean isSame(Value.Fields one, Value.Fields other) {
    return Stream.of("endpoint", "credentials")
        .allMatch(name -> one.get(name).equals(other.get(name)));
  }

  private void report(Resource resource, Resource other) {
    findings.error(
        resource,
        "",
        "accounts-not-told-apart",
        "`%s` and `%s` use providers with different access keys or endpoints, yet the same"
                .formatted(other.address(), resource.address())
            + " `account`",
        "give each account's `Provider` document an `account` of its own, for instance its number");
  }
}
