package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.util.Optional;

/**
 * Where the ledger is kept. Environment variables come before what is said here, and user, password
 * and connection string are read from there only.
 *
 * @param backend the sort of place
 * @param address where the document is, for {@link Backend#HTTP}
 * @param lockAddress where its lock is taken
 * @param unlockAddress where its lock is given back
 * @param updateMethod writes the document
 * @param lockMethod takes the lock
 * @param unlockMethod gives it back
 * @param schema the schema of the tables, for {@link Backend#POSTGRES}
 */
@Describes(doc = "Where the ledger is kept.")
public record LedgerSettings(
    @Field(
            doc =
                "`local` keeps it in the folder `.weir` beside the manifests; `http` on a server"
                    + " that speaks Terraform's state protocol, such as GitLab or Gitea;"
                    + " `postgres` in a PostgreSQL database. A sandbox always has a local one.",
            fallback = "local")
        Backend backend,
    @Field(
            doc =
                "`http`: address of the document; `{stack}` in it stands for the stack's name."
                    + " `TF_HTTP_ADDRESS` comes before it. User and password come from"
                    + " `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`, and are sent only to servers"
                    + " that the environment names too, in `WEIR_LEDGER_HOSTS` for instance.",
            example = "https://gitlab.example.com/api/v4/projects/42/terraform/state/{stack}",
            pattern = "https?://\\S+",
            patternSays = "begin with https:// or http://")
        Optional<String> address,
    @Field(
            doc =
                "`http`: where the lock is taken; `lock` below the address by default."
                    + " `TF_HTTP_LOCK_ADDRESS` comes before it.",
            pattern = "https?://\\S+",
            patternSays = "begin with https:// or http://")
        Optional<String> lockAddress,
    @Field(
            doc =
                "`http`: where the lock is given back; where it is taken by default."
                    + " `TF_HTTP_UNLOCK_ADDRESS` comes before it.",
            pattern = "https?://\\S+",
            patternSays = "begin with https:// or http://")
        Optional<String> unlockAddress,
    @Field(
            doc = "`http`: method that writes; `POST` by default, or `TF_HTTP_UPDATE_METHOD`.",
            example = "POST",
            pattern = "[A-Z]{1,16}",
            patternSays = "be an HTTP method in capital letters")
        Optional<String> updateMethod,
    @Field(
            doc =
                "`http`: method that takes the lock. `TF_HTTP_LOCK_METHOD` comes before it;"
                    + " `POST` by default, and `LOCK` where `TF_HTTP_LOCK_ADDRESS` is set.",
            example = "POST",
            pattern = "[A-Z]{1,16}",
            patternSays = "be an HTTP method in capital letters")
        Optional<String> lockMethod,
    @Field(
            doc =
                "`http`: method that gives the lock back. `TF_HTTP_UNLOCK_METHOD` comes before"
                    + " it; `DELETE` by default, and `UNLOCK` where `TF_HTTP_LOCK_ADDRESS` is"
                    + " set.",
            example = "DELETE",
            pattern = "[A-Z]{1,16}",
            patternSays = "be an HTTP method in capital letters")
        Optional<String> unlockMethod,
    @Field(
            doc =
                "`postgres`: schema of the tables, made when it is not there; `weir` by default,"
                    + " or `PG_SCHEMA_NAME`. The connection string is a secret and comes from"
                    + " `WEIR_PG_CONN_STR` or `PG_CONN_STR`.",
            example = "weir",
            pattern = "[a-z_][a-z0-9_]{0,62}",
            patternSays = "hold lower-case letters, digits and underscores")
        Optional<String> schema) {

  /** The sorts of places a ledger can be kept in. */
  public enum Backend {
    /** A file beside the manifests. */
    LOCAL,
    /** A server that speaks Terraform's HTTP state protocol. */
    HTTP,
    /** Tables of a PostgreSQL database. */
    POSTGRES
  }
}
