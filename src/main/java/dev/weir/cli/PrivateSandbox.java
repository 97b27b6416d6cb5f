package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session.SandboxAccess;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sandbox in this process, for the providers that the manifests use.
 *
 * @param sandbox serves them
 */
record PrivateSandbox(Sandbox sandbox) implements AutoCloseable {

  static PrivateSandbox start(
      Path folder, Manifests manifests, Providers providers, Terminal terminal) {
    var options = SandboxOptions.defaults().withData(folder);
    var sandbox = start(options, manifests, providers, terminal);
    terminal.say(
        "Sandbox: nothing real is touched; its memory is " + near(folder, terminal) + "\n");
    noteMadeUp(manifests, terminal);
    return sandbox;
  }

  /** One that begins with nothing and keeps nothing. */
  static PrivateSandbox forgetful(Manifests manifests, Providers providers, Terminal terminal) {
    return start(SandboxOptions.defaults(), manifests, providers, terminal);
  }

  private static PrivateSandbox start(
      SandboxOptions options, Manifests manifests, Providers providers, Terminal terminal) {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    manifests.providers().values().stream()
        .flatMap(document -> providers.module(document.kind().apiVersion()).stream())
        .forEach(module -> emulators.put(module.name(), module::emulator));
    return new PrivateSandbox(
        Sandbox.start(options, terminal.surroundings().clock(), new Random(), emulators));
  }

  private static Path near(Path folder, Terminal terminal) {
    var here = terminal.surroundings().currentFolder();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }

  /** How to reach the emulator of a provider, if it is one of those that are served. */
  Optional<SandboxAccess> access(ProviderModule module) {
    return Optional.ofNullable(sandbox.endpoints().get(module.name()))
        .map(endpoint ->
            new SandboxAccess(
                endpoint, Account.DEFAULT.key(), Secret.of(Account.DEFAULT.secret())));
  }

  private static void noteMadeUp(Manifests manifests, Terminal terminal) {
    var missing = new TreeSet<String>();
    var documents =
        Stream.concat(
            manifests.providers().values().stream(), manifests.resources().values().stream());
    documents
        .map(Declared::spec)
        .forEach(spec -> spec.map(leaf -> collect(leaf, missing, terminal.surroundings())));
    if (!missing.isEmpty()) {
      var names = String.join(", ", missing);
      terminal.say("Sandbox: made-up values stand for secrets that are not set: " + names + "\n");
    }
  }

  private static Value collect(Value leaf, TreeSet<String> missing, Surroundings surroundings) {
    if (leaf instanceof Value.SecretSource(var from, var name)
        && from == Value.SecretSource.From.ENV
        && surroundings.variable(name).isEmpty()) {
      missing.add(name);
    }
    return leaf;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
