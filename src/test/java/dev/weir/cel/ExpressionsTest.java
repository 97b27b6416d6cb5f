package dev.weir.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.Maps;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.diag.Refused;
import dev.weir.diag.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions over plain values: what they come to, and what is said of those that are wrong. */
@Timeout(20)
class ExpressionsTest {

  private static final Expressions EXPRESSIONS =
      new Expressions(
          Map.of(
              "name", Sort.TEXT,
              "count", Sort.WHOLE,
              "onAir", Sort.TRUTH,
              "now", Sort.MOMENT,
              "age", Sort.SPAN,
              "words", Sort.LIST,
              "spec", Sort.MAP,
              "any", Sort.ANY));

  private static final Map<String, Object> VALUES = values();

  private static Map<String, Object> values() {
    var spec = new HashMap<String, Object>();
    spec.put("title", "cup");
    spec.put("fragCount", 3);
    spec.put("none", null);
    spec.put("servers", List.of(Map.of("domain", "a.example.com"), Map.of("domain", "b.test")));
    var values = new HashMap<String, Object>();
    values.put("name", "main-stage");
    values.put("count", 7);
    values.put("onAir", true);
    values.put("now", Instant.parse("2026-11-21T20:00:00Z"));
    values.put("age", Duration.ofMinutes(90));
    values.put("words", List.of("a", "b", "c"));
    values.put("spec", spec);
    values.put("any", null);
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name == 'main-stage'",
        "name.startsWith('main') && name.matches('^[a-z-]+$')",
        "count > 6 && count % 2 == 1",
        "onAir",
        "now < timestamp('2027-01-01T00:00:00Z')",
        "now.getDayOfWeek('Asia/Shanghai') == 0",
        "age > duration('1h')",
        "'b' in words && size(words) == 3",
        "spec.fragCount == 3",
        "has(spec.title) && !has(spec.description)",
        "spec.none == null && any == null",
        "spec.servers.exists(s, s.domain.endsWith('.test'))",
        "spec.servers.map(s, s.domain) == ['a.example.com', 'b.test']",
        "words.filter(w, w != 'b').size() == 2",
      })
  void saysWhatHolds(String text) {
    assertThat(answer(text, Sort.TRUTH)).isEqualTo(true);
  }

  @Test
  void comesToValuesOfEverySort() {
    assertThat(answer("name + '!'", Sort.TEXT)).isEqualTo("main-stage!");
    assertThat(answer("count * 2", Sort.WHOLE)).isEqualTo(14L);
    assertThat(answer("now + age", Sort.MOMENT)).isEqualTo(Instant.parse("2026-11-21T21:30:00Z"));
    assertThat(answer("age + age", Sort.SPAN)).isEqualTo(Duration.ofHours(3));
    assertThat(answer("words.map(w, w + w)", Sort.LIST)).isEqualTo(List.of("aa", "bb", "cc"));
    assertThat(answer("{'a': name}", Sort.MAP)).isEqualTo(Map.of("a", "main-stage"));
    assertThat(answer("spec.title", Sort.ANY)).isEqualTo("cup");
  }

  @Test
  void givesThreadsTheSameAnswer() {
    var expression = compile("words.map(w, w + name).size() == 3", Sort.TRUTH);
    var answers =
        Collections.nCopies(200, expression).parallelStream()
            .map(one -> one.evaluate(VALUES))
            .collect(Collectors.toSet());
    assertThat(answers).isEqualTo(Set.of(new Outcome.Answer(true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nme == 'x'          | 1  | there is no variable `nme`",
        "  count > nmae      | 9  | there is no variable `nmae`",
        "name.shout()        | 6  | there is no function `shout`",
        "name == 1           | 6  | the expression cannot be read: `==` does not take (string,"
            + " int)",
        "name +              | 7  | the expression cannot be read: it ends too early",
        "count > > 1         | 9  | the expression cannot be read: `>` is not expected here",
        "name                | 1  | the expression has to come to true or false, and comes to"
            + " string",
      })
  void saysWhereAnExpressionIsWrong(String text, int column, String message) {
    var problem = refused(text);
    assertThat(problem.code()).isEqualTo("bad-expression");
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.place().orElseThrow().column()).isEqualTo(column);
  }

  @Test
  void proposesTheVariableThatWasMeant() {
    assertThat(refused("onair").hint()).hasValueSatisfying(h -> assertThat(h).contains("onAir"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.missing == 1            | 5  | there is no `missing` here",
        "spec.title.length > 3        | 11 | the expression has no value: Error resolving field"
            + " 'length'. Field selections must be performed on messages or maps.",
        "words[5] == 'a'              | 6  | the expression has no value: Index out of bounds: 5",
        "count / (count - 7) > 1      | 7  | the expression has no value: / by zero",
        "spec.fragCount + 'x' == 'x'  | 16 | the expression has no value: `+` does not take these"
            + " values",
        "spec.title                   | 1  | the expression has to come to true or false, and came"
            + " to text",
        "any                          | 1  | the expression has to come to true or false, and came"
            + " to null",
      })
  void saysWhereAnEvaluationFails(String text, int column, String message) {
    var problem = failed(text);
    assertThat(problem.code()).isEqualTo("expression-failed");
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.place().orElseThrow().column()).isEqualTo(column);
    assertThat(problem.isError()).isTrue();
  }

  @Test
  void endsWhatGoesThroughListsTooOften() {
    var many = Collections.nCopies(1_000, "x");
    var expression = compile("words.all(a, words.all(b, a == b))", Sort.TRUTH);
    assertThat(message(expression, Map.of("words", many)))
        .contains("Iteration budget exceeded: 100000");
  }

  @Test
  void endsTextsThatDouble() {
    var text = "name";
    for (var variable : List.of("a", "b", "c", "d", "e", "f", "g")) {
      text = "[%s].map(%s, %s)[0]".formatted(sum(text), variable, sum(variable));
    }
    assertThat(failed(text + " == ''").message())
        .isEqualTo(
            "the expression costs too much: it makes a text of more than 1,000,000 characters");
  }

  private static String sum(String term) {
    return term.length() > 5 ? term : String.join(" + ", Collections.nCopies(10, term));
  }

  @Test
  void endsListsThatHoldEachOtherManyTimes() {
    var text = "words";
    for (var variable : List.of("a", "b", "c", "d", "e", "f", "g")) {
      var row = String.join(", ", Collections.nCopies(12, variable));
      text = "[%s].map(%s, [%s])[0]".formatted(text, variable, row);
    }
    assertThat(failed(text + " == []").message())
        .isEqualTo("the expression costs too much: it takes more than 2,000,000 steps");
  }

  @Test
  void endsPatternsThatExplode() {
    assertThat(message(compile("name.matches('((a{1,99}){1,99}){1,99}')", Sort.TRUTH), VALUES))
        .startsWith("the expression has no value: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {5_000, 500_000})
  void refusesLongExpressions(int length) {
    assertThat(refused("name == '" + "x".repeat(length) + "'").message())
        .isEqualTo("the expression is longer than 4,000 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "-", "{'a':", "words.all(x, ", "name == 'a' || ", "name["})
  void refusesDeepOnes(String opening) {
    var problem = refused(opening.repeat(3_900 / opening.length()));
    assertThat(problem.code()).isEqualTo("bad-expression");
  }

  @Test
  void failsForValuesThatExpressionsDoNotKnow() {
    var values = new HashMap<>(VALUES);
    values.put("any", Locale.ROOT);
    assertThat(message(compile("any == 'x'", Sort.TRUTH), values))
        .contains("no value for expressions: class java.util.Locale");
  }

  @Test
  void makesVariablesReadyOnceForSeveralExpressions() {
    var asked = new AtomicInteger();
    var values =
        Maps.transformValues(
            VALUES,
            value -> {
              asked.incrementAndGet();
              return value;
            });
    var bound = new Bindings(values);
    for (var text : List.of("spec.title == 'cup'", "spec.fragCount == 3 && has(spec.title)")) {
      assertThat(compile(text, Sort.TRUTH).evaluate(bound)).isEqualTo(new Outcome.Answer(true));
    }
    assertThat(asked).hasValue(1);
  }

  /** How an expression is written in YAML, and where its part {@code oops} then stands. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule: name == oops",
        "rule: 'name == oops'",
        "rule: \"name == oops\"",
        "rule: |\n  name == 'é日本😀' ||\n\n    oops\n",
        "rule: |-\n    count > 1\n    && name == oops\nmessage: x",
        "rule: >-\n  count > 1\n  && name\n  == oops && onAir",
        "rule: >2-\n    count > 1\n  && name == oops && onAir",
        "rule: count > 1\n  && name ==\n    oops",
        "rule: \"count > 1\n  && name == oops\"",
      })
  void findsThePlaceInEveryStyleOfYaml(String yaml) {
    var source = Source.of("a.yaml", yaml);
    var problem = refused(new Written(scalar(yaml), new Place(source, 1, 7, 1)));
    var place = problem.place().orElseThrow();
    var line = yaml.lines().toList().get(place.line() - 1);
    int start = line.offsetByCodePoints(0, place.column() - 1);
    assertThat(line.substring(start)).startsWith("oops");
    assertThat(place.width()).isEqualTo(4);
  }

  private static String scalar(String yaml) {
    var node = new org.yaml.snakeyaml.Yaml().<Map<String, Object>>load(yaml);
    return String.valueOf(node.get("rule"));
  }

  @Test
  void pointsAtTheWholeOfATextWithEscapes() {
    var source = Source.of("a.yaml", "rule: \"name == '\\t' || oops\"");
    var problem = refused(new Written("name == '\t' || oops", new Place(source, 1, 7, 22)));
    assertThat(problem.place()).hasValue(new Place(source, 1, 7, 22));
  }

  @Test
  void pointsBehindWhatEndsTooEarly() {
    var source = Source.of("a.yaml", "rule: |\n  name ==\nmessage: x");
    var place = refused(new Written("name ==\n", new Place(source, 1, 7, 1))).place().orElseThrow();
    assertThat(place.line()).isEqualTo(2);
    assertThat(place.column()).isEqualTo(10);
  }

  private static Object answer(String text, Sort sort) {
    return switch (compile(text, sort).evaluate(VALUES)) {
      case Outcome.Answer(var value) -> value;
      case Outcome.Failed(var problem) -> throw new AssertionError(problem.message());
    };
  }

  private static Diagnostic failed(String text) {
    return switch (compile(text, Sort.TRUTH).evaluate(VALUES)) {
      case Outcome.Answer(var value) -> throw new AssertionError("it came to " + value);
      case Outcome.Failed(var problem) -> problem;
    };
  }

  private static String message(Expression expression, Map<String, Object> values) {
    return expression.evaluate(values) instanceof Outcome.Failed(var problem)
        ? problem.message()
        : "no failure";
  }

  private static Expression compile(String text, Sort sort) {
    return EXPRESSIONS.compile(written(text), sort);
  }

  private static Written written(String text) {
    return new Written(text, new Place(Source.of("a.cel", text), 1, 1, 1));
  }

  private static Diagnostic refused(String text) {
    return refused(written(text));
  }

  private static Diagnostic refused(Written written) {
    var refused =
        catchThrowableOfType(Refused.class, () -> EXPRESSIONS.compile(written, Sort.TRUTH));
    assertThat(refused).as("refused").isNotNull();
    return refused.diagnostics().getFirst();
  }
}
