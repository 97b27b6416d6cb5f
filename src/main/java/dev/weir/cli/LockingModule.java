package dev.weir.cli;

import dev.weir.kind.Kind;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Errand;
import dev.weir.provider.Inquiry;
import dev.weir.provider.KindReader;
import dev.weir.provider.KindWriter;
import dev.weir.provider.Lack;
import dev.weir.provider.Operation;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import dev.weir.provider.Switches;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider whose writers switch objects off until a time instead of for good, where it can.
 *
 * @param module the provider
 * @param end when they are to be switched on again
 */
record LockingModule(ProviderModule module, Instant end) implements ProviderModule {

  @Override
  public List<KindWriter<?>> writers(Record settings, Session session) {
    var switches =
        module.errands(settings, session).stream()
            .filter(Switches.class::isInstance)
            .map(Switches.class::cast)
            .toList();
    return module.writers(settings, session).stream()
        .<KindWriter<?>>map(writer -> locking(writer, switches).orElse(writer))
        .toList();
  }

  private Optional<KindWriter<?>> locking(KindWriter<?> writer, List<Switches> switches) {
    return switches.stream()
        .filter(one -> one.kind().id().equals(writer.kind().id()))
        .findFirst()
        .flatMap(one -> one.offUntil(end));
  }

  @Override
  public String name() {
    return module.name();
  }

  @Override
  public Kind<?> settings() {
    return module.settings();
  }

  @Override
  public List<Kind<?>> kinds() {
    return module.kinds();
  }

  @Override
  public String scope(Record settings) {
    return module.scope(settings);
  }

  @Override
  public List<KindReader<?>> readers(Record settings, Session session) {
    return module.readers(settings, session);
  }

  @Override
  public List<Inquiry> inquiries(Record settings, Session session) {
    return module.inquiries(settings, session);
  }

  @Override
  public List<Errand> errands(Record settings, Session session) {
    return module.errands(settings, session);
  }

  @Override
  public Lack lacks(Operation operation, Kind<?> kind, Record settings) {
    return module.lacks(operation, kind, settings);
  }

  @Override
  public void check(Catalogue catalogue, Instant now, Catalogue.Findings findings) {
    module.check(catalogue, now, findings);
  }

  @Override
  public Emulator emulator(World world) {
    return module.emulator(world);
  }
}
