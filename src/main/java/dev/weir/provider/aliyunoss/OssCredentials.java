package dev.weir.provider.aliyunoss;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import java.util.Arrays;
import java.util.Optional;

/**
 * An access key.
 *
 * @param keyId its public half
 * @param secret its secret half
 * @param token comes with temporary keys of the Security Token Service
 */
record OssCredentials(String keyId, Secret secret, Optional<Secret> token) {

  /** Environment variables that the vendor's own tools read, in the order we look at them. */
  private enum Variables {
    ALIBABA_CLOUD(
        "ALIBABA_CLOUD_ACCESS_KEY_ID",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        "ALIBABA_CLOUD_SECURITY_TOKEN"),
    OSS("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET", "OSS_SESSION_TOKEN");

    private final String keyId;
    private final String secret;
    private final String token;

    Variables(String keyId, String secret, String token) {
      this.keyId = keyId;
      this.secret = secret;
      this.token = token;
    }

    boolean anySet(Session session) {
      return session.firstOf(keyId, secret).isPresent();
    }

    /** A key is never put together from two sets of variables. */
    OssCredentials read(Session session) {
      return new OssCredentials(
          set(session, keyId),
          Secret.of(set(session, secret)),
          session.firstOf(token).map(Secret::of));
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
                      .hint("set both `%s` and `%s`".formatted(keyId, secret))));
    }
  }

  /**
   * The sandbox's account, or the key that the settings refer to, or the one in the environment.
   *
   * @throws Refused when there is none
   */
  static OssCredentials find(Provider settings, Session session) {
    return session
        .sandbox()
        .map(access -> new OssCredentials(access.accessKey(), access.secretKey(), Optional.empty()))
        .or(() -> settings.credentials().map(OssCredentials::of))
        .or(() -> fromEnvironment(session))
        .orElseThrow(() -> missing(settings));
  }

  private static OssCredentials of(Provider.Credentials declared) {
    return new OssCredentials(
        declared.accessKeyId().reveal(), declared.accessKeySecret(), declared.securityToken());
  }

  private static Optional<OssCredentials> fromEnvironment(Session session) {
    return Arrays.stream(Variables.values())
        .filter(variables -> variables.anySet(session))
        .findFirst()
        .map(variables -> variables.read(session));
  }

  private static Refused missing(Provider settings) {
    return new Refused(
        Diagnostic.error(
                "missing-credentials",
                "there is no access key for bucket `%s`".formatted(settings.bucket()))
            .hint(
                "set `%s` and `%s` in the environment (for a temporary key `%s` too), or"
                        .formatted(
                            Variables.ALIBABA_CLOUD.keyId,
                            Variables.ALIBABA_CLOUD.secret,
                            Variables.ALIBABA_CLOUD.token)
                    + " `credentials` in the `Provider` document"));
  }
}
