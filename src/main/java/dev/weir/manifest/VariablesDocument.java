package dev.weir.manifest;

import dev.weir.kind.Describes;

/** The kind of documents that declare variables; their spec is read by hand. */
@Describes(
    apiVersion = "weir/v1",
    kind = "Variables",
    doc =
        "Declares variables, which expressions such as `${var.name}` stand for. Each field of the"
            + " spec is a variable: `fragCount: {type: number, default: 3}`. `type` is string,"
            + " number, boolean, duration, list or map; `default`, `allowed` and `description` can"
            + " be left out; a `sensitive` variable is a secret. A value comes from `--var"
            + " NAME=VALUE`, else from `--var-file`, else from `WEIR_VAR_NAME`, else from the"
            + " default. Names are unique among all documents of a stack.")
public record VariablesDocument() {}
