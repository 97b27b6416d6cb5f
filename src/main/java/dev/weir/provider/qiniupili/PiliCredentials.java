package dev.weir.provider.qiniupili;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import java.util.List;
import java.util.Optional;

/**
 * An access key.
 *
 * @param accessKey its public half
 * @param secretKey its secret half
 */
record PiliCredentials(String accessKey, Secret secretKey) {

  /** Environment variables in the order we look at them, each set a public and a secret half. */
  private static final List<Variables> ENVIRONMENT =
      List.of(
          new Variables("QINIU_ACCESS_KEY", "QINIU_SECRET_KEY"),
          new Variables("PILI_ACCESS_KEY", "PILI_SECRET_KEY"));

  private record Variables(String accessKey, String secretKey) {

    boolean anySet(Session session) {
      return session.firstOf(accessKey, secretKey).isPresent();
    }

    /** A key is never put together from two sets of variables. */
    PiliCredentials read(Session session) {
      return new PiliCredentials(set(session, accessKey), Secret.of(set(session, secretKey)));
    }

    private String set(Session session, String name) {
      return session
          .firstOf(name)
          .orElseThrow(() ->
              new Refused(
                  Diagnostic.error(
                          "missing-credentials",
                          "`%s` is not set, but the other half of the access key is"
                              .formatted(name))
                      .hint("set both `%s` and `%s`".formatted(accessKey, secretKey))));
    }
  }

  /**
   * The sandbox's account, or the key that the settings refer to, or the one in the environment.
   *
   * @throws Refused when there is none
   */
  static PiliCredentials find(Provider settings, Session session) {
    return session
        .sandbox()
        .map(access -> new PiliCredentials(access.accessKey(), access.secretKey()))
        .or(() -> settings.credentials().map(PiliCredentials::of))
        .or(() -> fromEnvironment(session))
        .orElseThrow(() -> missing(settings));
  }

  private static PiliCredentials of(Provider.Credentials declared) {
    return new PiliCredentials(declared.accessKey().reveal(), declared.secretKey());
  }

  private static Optional<PiliCredentials> fromEnvironment(Session session) {
    return ENVIRONMENT.stream()
        .filter(variables -> variables.anySet(session))
        .findFirst()
        .map(variables -> variables.read(session));
  }

  private static Refused missing(Provider settings) {
    return new Refused(
        Diagnostic.error(
                "missing-credentials",
                "there is no access key for hub `%s`".formatted(settings.hub()))
            .hint(
                "set `QINIU_ACCESS_KEY` and `QINIU_SECRET_KEY`, or `credentials` in the `Provider`"
                    + " document; `--sandbox` needs none"));
  }
}
