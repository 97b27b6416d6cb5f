package dev.weir.testing;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;

/** The toy provider's settings. */
@Describes(apiVersion = "toy/v1", kind = "Provider", doc = "A cupboard.")
public record Cupboard(
    @Field(doc = "Which cupboard.", required = true, example = "kitchen") String room) {}
