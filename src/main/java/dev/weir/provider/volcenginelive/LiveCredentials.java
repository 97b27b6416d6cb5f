package dev.weir.provider.volcenginelive;

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
 * @param token comes with temporary keys
 */
record LiveCredentials(String accessKey, Secret secretKey, Optional<Secret> token) {

  /** Environment variables that belong together; the vendor's own tools read them. */
  private record Variables(String accessKey, String secretKey, String token) {}

  private static final List<Variables> VARIABLES =
      List.of(
          new Variables("VOLC_ACCESSKEY", "VOLC_SECRETKEY", "VOLC_SESSIONTOKEN"),
          new Variables(
              "VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"));

  /**
   * The sandbox's account, or the key that the settings refer to, or the one in the environment.
   *
   * @throws Refused when there is none
   */
  static LiveCredentials find(Provider settings, Session session) {
    return session
        .sandbox()
        .map(
            access -> new LiveCredentials(access.accessKey(), access.secretKey(), Optional.empty()))
        .or(() -> settings.credentials().map(LiveCredentials::of))
        .or(() -> fromEnvironment(session))
        .orElseThrow(LiveCredentials::missing);
  }

  private static LiveCredentials of(Provider.Credentials declared) {
    return new LiveCredentials(
        declared.accessKey().reveal(), declared.secretKey(), declared.sessionToken());
  }

  /** A key is never put together from two sets of variables. */
  private static Optional<LiveCredentials> fromEnvironment(Session session) {
    for (var variables : VARIABLES) {
      var accessKey = session.firstOf(variables.accessKey());
      var secretKey = session.firstOf(variables.secretKey());
      if (accessKey.isPresent() != secretKey.isPresent()) {
        throw half(variables);
      }
      if (accessKey.isPresent() && secretKey.isPresent()) {
        var token = session.firstOf(variables.token()).map(Secret::of);
        return Optional.of(new LiveCredentials(accessKey.get(), Secret.of(secretKey.get()), token));
      }
    }
    return Optional.empty();
  }

  private static Refused half(Variables variables) {
    return new Refused(
        Diagnostic.error(
                "missing-credentials",
                "only one of `%s` and `%s` is set"
                    .formatted(variables.accessKey(), variables.secretKey()))
            .hint("set both"));
  }

  private static Refused missing() {
    return new Refused(
        Diagnostic.error("missing-credentials", "there is no access key for Volcengine Live")
            .hint(
                "set `VOLC_ACCESSKEY` and `VOLC_SECRETKEY` in the environment (for a temporary key"
                    + " `VOLC_SESSIONTOKEN` too), or `credentials` in the `Provider` document"));
  }
}
