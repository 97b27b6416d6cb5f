package dev.weir.cli;

import dev.weir.cli.OutputOptions.Wanted;
import dev.weir.cli.SandboxCommand.Clock;
import dev.weir.kind.Address;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.PlanOptions.Reading;
import dev.weir.provider.Urls.Protocol;
import dev.weir.sandbox.Account;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * The fields that arguments are put in. {@code UsualArgumentsTest} holds this to the annotations,
 * and writes it with {@code -Dweir.golden=write}.
 */
final class OptionFields {

  /** Each class with options, and what its fields are. */
  static final String TABLE =
      """
          AdoptCommand
        PICOCLI arguments
      ApplyCommand
        MIXIN apply
        MIXIN live
      ApplyOptions
        FLAG autoApprove --auto-approve
        MIXIN events
        VALUE grace --grace Duration
        MIXIN lock
        FLAG newLedger --new-ledger
        OPTIONAL parallelism --parallelism ApplyOptions$ToParallelism
      BaseOption
        OPTIONAL revision --base String
      CheckCommand
        PICOCLI event
      CommentGitHubCommand
        MIXIN options
        OPTIONAL repository --repo String
      CommentGitLabCommand
        MIXIN options
        OPTIONAL project --project String
      CommentOptions
        PICOCLI file
      CommonOptions
        FLAG debug --debug
        OTHER help -h,--help
        FLAG noColor --no-color
      CompletionCommand
        PICOCLI shell
      DestroyCommand
        MIXIN apply
        MIXIN live
      DiffEnvCommand
        PICOCLI left
      DisableCommand
        MIXIN options
        OPTIONAL until --until String
        MIXIN zone
      DoctorCommand
        PICOCLI folder
      DocumentFormat
        OTHER format -o,--output
      DriftCommand
        OTHER driftExitCode --drift-exit-code
        FLAG dryRun --dry-run
        VALUES excludes --exclude PlanChoice$ToPattern
        MIXIN manifests
        OPTIONAL metrics --metrics Path
        FLAG notify --notify
        MIXIN outputs
        FLAG propose --propose
        VALUE refresh --refresh PlanChoice$ToReading
        MIXIN sandbox
        OPTIONAL since --since String
        VALUES targets --target PlanChoice$ToPattern
      EnableCommand
        MIXIN options
      EventsOption
        OPTIONAL file --events Path
      ExplainCommand
        PICOCLI kind
      ExplainStreamCommand
        PICOCLI paths
      ExportCommand
        OPERANDS arguments
        VALUES domains --domain String
        FLAG force --force
        FLAG oneFile --one-file
        OPTIONAL out --out String
        FLAG perKind --per-kind
        FLAG perResource --per-resource
        VALUES providers --provider String
        MIXIN root
        MIXIN sandbox
        FLAG secretFiles --secret-files
        OTHER settings --set
        FLAG unmanaged --unmanaged
      FileTerms
        OTHER deleteAfter --delete-after
        OPTIONAL name --name String
        OPTIONAL notify --notify String
        OPTIONAL pipeline --pipeline String
      FmtCommand
        FLAG check --check
        FLAG diff --diff
        MIXIN manifests
      GraphCommand
        MIXIN options
        MIXIN outputs
        FLAG plan --plan
      HistoryCommand
        MIXIN options
        MIXIN output
      InitCommand
        PICOCLI folder
      JobOptions
        OPTIONAL job --job String
        VALUE timeout --timeout Duration
        FLAG wait --wait
      LedgerOptions
        OPERANDS arguments
        MIXIN root
        MIXIN sandbox
      LiveOptions
        MIXIN choice
        MIXIN manifests
        MIXIN sandbox
      LockOptions
        VALUE lease --lease LockOptions$ToLease
        VALUE timeout --lock-timeout Duration
      ManifestOptions
        OPERANDS paths
        MIXIN root
      NotifyCommand
        PICOCLI report
      OutputOptions
        OTHER mostBytes --max-bytes
        VALUES wanted -o,--output OutputOptions$ToWanted
      PlanChoice
        VALUES acceptConflicts --accept-conflict Address
        OPTIONAL allowDeletes --allow-deletes PlanChoice$ToCount
        VALUES allowOnAir --allow-on-air PlanChoice$ToPattern
        VALUES excludes --exclude PlanChoice$ToPattern
        VALUE refresh --refresh PlanChoice$ToReading
        VALUES replaces --replace PlanChoice$ToPattern
        VALUES targets --target PlanChoice$ToPattern
        OPTIONAL whenIdle --when-idle Duration
      PlanCommand
        MIXIN base
        FLAG destroy --destroy
        FLAG detailedExitCode --detailed-exitcode
        MIXIN events
        MIXIN options
        OPTIONAL out --out Path
        MIXIN outputs
        FLAG prove --prove
      RecordContentCommand
        MIXIN options
        MIXIN output
        MIXIN stream
        MIXIN window
      RecordOrder
        FLAG autoApprove --auto-approve
        MIXIN options
        MIXIN output
        MIXIN stream
      RecordStartCommand
        FLAG anew --anew
        MIXIN order
      RecordStopCommand
        FLAG close --close
        MIXIN order
      RecoverCommand
        PICOCLI revision
      RenderCommand
        MIXIN manifests
      RollbackChoice
        VALUES acceptConflicts --accept-conflict Address
        OPTIONAL allowDeletes --allow-deletes PlanChoice$ToCount
        VALUES allowOnAir --allow-on-air PlanChoice$ToPattern
        OPTIONAL whenIdle --when-idle Duration
      RollbackCommand
        PICOCLI paths
      RootOption
        OPTIONAL environment --env String
        MIXIN variables
      RunsCommand
        OPERANDS arguments
        OTHER format -o,--output
        MIXIN root
        MIXIN sandbox
      SandboxChoice
        FLAG chosen --sandbox
        OPTIONAL data --sandbox-data Path
      SandboxCommand
        VALUES accounts --account SandboxCommand$ToAccount
        VALUE clock --clock SandboxCommand$ToClock
        OPTIONAL data --data Path
        OPTIONAL faults --faults Path
        VALUE port --port SandboxCommand$ToPort
        OPTIONAL readyFile --ready-file Path
        OPTIONAL world --world Path
      SaveAsCommand
        OPTIONAL format --format String
        MIXIN job
        MIXIN options
        MIXIN output
        MIXIN terms
        MIXIN window
      SchemaCommand
        PICOCLI kind
      SegmentsCommand
        OPTIONAL limit --limit SegmentsCommand$ToLimit
        MIXIN options
        MIXIN output
        MIXIN window
      ServeCallbacksCommand
        VALUE listen --listen ServeCallbacksCommand$ToAddress
        MIXIN manifests
        OPTIONAL metricsListen --metrics-listen ServeCallbacksCommand$ToAddress
        OTHER mostConnections --max-connections
        OPTIONAL readyFile --ready-file Path
        VALUE skew --allowed-skew Duration
      ShowCommand
        FLAG live --live
        MIXIN options
        MIXIN outputs
      SnapshotCommand
        OPTIONAL at --at String
        OPTIONAL format --format String
        MIXIN job
        MIXIN options
        MIXIN output
        MIXIN terms
        MIXIN zone
      StateHistoryCommand
        MIXIN options
        OTHER serial --serial
      StateListCommand
        MIXIN options
      StateLockCommand
        MIXIN options
      StateMvCommand
        MIXIN lock
        MIXIN options
      StatePullCommand
        MIXIN options
      StatePushCommand
        PICOCLI file
      StateRmCommand
        MIXIN lock
        MIXIN options
      StateUnlockCommand
        OPERANDS arguments
        FLAG force --force
        MIXIN root
        MIXIN sandbox
      StatusCommand
        MIXIN options
        MIXIN output
        OTHER watch --watch
      StreamOption
        OPTIONAL stream --stream String
      SwitchOptions
        VALUES allowOnAir --allow-on-air PlanChoice$ToPattern
        MIXIN apply
        FLAG edit --edit
        MIXIN targets
        OPTIONAL whenIdle --when-idle Duration
      TargetOptions
        OPERANDS arguments
        OPTIONAL key --key String
        OPTIONAL kind --kind String
        OPTIONAL provider --provider String
        MIXIN root
        MIXIN sandbox
      TimeZoneOption
        OPTIONAL zone --zone String
      UrlCommand
        VALUE expires --expires Duration
        MIXIN options
        MIXIN output
        FLAG play --play
        OPTIONAL protocol --protocol UrlCommand$ToProtocol
        FLAG publish --publish
      ValidateCommand
        MIXIN manifests
        MIXIN outputs
      VariableOptions
        VALUES files --var-file Path
        OPTIONAL root --root Path
        VALUES values --var String
      VodCreateCommand
        OPTIONAL name --name String
        MIXIN options
        MIXIN output
        MIXIN stream
        MIXIN window
      VodShowCommand
        MIXIN options
        MIXIN output
        OPTIONAL record --record String
        MIXIN stream
        MIXIN window
      WindowOptions
        OPTIONAL event --event Address
        OPTIONAL from --from String
        OPTIONAL length --for Duration
        OPTIONAL to --to String
        MIXIN zone
      """;

  private OptionFields() {}

  /** The object with options that a field holds. */
  static Object mixin(Object holder, String field) {
    return switch (field) {
      case "ApplyCommand.apply" -> ((ApplyCommand) holder).apply;
      case "ApplyCommand.live" -> ((ApplyCommand) holder).live;
      case "ApplyOptions.events" -> ((ApplyOptions) holder).events;
      case "ApplyOptions.lock" -> ((ApplyOptions) holder).lock;
      case "CommentGitHubCommand.options" -> ((CommentGitHubCommand) holder).options;
      case "CommentGitLabCommand.options" -> ((CommentGitLabCommand) holder).options;
      case "DestroyCommand.apply" -> ((DestroyCommand) holder).apply;
      case "DestroyCommand.live" -> ((DestroyCommand) holder).live;
      case "DisableCommand.options" -> ((DisableCommand) holder).options;
      case "DisableCommand.zone" -> ((DisableCommand) holder).zone;
      case "DriftCommand.manifests" -> ((DriftCommand) holder).manifests;
      case "DriftCommand.outputs" -> ((DriftCommand) holder).outputs;
      case "DriftCommand.sandbox" -> ((DriftCommand) holder).sandbox;
      case "EnableCommand.options" -> ((EnableCommand) holder).options;
      case "ExportCommand.root" -> ((ExportCommand) holder).root;
      case "ExportCommand.sandbox" -> ((ExportCommand) holder).sandbox;
      case "FmtCommand.manifests" -> ((FmtCommand) holder).manifests;
      case "GraphCommand.options" -> ((GraphCommand) holder).options;
      case "GraphCommand.outputs" -> ((GraphCommand) holder).outputs;
      case "HistoryCommand.options" -> ((HistoryCommand) holder).options;
      case "HistoryCommand.output" -> ((HistoryCommand) holder).output;
      case "LedgerOptions.root" -> ((LedgerOptions) holder).root;
      case "LedgerOptions.sandbox" -> ((LedgerOptions) holder).sandbox;
      case "LiveOptions.choice" -> ((LiveOptions) holder).choice;
      case "LiveOptions.manifests" -> ((LiveOptions) holder).manifests;
      case "LiveOptions.sandbox" -> ((LiveOptions) holder).sandbox;
      case "ManifestOptions.root" -> ((ManifestOptions) holder).root;
      case "PlanCommand.base" -> ((PlanCommand) holder).base;
      case "PlanCommand.events" -> ((PlanCommand) holder).events;
      case "PlanCommand.options" -> ((PlanCommand) holder).options;
      case "PlanCommand.outputs" -> ((PlanCommand) holder).outputs;
      case "RecordContentCommand.options" -> ((RecordContentCommand) holder).options;
      case "RecordContentCommand.output" -> ((RecordContentCommand) holder).output;
      case "RecordContentCommand.stream" -> ((RecordContentCommand) holder).stream;
      case "RecordContentCommand.window" -> ((RecordContentCommand) holder).window;
      case "RecordOrder.options" -> ((RecordOrder) holder).options;
      case "RecordOrder.output" -> ((RecordOrder) holder).output;
      case "RecordOrder.stream" -> ((RecordOrder) holder).stream;
      case "RecordStartCommand.order" -> ((RecordStartCommand) holder).order;
      case "RecordStopCommand.order" -> ((RecordStopCommand) holder).order;
      case "RenderCommand.manifests" -> ((RenderCommand) holder).manifests;
      case "RootOption.variables" -> ((RootOption) holder).variables;
      case "RunsCommand.root" -> ((RunsCommand) holder).root;
      case "RunsCommand.sandbox" -> ((RunsCommand) holder).sandbox;
      case "SaveAsCommand.job" -> ((SaveAsCommand) holder).job;
      case "SaveAsCommand.options" -> ((SaveAsCommand) holder).options;
      case "SaveAsCommand.output" -> ((SaveAsCommand) holder).output;
      case "SaveAsCommand.terms" -> ((SaveAsCommand) holder).terms;
      case "SaveAsCommand.window" -> ((SaveAsCommand) holder).window;
      case "SegmentsCommand.options" -> ((SegmentsCommand) holder).options;
      case "SegmentsCommand.output" -> ((SegmentsCommand) holder).output;
      case "SegmentsCommand.window" -> ((SegmentsCommand) holder).window;
      case "ServeCallbacksCommand.manifests" -> ((ServeCallbacksCommand) holder).manifests;
      case "ShowCommand.options" -> ((ShowCommand) holder).options;
      case "ShowCommand.outputs" -> ((ShowCommand) holder).outputs;
      case "SnapshotCommand.job" -> ((SnapshotCommand) holder).job;
      case "SnapshotCommand.options" -> ((SnapshotCommand) holder).options;
      case "SnapshotCommand.output" -> ((SnapshotCommand) holder).output;
      case "SnapshotCommand.terms" -> ((SnapshotCommand) holder).terms;
      case "SnapshotCommand.zone" -> ((SnapshotCommand) holder).zone;
      case "StateHistoryCommand.options" -> ((StateHistoryCommand) holder).options;
      case "StateListCommand.options" -> ((StateListCommand) holder).options;
      case "StateLockCommand.options" -> ((StateLockCommand) holder).options;
      case "StateMvCommand.lock" -> ((StateMvCommand) holder).lock;
      case "StateMvCommand.options" -> ((StateMvCommand) holder).options;
      case "StatePullCommand.options" -> ((StatePullCommand) holder).options;
      case "StateRmCommand.lock" -> ((StateRmCommand) holder).lock;
      case "StateRmCommand.options" -> ((StateRmCommand) holder).options;
      case "StateUnlockCommand.root" -> ((StateUnlockCommand) holder).root;
      case "StateUnlockCommand.sandbox" -> ((StateUnlockCommand) holder).sandbox;
      case "StatusCommand.options" -> ((StatusCommand) holder).options;
      case "StatusCommand.output" -> ((StatusCommand) holder).output;
      case "SwitchOptions.apply" -> ((SwitchOptions) holder).apply;
      case "SwitchOptions.targets" -> ((SwitchOptions) holder).targets;
      case "TargetOptions.root" -> ((TargetOptions) holder).root;
      case "TargetOptions.sandbox" -> ((TargetOptions) holder).sandbox;
      case "UrlCommand.options" -> ((UrlCommand) holder).options;
      case "UrlCommand.output" -> ((UrlCommand) holder).output;
      case "ValidateCommand.manifests" -> ((ValidateCommand) holder).manifests;
      case "ValidateCommand.outputs" -> ((ValidateCommand) holder).outputs;
      case "VodCreateCommand.options" -> ((VodCreateCommand) holder).options;
      case "VodCreateCommand.output" -> ((VodCreateCommand) holder).output;
      case "VodCreateCommand.stream" -> ((VodCreateCommand) holder).stream;
      case "VodCreateCommand.window" -> ((VodCreateCommand) holder).window;
      case "VodShowCommand.options" -> ((VodShowCommand) holder).options;
      case "VodShowCommand.output" -> ((VodShowCommand) holder).output;
      case "VodShowCommand.stream" -> ((VodShowCommand) holder).stream;
      case "VodShowCommand.window" -> ((VodShowCommand) holder).window;
      case "WindowOptions.zone" -> ((WindowOptions) holder).zone;
      default -> throw new IllegalArgumentException(field);
    };
  }

  /** What reads values with a converter of their own. */
  static ITypeConverter<?> converter(String name) {
    return switch (name) {
      case "ApplyOptions$ToParallelism" -> new ApplyOptions.ToParallelism();
      case "LockOptions$ToLease" -> new LockOptions.ToLease();
      case "OutputOptions$ToWanted" -> new OutputOptions.ToWanted();
      case "PlanChoice$ToCount" -> new PlanChoice.ToCount();
      case "PlanChoice$ToPattern" -> new PlanChoice.ToPattern();
      case "PlanChoice$ToReading" -> new PlanChoice.ToReading();
      case "SandboxCommand$ToAccount" -> new SandboxCommand.ToAccount();
      case "SandboxCommand$ToClock" -> new SandboxCommand.ToClock();
      case "SandboxCommand$ToPort" -> new SandboxCommand.ToPort();
      case "SegmentsCommand$ToLimit" -> new SegmentsCommand.ToLimit();
      case "ServeCallbacksCommand$ToAddress" -> new ServeCallbacksCommand.ToAddress();
      case "UrlCommand$ToProtocol" -> new UrlCommand.ToProtocol();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Gives a field its value. */
  @SuppressWarnings("unchecked")
  static void set(Object holder, String field, Object value) {
    switch (field) {
      case "ApplyOptions.autoApprove" -> ((ApplyOptions) holder).autoApprove = (boolean) value;
      case "ApplyOptions.grace" -> ((ApplyOptions) holder).grace = (Duration) value;
      case "ApplyOptions.newLedger" -> ((ApplyOptions) holder).newLedger = (boolean) value;
      case "ApplyOptions.parallelism" ->
          ((ApplyOptions) holder).parallelism = (Optional<Integer>) value;
      case "BaseOption.revision" -> ((BaseOption) holder).revision = (Optional<String>) value;
      case "CommentGitHubCommand.repository" ->
          ((CommentGitHubCommand) holder).repository = (Optional<String>) value;
      case "CommentGitLabCommand.project" ->
          ((CommentGitLabCommand) holder).project = (Optional<String>) value;
      case "CommonOptions.debug" -> ((CommonOptions) holder).debug = (boolean) value;
      case "CommonOptions.noColor" -> ((CommonOptions) holder).noColor = (boolean) value;
      case "DisableCommand.until" -> ((DisableCommand) holder).until = (Optional<String>) value;
      case "DriftCommand.dryRun" -> ((DriftCommand) holder).dryRun = (boolean) value;
      case "DriftCommand.excludes" ->
          ((DriftCommand) holder).excludes = (List<AddressPattern>) value;
      case "DriftCommand.metrics" -> ((DriftCommand) holder).metrics = (Optional<Path>) value;
      case "DriftCommand.notify" -> ((DriftCommand) holder).notify = (boolean) value;
      case "DriftCommand.propose" -> ((DriftCommand) holder).propose = (boolean) value;
      case "DriftCommand.refresh" -> ((DriftCommand) holder).refresh = (Reading) value;
      case "DriftCommand.since" -> ((DriftCommand) holder).since = (Optional<String>) value;
      case "DriftCommand.targets" -> ((DriftCommand) holder).targets = (List<AddressPattern>) value;
      case "EventsOption.file" -> ((EventsOption) holder).file = (Optional<Path>) value;
      case "ExportCommand.arguments" -> ((ExportCommand) holder).arguments = (List<String>) value;
      case "ExportCommand.domains" -> ((ExportCommand) holder).domains = (List<String>) value;
      case "ExportCommand.force" -> ((ExportCommand) holder).force = (boolean) value;
      case "ExportCommand.oneFile" -> ((ExportCommand) holder).oneFile = (boolean) value;
      case "ExportCommand.out" -> ((ExportCommand) holder).out = (Optional<String>) value;
      case "ExportCommand.perKind" -> ((ExportCommand) holder).perKind = (boolean) value;
      case "ExportCommand.perResource" -> ((ExportCommand) holder).perResource = (boolean) value;
      case "ExportCommand.providers" -> ((ExportCommand) holder).providers = (List<String>) value;
      case "ExportCommand.secretFiles" -> ((ExportCommand) holder).secretFiles = (boolean) value;
      case "ExportCommand.unmanaged" -> ((ExportCommand) holder).unmanaged = (boolean) value;
      case "FileTerms.name" -> ((FileTerms) holder).name = (Optional<String>) value;
      case "FileTerms.notify" -> ((FileTerms) holder).notify = (Optional<String>) value;
      case "FileTerms.pipeline" -> ((FileTerms) holder).pipeline = (Optional<String>) value;
      case "FmtCommand.check" -> ((FmtCommand) holder).check = (boolean) value;
      case "FmtCommand.diff" -> ((FmtCommand) holder).diff = (boolean) value;
      case "GraphCommand.plan" -> ((GraphCommand) holder).plan = (boolean) value;
      case "JobOptions.job" -> ((JobOptions) holder).job = (Optional<String>) value;
      case "JobOptions.timeout" -> ((JobOptions) holder).timeout = (Duration) value;
      case "JobOptions.wait" -> ((JobOptions) holder).wait = (boolean) value;
      case "LedgerOptions.arguments" -> ((LedgerOptions) holder).arguments = (List<String>) value;
      case "LockOptions.lease" -> ((LockOptions) holder).lease = (Duration) value;
      case "LockOptions.timeout" -> ((LockOptions) holder).timeout = (Duration) value;
      case "ManifestOptions.paths" -> ((ManifestOptions) holder).paths = (List<String>) value;
      case "OutputOptions.wanted" -> ((OutputOptions) holder).wanted = (List<Wanted>) value;
      case "PlanChoice.acceptConflicts" ->
          ((PlanChoice) holder).acceptConflicts = (List<Address>) value;
      case "PlanChoice.allowDeletes" ->
          ((PlanChoice) holder).allowDeletes = (Optional<Integer>) value;
      case "PlanChoice.allowOnAir" ->
          ((PlanChoice) holder).allowOnAir = (List<AddressPattern>) value;
      case "PlanChoice.excludes" -> ((PlanChoice) holder).excludes = (List<AddressPattern>) value;
      case "PlanChoice.refresh" -> ((PlanChoice) holder).refresh = (Reading) value;
      case "PlanChoice.replaces" -> ((PlanChoice) holder).replaces = (List<AddressPattern>) value;
      case "PlanChoice.targets" -> ((PlanChoice) holder).targets = (List<AddressPattern>) value;
      case "PlanChoice.whenIdle" -> ((PlanChoice) holder).whenIdle = (Optional<Duration>) value;
      case "PlanCommand.destroy" -> ((PlanCommand) holder).destroy = (boolean) value;
      case "PlanCommand.detailedExitCode" ->
          ((PlanCommand) holder).detailedExitCode = (boolean) value;
      case "PlanCommand.out" -> ((PlanCommand) holder).out = (Optional<Path>) value;
      case "PlanCommand.prove" -> ((PlanCommand) holder).prove = (boolean) value;
      case "RecordOrder.autoApprove" -> ((RecordOrder) holder).autoApprove = (boolean) value;
      case "RecordStartCommand.anew" -> ((RecordStartCommand) holder).anew = (boolean) value;
      case "RecordStopCommand.close" -> ((RecordStopCommand) holder).close = (boolean) value;
      case "RollbackChoice.acceptConflicts" ->
          ((RollbackChoice) holder).acceptConflicts = (List<Address>) value;
      case "RollbackChoice.allowDeletes" ->
          ((RollbackChoice) holder).allowDeletes = (Optional<Integer>) value;
      case "RollbackChoice.allowOnAir" ->
          ((RollbackChoice) holder).allowOnAir = (List<AddressPattern>) value;
      case "RollbackChoice.whenIdle" ->
          ((RollbackChoice) holder).whenIdle = (Optional<Duration>) value;
      case "RootOption.environment" -> ((RootOption) holder).environment = (Optional<String>) value;
      case "RunsCommand.arguments" -> ((RunsCommand) holder).arguments = (List<String>) value;
      case "SandboxChoice.chosen" -> ((SandboxChoice) holder).chosen = (boolean) value;
      case "SandboxChoice.data" -> ((SandboxChoice) holder).data = (Optional<Path>) value;
      case "SandboxCommand.accounts" -> ((SandboxCommand) holder).accounts = (List<Account>) value;
      case "SandboxCommand.clock" -> ((SandboxCommand) holder).clock = (Clock) value;
      case "SandboxCommand.data" -> ((SandboxCommand) holder).data = (Optional<Path>) value;
      case "SandboxCommand.faults" -> ((SandboxCommand) holder).faults = (Optional<Path>) value;
      case "SandboxCommand.port" -> ((SandboxCommand) holder).port = (int) value;
      case "SandboxCommand.readyFile" ->
          ((SandboxCommand) holder).readyFile = (Optional<Path>) value;
      case "SandboxCommand.world" -> ((SandboxCommand) holder).world = (Optional<Path>) value;
      case "SaveAsCommand.format" -> ((SaveAsCommand) holder).format = (Optional<String>) value;
      case "SegmentsCommand.limit" -> ((SegmentsCommand) holder).limit = (Optional<Integer>) value;
      case "ServeCallbacksCommand.listen" ->
          ((ServeCallbacksCommand) holder).listen = (InetSocketAddress) value;
      case "ServeCallbacksCommand.metricsListen" ->
          ((ServeCallbacksCommand) holder).metricsListen = (Optional<InetSocketAddress>) value;
      case "ServeCallbacksCommand.readyFile" ->
          ((ServeCallbacksCommand) holder).readyFile = (Optional<Path>) value;
      case "ServeCallbacksCommand.skew" -> ((ServeCallbacksCommand) holder).skew = (Duration) value;
      case "ShowCommand.live" -> ((ShowCommand) holder).live = (boolean) value;
      case "SnapshotCommand.at" -> ((SnapshotCommand) holder).at = (Optional<String>) value;
      case "SnapshotCommand.format" -> ((SnapshotCommand) holder).format = (Optional<String>) value;
      case "StateUnlockCommand.arguments" ->
          ((StateUnlockCommand) holder).arguments = (List<String>) value;
      case "StateUnlockCommand.force" -> ((StateUnlockCommand) holder).force = (boolean) value;
      case "StreamOption.stream" -> ((StreamOption) holder).stream = (Optional<String>) value;
      case "SwitchOptions.allowOnAir" ->
          ((SwitchOptions) holder).allowOnAir = (List<AddressPattern>) value;
      case "SwitchOptions.edit" -> ((SwitchOptions) holder).edit = (boolean) value;
      case "SwitchOptions.whenIdle" ->
          ((SwitchOptions) holder).whenIdle = (Optional<Duration>) value;
      case "TargetOptions.arguments" -> ((TargetOptions) holder).arguments = (List<String>) value;
      case "TargetOptions.key" -> ((TargetOptions) holder).key = (Optional<String>) value;
      case "TargetOptions.kind" -> ((TargetOptions) holder).kind = (Optional<String>) value;
      case "TargetOptions.provider" -> ((TargetOptions) holder).provider = (Optional<String>) value;
      case "TimeZoneOption.zone" -> ((TimeZoneOption) holder).zone = (Optional<String>) value;
      case "UrlCommand.expires" -> ((UrlCommand) holder).expires = (Duration) value;
      case "UrlCommand.play" -> ((UrlCommand) holder).play = (boolean) value;
      case "UrlCommand.protocol" -> ((UrlCommand) holder).protocol = (Optional<Protocol>) value;
      case "UrlCommand.publish" -> ((UrlCommand) holder).publish = (boolean) value;
      case "VariableOptions.files" -> ((VariableOptions) holder).files = (List<Path>) value;
      case "VariableOptions.root" -> ((VariableOptions) holder).root = (Optional<Path>) value;
      case "VariableOptions.values" -> ((VariableOptions) holder).values = (List<String>) value;
      case "VodCreateCommand.name" -> ((VodCreateCommand) holder).name = (Optional<String>) value;
      case "VodShowCommand.record" -> ((VodShowCommand) holder).record = (Optional<String>) value;
      case "WindowOptions.event" -> ((WindowOptions) holder).event = (Optional<Address>) value;
      case "WindowOptions.from" -> ((WindowOptions) holder).from = (Optional<String>) value;
      case "WindowOptions.length" -> ((WindowOptions) holder).length = (Optional<Duration>) value;
      case "WindowOptions.to" -> ((WindowOptions) holder).to = (Optional<String>) value;
      default -> throw new IllegalArgumentException(field);
    }
  }
}
