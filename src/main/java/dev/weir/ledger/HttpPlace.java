package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A state server that speaks Terraform's HTTP protocol, and how to speak to it.
 *
 * @param address where the document is
 * @param updateMethod writes it
 * @param lock where the lock is taken
 * @param lockMethod takes it
 * @param unlock where the lock is given back
 * @param unlockMethod gives it back
 * @param login user and password, if the environment has them
 * @param retries how often, and after what wait, a call is sent again
 */
public record HttpPlace(
    URI address,
    String updateMethod,
    URI lock,
    String lockMethod,
    URI unlock,
    String unlockMethod,
    Optional<Login> login,
    Retries retries) {

  /** User and password. */
  public record Login(String user, Secret password) {}

  /** How often a call is sent again, and the shortest and longest wait before that. */
  public record Retries(int most, Duration shortest, Duration longest) {}

  /**
   * What manifests say of it; the environment comes before.
   *
   * @param address where the document is; {@code {stack}} in it stands for the stack's name
   */
  public record Declared(
      Optional<String> address,
      Optional<String> lockAddress,
      Optional<String> unlockAddress,
      Optional<String> updateMethod,
      Optional<String> lockMethod,
      Optional<String> unlockMethod) {}

  private static final String ADDRESS = "TF_HTTP_ADDRESS";
  private static final String HOSTS = "WEIR_LEDGER_HOSTS";

  /**
   * The place that environment and manifests name.
   *
   * <p>A manifest may come from a stranger, so user and password are only ever sent to servers that
   * the environment names: in {@code TF_HTTP_ADDRESS} and its like, or in {@code
   * WEIR_LEDGER_HOSTS}.
   *
   * @param stack the stack's name
   * @throws Refused when it is not named, or named in a way that would give credentials away
   */
  public static HttpPlace of(
      Declared declared, String stack, Function<String, Optional<String>> environment) {
    return new Reader(declared, stack, environment).place();
  }

  /** The address without what may be secret in it. */
  String describe() {
    return shown(address);
  }

  static String shown(URI uri) {
    return uri.getScheme() + "://" + authority(uri) + uri.getPath();
  }

  private static String authority(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Scheme, host and port: what a browser would call one origin. */
  private static String origin(URI uri) {
    int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  private record Reader(
      Declared declared, String stack, Function<String, Optional<String>> environment) {

    HttpPlace place() {
      refuseUnsupported();
      var address = uri(ADDRESS, declared.address()).orElseThrow(Reader::noAddress);
      var lockNamedByEnvironment = set("TF_HTTP_LOCK_ADDRESS").isPresent();
      var lock =
          uri("TF_HTTP_LOCK_ADDRESS", declared.lockAddress()).orElseGet(() -> below(address));
      var unlock = uri("TF_HTTP_UNLOCK_ADDRESS", declared.unlockAddress()).orElse(lock);
      var login =
          set("TF_HTTP_USERNAME")
              .or(() -> set("TF_HTTP_PASSWORD").map(_ -> ""))
              .map(user -> new Login(user, Secret.of(set("TF_HTTP_PASSWORD").orElse(""))));
      if (login.isPresent()) {
        List.of(address, lock, unlock).forEach(this::checkTrusted);
      }
      // Where Terraform's variables name the lock, its own default methods are meant.
      return new HttpPlace(
          address,
          method("TF_HTTP_UPDATE_METHOD", declared.updateMethod(), "POST"),
          lock,
          method(
              "TF_HTTP_LOCK_METHOD",
              declared.lockMethod(),
              lockNamedByEnvironment ? "LOCK" : "POST"),
          unlock,
          method(
              "TF_HTTP_UNLOCK_METHOD",
              declared.unlockMethod(),
              lockNamedByEnvironment ? "UNLOCK" : "DELETE"),
          login,
          retries());
    }

    private Optional<String> set(String variable) {
      return environment.apply(variable).filter(text -> !text.isEmpty());
    }

    /** Leaving a wish out silently could mean to trust a server that must not be. */
    private void refuseUnsupported() {
      for (var variable :
          List.of(
              "TF_HTTP_CLIENT_CERTIFICATE_PEM",
              "TF_HTTP_CLIENT_PRIVATE_KEY_PEM",
              "TF_HTTP_CLIENT_CA_CERTIFICATE_PEM")) {
        if (set(variable).isPresent()) {
          throw new Refused(
              Diagnostic.error("ledger-settings", "`" + variable + "` is not supported")
                  .hint(
                      "give a private authority to Java: WEIR_JAVA_OPTS="
                          + "-Djavax.net.ssl.trustStore=…, and unset the variable"));
        }
      }
    }

    private Optional<URI> uri(String variable, Optional<String> manifest) {
      var named = set(variable);
      return named
          .or(() -> manifest)
          .map(text -> parse(named.isPresent() ? variable : "address", text));
    }

    private URI parse(String source, String text) {
      try {
        var uri = new URI(text.replace("{stack}", stack));
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
          throw malformed(source, "is no http or https address");
        }
        if (uri.getRawUserInfo() != null) {
          throw malformed(source, "holds a user or password; they belong into variables");
        }
        return uri;
      } catch (URISyntaxException _) {
        throw malformed(source, "is no address");
      }
    }

    private static Refused malformed(String source, String why) {
      return new Refused(
          Diagnostic.error("ledger-settings", "the ledger's `" + source + "` " + why)
              .hint(
                  "for instance https://gitlab.example.com/api/v4/projects/42/terraform/state/prod"
                      + ", with TF_HTTP_USERNAME and TF_HTTP_PASSWORD"));
    }

    private static Refused noAddress() {
      return new Refused(
          Diagnostic.error(
                  "ledger-settings", "the ledger's backend is `http`, yet nothing says where")
              .hint("set `" + ADDRESS + "`, or `spec.ledger.address` of the `Stack`"));
    }

    /** GitLab and Gitea both have the lock there. */
    private static URI below(URI address) {
      var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
      return URI.create(
          address.getScheme()
              + "://"
              + address.getRawAuthority()
              + address.getRawPath()
              + "/lock"
              + query);
    }

    private void checkTrusted(URI uri) {
      if (!trusted().contains(origin(uri))) {
        throw new Refused(
            Diagnostic.error(
                    "ledger-host-not-trusted",
                    "the ledger's password is not sent to `%s`: only a manifest names that server"
                        .formatted(authority(uri)))
                .hint(
                    "a manifest can come from anybody; name the server in the environment too:"
                        + " %s=%s".formatted(HOSTS, authority(uri))));
      }
    }

    private List<String> trusted() {
      var origins = new ArrayList<String>();
      for (var variable : List.of(ADDRESS, "TF_HTTP_LOCK_ADDRESS", "TF_HTTP_UNLOCK_ADDRESS")) {
        set(variable).ifPresent(text -> origins.add(origin(parse(variable, text))));
      }
      for (var host : set(HOSTS).orElse("").split("[,\\s]+")) {
        if (!host.isEmpty()) {
          origins.add(origin(parse(HOSTS, host.contains("://") ? host : "https://" + host)));
        }
      }
      return origins;
    }

    private String method(String variable, Optional<String> manifest, String usual) {
      var method = set(variable).or(() -> manifest).orElse(usual).toUpperCase(Locale.ROOT);
      if (!method.matches("[A-Z]{1,16}")) {
        throw new Refused(
            Diagnostic.error("ledger-settings", "`" + variable + "` is no HTTP method"));
      }
      return method;
    }

    private Retries retries() {
      var shortest = number("TF_HTTP_RETRY_WAIT_MIN", 1);
      var longest = Math.max(shortest, number("TF_HTTP_RETRY_WAIT_MAX", 30));
      return new Retries(
          number("TF_HTTP_RETRY_MAX", 2),
          Duration.ofSeconds(shortest),
          Duration.ofSeconds(longest));
    }

    private int number(String variable, int usual) {
      var text = set(variable).orElse(Integer.toString(usual));
      if (!text.matches("[0-9]{1,4}")) {
        throw new Refused(
            Diagnostic.error("ledger-settings", "`" + variable + "` must be a number up to 9999"));
      }
      return Integer.parseInt(text);
    }
  }
}
