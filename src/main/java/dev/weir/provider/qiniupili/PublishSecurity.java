package dev.weir.provider.qiniupili;

import dev.weir.kind.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * How a publish URL proves that it may be used.
 *
 * <p>See https://developer.qiniu.com/pili/6678/push-the-current-authentication and its siblings
 * 2767 and 1332.
 */
sealed interface PublishSecurity {

  /** The key itself. */
  record Static(Secret key) implements PublishSecurity {}

  /**
   * A token for one push.
   *
   * @param nonce greater than that of the stream's last push
   */
  record Dynamic(Secret key, long nonce) implements PublishSecurity {}

  /** A token of the publish key, good until then. */
  record Expiry(Secret key, Instant until) implements PublishSecurity {}

  /** A token of the account's key, good until then. */
  record ExpirySk(PiliCredentials credentials, Instant until) implements PublishSecurity {}

  /** Nothing. */
  record None() implements PublishSecurity {}

  /** A parameter of the URL. */
  record Parameter(String name, String value) {}

  /** The parameter that is not a token. */
  default Optional<Parameter> parameter() {
    return switch (this) {
      case Static(var key) -> Optional.of(new Parameter("key", key.reveal()));
      case Dynamic(_, var nonce) -> Optional.of(new Parameter("nonce", Long.toString(nonce)));
      case Expiry(_, var until) -> Optional.of(seconds("expire", until));
      case ExpirySk(_, var until) -> Optional.of(seconds("e", until));
      case None() -> Optional.empty();
    };
  }

  private static Parameter seconds(String name, Instant time) {
    return new Parameter(name, Long.toString(time.getEpochSecond()));
  }

  /** The token for a path with its query, where there is one. */
  default Optional<String> token(String pathAndQuery) {
    return switch (this) {
      case Static _, None _ -> Optional.empty();
      case Dynamic(var key, _) -> Optional.of(PiliSignature.sign(key, pathAndQuery));
      case Expiry(var key, _) -> Optional.of(PiliSignature.sign(key, pathAndQuery));
      case ExpirySk(var credentials, _) ->
          Optional.of(
              credentials.accessKey()
                  + ":"
                  + PiliSignature.sign(credentials.secretKey(), pathAndQuery));
    };
  }
}
