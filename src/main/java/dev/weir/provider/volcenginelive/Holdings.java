package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.toCollection;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.RemoteFailure;
import dev.weir.diag.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The vhosts and domains of an account. Asked only when the service refuses to tell of one: the
 * refusal is the same for a name that is not the account's and, perhaps, for one with nothing set.
 *
 * @param api a client paced for {@code ListDomainDetail}
 */
record Holdings(LiveReads api) {

  private static final int DELETED = 3;

  /**
   * Takes a refusal for "nothing there" when the vhost is the account's.
   *
   * @throws RemoteFailure the refusal, with a better hint, when it is not
   */
  void excuseVhost(String vhost, RemoteFailure refusal) {
    excuse("vhost", vhost, DomainDetail.Item::vhost, refusal);
  }

  /** The same for a domain. */
  void excuseDomain(String domain, RemoteFailure refusal) {
    excuse("domain", domain, DomainDetail.Item::domain, refusal);
  }

  private void excuse(
      String what, String name, Function<DomainDetail.Item, String> part, RemoteFailure refusal) {
    if (refusal.category() != RemoteFailure.Category.NOT_FOUND) {
      throw refusal;
    }
    var ours = names(part, refusal);
    if (!ours.contains(name)) {
      var hint = "the account has no %s `%s`: %s".formatted(what, name, known(name, ours));
      throw new RemoteFailure(refusal.details(), Optional.of(hint));
    }
  }

  /**
   * Where to look for what nobody has named: everything of the account's, or, where the account is
   * silent, the names that somebody gave.
   *
   * @param part vhost or domain of a domain
   */
  List<String> everywhere(Function<DomainDetail.Item, String> part, Set<String> given) {
    try {
      var ours =
          domains().stream()
              .filter(item -> item.status() != DELETED)
              .map(part)
              .filter(name -> !name.isEmpty())
              .collect(toCollection(TreeSet::new));
      return List.copyOf(ours.isEmpty() ? new TreeSet<>(given) : ours);
    } catch (RemoteFailure notTold) {
      if (given.isEmpty()) {
        throw notTold;
      }
      return List.copyOf(new TreeSet<>(given));
    }
  }

  /**
   * An answer about one name.
   *
   * @param gap why there is none
   */
  record Told<T>(Optional<T> answer, Optional<Diagnostic> gap) {}

  /** Asks about a name that may not be the account's; other failures are failures. */
  static <T> Told<T> told(String name, Function<String, T> ask) {
    try {
      return new Told<>(Optional.of(ask.apply(name)), Optional.empty());
    } catch (RemoteFailure refusal) {
      if (refusal.category() != RemoteFailure.Category.NOT_FOUND) {
        throw refusal;
      }
      return new Told<>(
          Optional.empty(),
          Optional.of(
              Diagnostic.warning("not-of-the-account", "nothing can be told of `" + name + "`")
                  .hint(refusal.diagnostic().hint().orElse(refusal.diagnostic().message()))));
    }
  }

  private static String known(String name, SortedSet<String> ours) {
    return ours.isEmpty() ? "it has none at all" : Suggestion.hint(name, ours);
  }

  private SortedSet<String> names(Function<DomainDetail.Item, String> part, RemoteFailure refusal) {
    try {
      return domains().stream()
          .filter(item -> item.status() != DELETED)
          .map(part)
          .collect(toCollection(TreeSet::new));
    } catch (RemoteFailure notTold) {
      refusal.addSuppressed(notTold);
      throw refusal;
    }
  }

  private List<DomainDetail.Item> domains() {
    var all = new ArrayList<DomainDetail.Item>();
    DomainDetail.Page page;
    do {
      int number = all.size() / DomainDetail.LARGEST_PAGE + 1;
      page = api.listDomainDetail(new DomainDetail.PageOf(number, DomainDetail.LARGEST_PAGE));
      all.addAll(page.domainList());
    } while (page.domainList().size() == DomainDetail.LARGEST_PAGE);
    return all;
  }
}
