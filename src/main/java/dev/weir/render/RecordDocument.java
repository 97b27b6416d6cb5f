package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.kind.Scalars;
import dev.weir.provider.RecordCommands.Command;
import dev.weir.provider.RecordCommands.Outlook;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A recording that is started or stopped, as machines read it.
 *
 * @param object the rule
 * @param command {@code start}, {@code restart}, {@code stop} or {@code stop-and-close}
 * @param stream what the provider calls the stream
 * @param onAirSince when its push began
 * @param mode when the rule records by itself
 * @param formats the containers that are recorded
 * @param bucket where to
 */
public record RecordDocument(
    ObjectDocument object,
    String command,
    String stream,
    Optional<Instant> onAirSince,
    String mode,
    List<String> formats,
    String bucket) {

  public RecordDocument {
    formats = List.copyOf(formats);
  }

  /** The document of a command. */
  public static RecordDocument of(Target target, Command command, Outlook outlook) {
    return new RecordDocument(
        ObjectDocument.of(target),
        command.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        outlook.stream(),
        outlook.since(),
        outlook.mode(),
        outlook.formats(),
        outlook.bucket());
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }

  /** What the command is going to do, for who is asked whether it shall. */
  public static String intent(Target target, Command command, Outlook outlook, Style style) {
    var out = new StringBuilder();
    var since = outlook.since().map(time -> ", on the air since " + time + ",").orElse("");
    var what =
        switch (command) {
          case START -> "will be recorded from now on";
          case RESTART -> "will be recorded into a new file from now on";
          case STOP, STOP_AND_CLOSE -> "will not be recorded from now on";
        };
    out.append(style.ink().strong(Quoted.plain(outlook.stream() + since + " " + what)))
        .append('\n');
    var recorded = String.join(", ", outlook.formats()) + " in the bucket " + outlook.bucket();
    Pairs.append(
        out, "rule", Optional.of(ObjectDocument.of(target).name() + ", " + outlook.mode()));
    Pairs.append(out, "files", Optional.of(recorded));
    consequences(command, outlook).forEach(line -> out.append(style.wrap(line, "  ")));
    return out.toString();
  }

  private static List<String> consequences(Command command, Outlook outlook) {
    var delay = Scalars.write(outlook.delay());
    return switch (command) {
      case START, RESTART ->
          List.of(
              "It takes effect at once. When the push breaks off the recording ends, and it does"
                  + " not begin again by itself with the next push"
                  + (outlook.mode().equals("manual") ? "." : " unless the rule says so."));
      case STOP ->
          List.of(
              "It takes effect at once. The file is closed after %s, or with `--close`."
                  .formatted(delay),
              nextPush(outlook));
      case STOP_AND_CLOSE ->
          List.of("It takes effect at once, and the file is closed.", nextPush(outlook));
    };
  }

  private static String nextPush(Outlook outlook) {
    return outlook.mode().equals("manual")
        ? "The next push is not recorded either before `weir record start`."
        : "The rule stays as it is: the next push is recorded when it says so.";
  }

  /** That it was done. */
  public String done() {
    return switch (command) {
      case "start" -> stream + " is being recorded.\n";
      case "restart" -> stream + " is being recorded into a new file.\n";
      case "stop" -> stream + " is not being recorded any more.\n";
      default -> stream + " is not being recorded any more, and its file is closed.\n";
    };
  }
}
