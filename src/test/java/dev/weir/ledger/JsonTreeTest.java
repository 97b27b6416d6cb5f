package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

final class JsonTreeTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "null",
        "true",
        "-0",
        "12",
        "3000000000",
        "123456789012345678901234567890",
        "1.5",
        "1e400",
        "\"a\\u00e9\\ud83d\\ude00\\n\"",
        "[]",
        "{}",
        "[1, [2.25, {\"a\": null}], \"x\", false]",
        "{\"a\": {\"b\": [{}, []], \"c\": -7}, \"a b\": \"\"}",
        "{\"twice\": 1, \"twice\": {\"last\": \"wins\"}}"
      })
  void readsWhatAMapperReads(String text) {
    assertThat(JsonTree.read(text)).isEqualTo(MAPPER.readTree(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1,", "[1 2]", "{\"a\"}", "{a: 1}", "1 2", "{} x", "]", "nul", "[1,]"})
  void refusesWhatAMapperRefuses(String text) {
    assertThatThrownBy(() -> MAPPER.readTree(text)).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> JsonTree.read(text)).isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 2_000})
  void goesAsDeepAsAMapperGoes(int depth) {
    var text = "[".repeat(depth) + "]".repeat(depth);
    if (depth < 500) {
      assertThat(JsonTree.read(text)).isEqualTo(MAPPER.readTree(text));
    } else {
      assertThatThrownBy(() -> MAPPER.readTree(text)).isInstanceOf(JacksonException.class);
      assertThatThrownBy(() -> JsonTree.read(text)).isInstanceOf(JacksonException.class);
    }
  }
}
