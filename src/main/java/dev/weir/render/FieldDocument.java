package dev.weir.render;

import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.manifest.Declared;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Provenance;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the last written, the live and the wanted value of one attribute come to; a value that is
 * not set is null.
 *
 * @param path for instance {@code target.fragCount}
 * @param verdict {@code pending}, {@code drift}, {@code conflict}, {@code converged}, {@code clock}
 *     or {@code unattributed}
 * @param base the value last written
 * @param live the value at the provider
 * @param desired the value the manifest asks for; null also when it is not known yet
 * @param sensitive whether the values are digests of secrets
 * @param replaces whether the difference forces a replacement
 * @param because why time alone made the difference, where it did
 * @param place where the manifests say it, as {@code file:line:column}
 * @param from where it comes from, in the words of {@link ChangeDocument.Details}
 */
public record FieldDocument(
    String path,
    String verdict,
    JsonNode base,
    JsonNode live,
    JsonNode desired,
    boolean sensitive,
    boolean replaces,
    Optional<String> because,
    Optional<String> place,
    Optional<String> from) {

  public FieldDocument {
    Objects.requireNonNull(path, "path");
    Verdict.valueOf(ChangeDocument.constant(verdict));
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(live, "live");
    Objects.requireNonNull(desired, "desired");
    from.ifPresent(ChangeDocument::provenance);
  }

  static FieldDocument of(AttributeChange change, Optional<Declared> declared) {
    return new FieldDocument(
        change.path(),
        ChangeDocument.word(change.verdict()),
        ValueJson.write(change.base()),
        ValueJson.write(change.live()),
        ValueJson.write(change.desired()),
        Stream.of(change.base(), change.live(), change.desired())
            .anyMatch(value -> value instanceof Value.Sealed),
        change.replaces(),
        change.because(),
        declared.map(found -> found.at(written(change.path())).toString()),
        Optional.empty());
  }

  /** The same, coming from there. */
  FieldDocument from(Provenance provenance) {
    return new FieldDocument(
        path,
        verdict,
        base,
        live,
        desired,
        sensitive,
        replaces,
        because,
        place,
        Optional.of(ChangeDocument.word(provenance)));
  }

  /** The blocks of a list are told apart by a key here, and by their position in a manifest. */
  private static String written(String path) {
    int bracket = path.indexOf('[');
    return bracket < 0 ? path : path.substring(0, bracket);
  }

  Verdict ruling() {
    return Verdict.valueOf(ChangeDocument.constant(verdict));
  }
}
