package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OssCredentialsTest {

  private static final Provider.Credentials DECLARED =
      new Provider.Credentials(Secret.of("declared"), Secret.of("secret"), Optional.empty());

  private static OssCredentials find(
      Optional<Provider.Credentials> declared,
      Map<String, String> environment,
      Optional<Session.SandboxAccess> sandbox) {
    var time = new FakeTime(Instant.EPOCH);
    var settings =
        new Provider(
            "oss-cn-hangzhou.aliyuncs.com",
            Optional.empty(),
            "live-demo",
            declared,
            Provider.Addressing.VIRTUAL_HOST,
            Provider.Signature.V4,
            new Provider.Limits(200, 32));
    try (var clients =
        new ApiClients(time, time, new Random(1), Optional.empty(), Optional.empty())) {
      return OssCredentials.find(
          settings,
          new Session(clients, name -> Optional.ofNullable(environment.get(name)), sandbox));
    }
  }

  private static Diagnostic refusal(Map<String, String> environment) {
    return catchThrowableOfType(
            Refused.class, () -> find(Optional.empty(), environment, Optional.empty()))
        .diagnostics()
        .getFirst();
  }

  @Test
  void what_is_declared_goes_before_the_environment() {
    var environment =
        Map.of("ALIBABA_CLOUD_ACCESS_KEY_ID", "a", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b");

    assertThat(find(Optional.of(DECLARED), environment, Optional.empty()))
        .isEqualTo(new OssCredentials("declared", Secret.of("secret"), Optional.empty()));
  }

  @Test
  void the_vendors_variables_go_before_those_of_oss_and_are_never_mixed() {
    var oss =
        Map.of("OSS_ACCESS_KEY_ID", "a", "OSS_ACCESS_KEY_SECRET", "b", "OSS_SESSION_TOKEN", "c");
    var vendor =
        Map.of(
            "ALIBABA_CLOUD_ACCESS_KEY_ID", "d",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "e",
            "OSS_ACCESS_KEY_ID", "a",
            "OSS_ACCESS_KEY_SECRET", "b",
            "OSS_SESSION_TOKEN", "c");

    assertThat(find(Optional.empty(), oss, Optional.empty()))
        .isEqualTo(new OssCredentials("a", Secret.of("b"), Optional.of(Secret.of("c"))));
    assertThat(find(Optional.empty(), vendor, Optional.empty()))
        .isEqualTo(new OssCredentials("d", Secret.of("e"), Optional.empty()));
  }

  @Test
  void a_sandbox_has_its_own_account() {
    var access =
        new Session.SandboxAccess(URI.create("http://127.0.0.1:1"), "box", Secret.of("secret"));

    assertThat(find(Optional.of(DECLARED), Map.of(), Optional.of(access)).keyId()).isEqualTo("box");
  }

  @Test
  void without_any_key_the_variables_to_set_are_named() {
    assertThat(refusal(Map.of("ALIBABA_CLOUD_ACCESS_KEY_ID", " ")))
        .isEqualTo(
            Diagnostic.error("missing-credentials", "there is no access key for bucket `live-demo`")
                .hint(
                    "set `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET` in"
                        + " the environment (for a temporary key `ALIBABA_CLOUD_SECURITY_TOKEN`"
                        + " too), or `credentials` in the `Provider` document"));
  }

  @Test
  void half_a_key_is_named() {
    assertThat(refusal(Map.of("OSS_ACCESS_KEY_ID", "a")))
        .isEqualTo(
            Diagnostic.error(
                    "missing-credentials",
                    "`OSS_ACCESS_KEY_SECRET` is not set, but the other half of the access key is")
                .hint("set both `OSS_ACCESS_KEY_ID` and `OSS_ACCESS_KEY_SECRET`"));
  }

  @Test
  void a_key_shows_no_secret() {
    var key = new OssCredentials("a", Secret.of("hidden"), Optional.of(Secret.of("hidden too")));

    assertThat(key.toString()).doesNotContain("hidden");
  }
}
