package dev.weir.testing;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.KindReader;
import dev.weir.provider.KindWriter;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A provider of one kind, written as a third party would: the smallest there can be. */
public final class ToyModule implements ProviderModule {

  private final ToyService service;

  /** A provider with a cupboard of its own, as {@code ServiceLoader} makes it. */
  public ToyModule() {
    this(new ToyService());
  }

  /** A provider whose boxes are in this. */
  public ToyModule(ToyService service) {
    this.service = service;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public Kind<?> settings() {
    return Kind.of(Cupboard.class);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Kind.of(Box.class));
  }

  @Override
  public String scope(Record settings) {
    return ((Cupboard) settings).room();
  }

  @Override
  public List<KindReader<?>> readers(Record settings, Session session) {
    return List.of(new Reader(service, scope(settings)));
  }

  @Override
  public List<KindWriter<?>> writers(Record settings, Session session) {
    return List.of(new Writer(service));
  }

  @Override
  public Emulator emulator(World world) {
    return new NoService();
  }

  private record Reader(ToyService service, String room) implements KindReader<Box> {
    @Override
    public Kind<Box> kind() {
      return Kind.of(Box.class);
    }

    @Override
    public List<Found<Box>> list(Set<ObjectKey> wanted) {
      return service.list().stream().map(box -> new Found<>(key(box), told(box), true)).toList();
    }

    private ObjectKey key(Box box) {
      return new ObjectKey(kind().id(), room, List.of(box.label()));
    }

    @Override
    public Optional<Box> read(ObjectKey key) {
      return service.read(key.parts().getFirst()).map(Reader::told);
    }

    /** The note is never told, and the place follows the shelf. */
    private static Box told(Box box) {
      return new Box(
          box.label(),
          box.text(),
          box.count(),
          box.keep(),
          box.material(),
          box.tags(),
          box.code(),
          Optional.empty(),
          box.shelf(),
          Optional.of(box.shelf().side() + " " + box.shelf().row()));
    }
  }

  private record Writer(ToyService service) implements KindWriter<Box> {
    @Override
    public Kind<Box> kind() {
      return Kind.of(Box.class);
    }

    @Override
    public Box create(Box desired) {
      service.write("create", desired.label(), Optional.of(desired));
      return desired;
    }

    @Override
    public Box update(Box before, Box desired, Set<String> changed) {
      service.write("update", desired.label(), Optional.of(desired));
      return desired;
    }

    @Override
    public void delete(Box before) {
      service.write("delete", before.label(), Optional.empty());
    }
  }

  /** The toy has no network, so nothing to emulate. */
  private record NoService() implements Emulator {
    @Override
    public String name() {
      return "toy";
    }

    @Override
    public Answer answer(Call call) {
      return new Answer(404, List.of(), new byte[0]);
    }

    @Override
    public JsonNode dump() {
      return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void load(JsonNode state) {}

    @Override
    public void publish(JsonNode stream) {
      throw new IllegalArgumentException("a cupboard has no streams");
    }

    @Override
    public void unpublish(JsonNode stream) {
      throw new IllegalArgumentException("a cupboard has no streams");
    }
  }
}
