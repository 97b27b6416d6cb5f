package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What manifests come to after variables, loops and patches.
 *
 * @param loaded what came of reading them
 * @param documents every document that is left, in the order of reading
 * @param sensitive the names of the variables that stay references
 */
public record Rendered(Loaded loaded, List<Document> documents, List<String> sensitive) {

  public Rendered {
    documents = List.copyOf(documents);
    sensitive = List.copyOf(sensitive);
  }

  /**
   * A document.
   *
   * @param address {@code Kind.name}
   * @param place where it is written
   * @param provenance how it came about
   * @param root what it says
   */
  public record Document(
      String address, Place place, Declared.Provenance provenance, YamlNode.Mapping root) {

    /** Where it comes from, in a line. */
    public String origin() {
      var text = new StringBuilder(place.toString());
      provenance
          .element()
          .ifPresent(element ->
              text.append(", for the element `")
                  .append(element.key())
                  .append("` of ")
                  .append(element.loop())
                  .append(" at ")
                  .append(element.place()));
      provenance
          .environment()
          .ifPresent(name -> text.append(", patched by the environment ").append(name));
      return text.toString().replaceAll("\\p{Cntrl}", "?");
    }
  }

  static List<Document> documents(List<Reading> readings) {
    var documents = new ArrayList<Document>();
    for (var reading : readings) {
      for (var bound : reading.bound()) {
        var document = bound.document();
        var places = document.places();
        var name = document.name().map(YamlNode.Scalar::text).orElse("default");
        documents.add(
            new Document(
                bound.kind().name() + "." + name,
                places.document(),
                places.provenance(),
                document.root()));
      }
    }
    return documents;
  }

  /** The document with this address. */
  public Optional<Document> find(String address) {
    return documents.stream().filter(document -> document.address().equals(address)).findFirst();
  }
}
