package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import java.util.Optional;

/**
 * An access key.
 *
 * @param keyId its public half
 * @param secret its secret half
 * @param token comes with temporary keys of the Security Token Service
 */
record LiveCredentials(String keyId, Secret secret, Optional<Secret> token) {

  private static final String KEY_ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";
  private static final String SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
  private static final String TOKEN = "ALIBABA_CLOUD_SECURITY_TOKEN";

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
        .orElseGet(() -> fromEnvironment(session));
  }

  private static LiveCredentials of(Provider.Credentials declared) {
    return new LiveCredentials(
        declared.accessKeyId().reveal(), declared.accessKeySecret(), declared.securityToken());
  }

  private static LiveCredentials fromEnvironment(Session session) {
    return new LiveCredentials(
        set(session, KEY_ID),
        Secret.of(set(session, SECRET)),
        session.firstOf(TOKEN).map(Secret::of));
  }

  private static String set(Session session, String name) {
    return session.firstOf(name).orElseThrow(() -> missing(name));
  }

  private static Refused missing(String name) {
    return new Refused(
        Diagnostic.error(
                "missing-credentials",
                "there is no access key for ApsaraVideo Live: `%s` is not set".formatted(name))
            .hint(
                "set `%s` and `%s` in the environment (for a temporary key `%s` too), or"
                        .formatted(KEY_ID, SECRET, TOKEN)
                    + " `credentials` in the `Provider` document"));
  }
}
