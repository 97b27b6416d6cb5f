package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.Refused;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgPlaceTest {

  private static PgPlace place(Map<String, String> environment, Optional<String> schema) {
    return PgPlace.of(schema, name -> Optional.ofNullable(environment.get(name)));
  }

  private static PgPlace place(String connection) {
    return place(Map.of("PG_CONN_STR", connection), Optional.empty());
  }

  @Test
  void an_address_is_understood() {
    var place = place("postgres://ann:p%40ss+%2F@db.example:6543/weir?sslmode=verify-full");

    assertThat(place.url()).isEqualTo("jdbc:postgresql://db.example:6543/weir");
    assertThat(place.properties())
        .containsEntry("user", "ann")
        .containsEntry("password", "p@ss+/")
        .containsEntry("sslmode", "verify-full");
    assertThat(place.schema()).isEqualTo("weir");
    assertThat(place.toString()).doesNotContain("p@ss");
  }

  @Test
  void settings_are_understood() {
    var place = place("host=db.example user=ann password='it''s' dbname=weir".replace("''", "\\'"));

    assertThat(place.url()).isEqualTo("jdbc:postgresql://db.example:5432/weir");
    assertThat(place.properties()).containsEntry("password", "it's");
  }

  @Test
  void our_variable_comes_before_terraforms_and_the_environment_before_manifests() {
    var both =
        Map.of(
            "PG_CONN_STR", "postgres://a/one",
            "WEIR_PG_CONN_STR", "postgres://b/two",
            "PG_SCHEMA_NAME", "theirs");

    assertThat(place(both, Optional.of("ours")).url()).isEqualTo("jdbc:postgresql://b:5432/two");
    assertThat(place(both, Optional.of("ours")).schema()).isEqualTo("theirs");
    assertThat(place(Map.of("PG_CONN_STR", "postgres://a/one"), Optional.of("ours")).schema())
        .isEqualTo("ours");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "postgres://ann:s3cret@ho st/db",
        "postgres://ann:s3cret@h/db?socketFactory=evil.Factory",
        "host=h password=s3cret s3cret",
        "host='h/../x?a=b' password=s3cret",
      })
  void what_is_not_understood_is_refused_and_not_quoted(String connection) {
    var refused = catchThrowableOfType(Refused.class, () -> place(connection));

    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.diagnostics().toString()).contains("PG_CONN_STR").doesNotContain("s3cret");
  }

  @Test
  void nothing_named_and_odd_schemas_are_refused() {
    assertThat(catchThrowableOfType(Refused.class, () -> place(Map.of(), Optional.empty())))
        .isNotNull();
    var odd = Map.of("PG_CONN_STR", "postgres://a/b", "PG_SCHEMA_NAME", "x\"; DROP TABLE y; --");
    assertThat(catchThrowableOfType(Refused.class, () -> place(odd, Optional.empty()))).isNotNull();
  }
}
