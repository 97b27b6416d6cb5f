package dev.weir.engine;

import dev.weir.diag.Place;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is declared about a stream, each point with its place. Nobody is asked.
 *
 * @param about the stream
 * @param points by topic; within one, in the order in which they count
 */
public record StreamReport(StreamInquiry about, List<Told> points) {

  /** A point and where it is written. */
  public record Told(StreamPoint point, Optional<Place> place) {}

  public StreamReport {
    points = List.copyOf(points);
  }

  /** Has every provider that is used tell what is declared about a stream. */
  public static StreamReport of(Manifests manifests, Providers providers, StreamInquiry about) {
    var catalogue = new DeclaredCatalogue(manifests);
    var points = new ArrayList<StreamPoint>();
    for (var version : Checks.used(manifests)) {
      providers
          .module(version)
          .ifPresent(module -> points.addAll(module.explain(catalogue, about)));
    }
    points.sort(Comparator.comparing(StreamPoint::topic));
    return new StreamReport(
        about, points.stream().map(point -> new Told(point, place(manifests, point))).toList());
  }

  private static Optional<Place> place(Manifests manifests, StreamPoint point) {
    return point.address().flatMap(manifests::find).map(declared -> place(declared, point.path()));
  }

  private static Place place(Declared declared, String path) {
    return path.isEmpty() ? declared.places().document() : declared.at(path);
  }
}
