package dev.weir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

  @Test
  void only_unreserved_characters_stay() {
    assertThat(Percent.encode("Az09-_.~ /+*'()!频"))
        .isEqualTo("Az09-_.~%20%2F%2B%2A%27%28%29%21%E9%A2%91");
    assertThat(Percent.encodePath("/a b/频")).isEqualTo("/a%20b/%E9%A2%91");
  }

  @Test
  void decoding_undoes_encoding() {
    long seed = 20260102;
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      var text =
          random
              .ints(random.nextInt(12), 0, 0x11000)
              .filter(c -> !Character.isSurrogate((char) c) || c > 0xFFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      assertThat(Percent.decode(Percent.encode(text)))
          .as("seed %d, %s", seed, text)
          .isEqualTo(text);
    }
  }

  @Test
  void either_letter_case_of_hex_digits_is_read_and_a_plus_stays() {
    assertThat(Percent.decode("%e9%A2%91+x")).isEqualTo("频+x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%2", "%zz", "%2x", "%FF", "%E9%A2"})
  void broken_escapes_are_refused(String text) {
    assertThatThrownBy(() -> Percent.decode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_query_is_read_in_every_dialect() {
    assertThat(Query.parse("live=&prefix=a+b%2Bc%26&flag&&x=1=2"))
        .isEqualTo(
            new Query(
                java.util.List.of(
                    new Query.Parameter("live", ""),
                    new Query.Parameter("prefix", "a b+c&"),
                    new Query.Parameter("flag", ""),
                    new Query.Parameter("x", "1=2"))));
    assertThat(Query.parse("").parameters()).isEmpty();
  }
}
