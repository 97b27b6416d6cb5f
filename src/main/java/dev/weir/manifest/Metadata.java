package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.util.List;
import java.util.Map;

/**
 * What every document says about itself.
 *
 * @param name unique among the documents of its kind
 * @param dependsOn addresses that must be there first
 * @param labels of which {@code event} says which event the document belongs to
 * @param annotations for other tools
 */
@Describes(doc = "What every document says about itself.")
public record Metadata(
    @Field(
            doc =
                "Name of the document, unique among those of its kind; part of the address"
                    + " `Kind.name`.",
            example = "main-stage",
            required = true,
            min = 1,
            max = 63,
            pattern = "[A-Za-z0-9_-]+",
            patternSays = "hold only letters, digits, dashes and underscores")
        String name,
    @Field(
            doc =
                "Addresses of resources that must be there first, where no reference says so"
                    + " already.",
            example = "[Channel.main-stage]")
        List<String> dependsOn,
    @Field(
            doc =
                "Texts for other tools; `event` names the event that a document belongs to, for"
                    + " `weir check --event`.",
            example = "{event: cup-final}")
        Map<String, String> labels,
    @Field(doc = "For other tools; Weir does not read them.") Map<String, String> annotations) {}
