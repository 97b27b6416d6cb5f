package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpPlaceTest {

  private final Map<String, String> environment = new HashMap<>();

  private HttpPlaceTest with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  private HttpPlaceTest withPassword() {
    return with("TF_HTTP_USERNAME", "ci").with("TF_HTTP_PASSWORD", "s3cret-token");
  }

  private HttpPlace place(String address, String lockAddress) {
    var none = Optional.<String>empty();
    return HttpPlace.of(
        new HttpPlace.Declared(
            Optional.of(address).filter(text -> !text.isEmpty()),
            Optional.of(lockAddress).filter(text -> !text.isEmpty()),
            none,
            none,
            none,
            none),
        "prod",
        name -> Optional.ofNullable(environment.get(name)));
  }

  private String refusal(String address, String lockAddress) {
    var refused = catchThrowableOfType(Refused.class, () -> place(address, lockAddress));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.diagnostics().toString()).doesNotContain("s3cret");
    return refused.diagnostics().getFirst().code();
  }

  @Test
  void an_address_alone_is_enough_for_gitlab_and_gitea() {
    var place = place("https://git.example.com/state/{stack}", "");

    assertThat(place.address()).isEqualTo(URI.create("https://git.example.com/state/prod"));
    assertThat(place.lock()).isEqualTo(URI.create("https://git.example.com/state/prod/lock"));
    assertThat(place.unlock()).isEqualTo(place.lock());
    assertThat(place.lockMethod() + place.unlockMethod() + place.updateMethod())
        .isEqualTo("POSTDELETEPOST");
  }

  @Test
  void terraforms_variables_mean_what_they_mean_to_terraform_and_come_first() {
    with("TF_HTTP_ADDRESS", "https://one.example/s")
        .with("TF_HTTP_LOCK_ADDRESS", "https://one.example/l")
        .with("TF_HTTP_UNLOCK_ADDRESS", "https://one.example/u")
        .with("TF_HTTP_UPDATE_METHOD", "PUT")
        .with("TF_HTTP_RETRY_MAX", "5")
        .with("TF_HTTP_RETRY_WAIT_MIN", "2")
        .with("TF_HTTP_RETRY_WAIT_MAX", "7")
        .withPassword();

    var place = place("https://two.example/s", "");

    assertThat(place.address()).isEqualTo(URI.create("https://one.example/s"));
    assertThat(place.lock()).isEqualTo(URI.create("https://one.example/l"));
    assertThat(place.unlock()).isEqualTo(URI.create("https://one.example/u"));
    assertThat(place.updateMethod()).isEqualTo("PUT");
    assertThat(place.lockMethod()).isEqualTo("LOCK");
    assertThat(place.unlockMethod()).isEqualTo("UNLOCK");
    assertThat(place.login().orElseThrow().password().reveal()).isEqualTo("s3cret-token");
    assertThat(place.retries())
        .isEqualTo(new HttpPlace.Retries(5, Duration.ofSeconds(2), Duration.ofSeconds(7)));
    assertThat(place.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/s, ''",
    "https://git.example.com.evil.example/s, ''",
    "https://git.example.com:8443/s, ''",
    "http://git.example.com/s, ''",
    "https://git.example.com/s, https://evil.example/l",
  })
  void a_password_never_goes_where_only_a_manifest_points(String address, String lock) {
    withPassword().with("WEIR_LEDGER_HOSTS", "git.example.com");

    assertThat(refusal(address, lock)).isEqualTo("ledger-host-not-trusted");
  }

  @Test
  void the_environment_can_name_servers_that_manifests_may_point_to() {
    withPassword().with("WEIR_LEDGER_HOSTS", "git.example.com, http://127.0.0.1:3000");

    assertThat(place("https://GIT.example.com:443/s", "").login()).isPresent();
    assertThat(place("http://127.0.0.1:3000/s", "").login()).isPresent();
  }

  @Test
  void a_manifest_cannot_send_only_the_locks_elsewhere() {
    withPassword().with("TF_HTTP_ADDRESS", "https://git.example.com/s");

    assertThat(refusal("", "https://evil.example/l")).isEqualTo("ledger-host-not-trusted");
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "git.example.com/s",
    "ftp://git.example.com/s",
    "file:///etc/passwd",
    "https://user:s3cret@git.example.com/s",
    "https://git example.com/s",
  })
  void what_is_no_address_is_refused(String address) {
    assertThat(refusal(address, "")).isEqualTo("ledger-settings");
  }

  @Test
  void a_wish_that_cannot_be_granted_is_not_passed_over() {
    with("TF_HTTP_CLIENT_CA_CERTIFICATE_PEM", "-----BEGIN CERTIFICATE-----");

    assertThat(refusal("https://git.example.com/s", "")).isEqualTo("ledger-settings");
  }

  @Test
  void what_is_shown_of_an_address_has_no_query() {
    assertThat(place("https://git.example.com/s?private_token=s3cret", "").describe())
        .isEqualTo("https://git.example.com/s");
  }
}
