package dev.weir.cli;

import dev.weir.kind.Address;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a person decides about a plan beforehand. */
final class PlanChoice {

  @Option(
      names = "--accept-conflict",
      paramLabel = "ADDRESS",
      description =
          "Overwrite what somebody else changed in this resource, or delete it all the same. Can"
              + " be repeated.")
  List<Address> acceptConflicts = List.of();

  @Option(
      names = "--target",
      paramLabel = "PATTERN",
      converter = ToPattern.class,
      description =
          "Plan only this resource, such as Channel.main-stage or 'Channel.stage-*', and what it"
              + " needs. Can be repeated.")
  List<AddressPattern> targets = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      converter = ToPattern.class,
      description = "Plan all but this resource and what needs it. Can be repeated.")
  List<AddressPattern> excludes = List.of();

  @Option(
      names = "--replace",
      paramLabel = "PATTERN",
      converter = ToPattern.class,
      description =
          "Delete this resource and make it anew although it need not be. Can be repeated.")
  List<AddressPattern> replaces = List.of();

  @Option(
      names = "--allow-deletes",
      paramLabel = "N",
      converter = ToCount.class,
      description = "Let at most this many objects go, whatever the stack's guards say.")
  Optional<Integer> allowDeletes = Optional.empty();

  @Option(
      names = "--allow-on-air",
      paramLabel = "PATTERN",
      converter = ToPattern.class,
      description =
          "Change this resource even though that cuts or alters a stream that is being pushed. Can"
              + " be repeated.")
  List<AddressPattern> allowOnAir = List.of();

  @Option(
      names = "--when-idle",
      paramLabel = "TIME",
      description =
          "Let changes that would cut or alter a stream that is being pushed wait until nobody"
              + " pushes, at most this long, such as 2h.")
  Optional<Duration> whenIdle = Optional.empty();

  @Option(
      names = "--refresh",
      paramLabel = "HOW",
      converter = ToReading.class,
      description =
          "full (the default), or fast: an OSS channel is not read in full again where its listing"
              + " tells that nobody changed it since an apply last did. The plan says which. Or"
              + " wide: whatever else lives in the accounts in use is listed too, as drift does.")
  Reading refresh = Reading.FULL;

  PlanOptions options() {
    var options =
        PlanOptions.converge()
            .accepting(Set.copyOf(acceptConflicts))
            .about(new AddressFilter(targets, excludes))
            .replacing(replaces)
            .onAir(new OnAirOptions(allowOnAir, whenIdle))
            .reading(refresh);
    return allowDeletes.map(options::allowingDeletes).orElse(options);
  }

  /** Reads a pattern of addresses. */
  static final class ToPattern implements ITypeConverter<AddressPattern> {
    @Override
    public AddressPattern convert(String text) {
      return AddressPattern.parse(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected an address such as `Channel.main-stage`, or a pattern such as"
                      + " `Channel.stage-*`"));
    }
  }

  /** Reads how thoroughly live objects are read. */
  static final class ToReading implements ITypeConverter<Reading> {
    @Override
    public Reading convert(String text) {
      return switch (text) {
        case "full" -> Reading.FULL;
        case "fast" -> Reading.FAST;
        case "wide" -> Reading.WIDE;
        default -> throw new TypeConversionException("expected full, fast or wide");
      };
    }
  }

  /** Reads how many objects may go. */
  static final class ToCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,6}")) {
        throw new TypeConversionException("expected a number from 0 to 999999");
      }
      return Integer.valueOf(text);
    }
  }
}
