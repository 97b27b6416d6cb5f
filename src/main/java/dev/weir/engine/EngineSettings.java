package dev.weir.engine;

import dev.weir.http.ApiClients;
import dev.weir.http.Sleeper;
import dev.weir.kind.Sealer;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an engine works with.
 *
 * @param providers the providers there are
 * @param clients makes HTTP clients
 * @param environment environment variables by name
 * @param root the folder that manifests, and the secrets they name, stand under
 * @param sandbox where to go instead of a provider's real service; empty for the real one
 * @param sealer turns secrets into digests
 * @param listener hears of what happens
 * @param clock tells when intents are written down
 * @param sleeper waits for a provider to tell what was written
 */
public record EngineSettings(
    Providers providers,
    ApiClients clients,
    Function<String, Optional<String>> environment,
    Path root,
    Function<ProviderModule, Optional<Session.SandboxAccess>> sandbox,
    Sealer sealer,
    RunEvent.Listener listener,
    InstantSource clock,
    Sleeper sleeper) {}
