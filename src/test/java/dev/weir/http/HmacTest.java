package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HmacTest {

  /** RFC 4231, test case 2, and RFC 2202, test case 2. */
  @Test
  void answersAsTheStandardsSay() {
    var key = "Jefe".getBytes(UTF_8);
    var text = "what do ya want for nothing?";

    assertThat(HexFormat.of().formatHex(Hmac.sha256(key, text)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(HexFormat.of().formatHex(Hmac.sha1(key, text)))
        .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  }

  /** Keys shorter than a block, of a block, and longer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 32, 63, 64, 65, 131, 1000})
  void agreesWithTheJdk(int length) throws GeneralSecurityException {
    long seed = 20261121L + length;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var key = new byte[length];
    random.nextBytes(key);
    var text = HexFormat.of().formatHex(key) + length;

    assertThat(Hmac.sha256(key, text)).as("seed %s", seed).isEqualTo(jdk("HmacSHA256", key, text));
    assertThat(Hmac.sha1(key, text)).as("seed %s", seed).isEqualTo(jdk("HmacSHA1", key, text));
  }

  private static byte[] jdk(String algorithm, byte[] key, String text)
      throws GeneralSecurityException {
    var mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
