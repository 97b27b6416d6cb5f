package dev.weir.cli;

/**
 * The option table as text. {@code UsualArgumentsTest} holds it to the annotations, from which it
 * is written with {@code -Dweir.golden=write}.
 */
final class OptionLines {

  static final String TEXT =
      """
      AdoptCommand
        MIXIN apply
        PICOCLI arguments
        MIXIN root
        MIXIN sandbox
      ApplyCommand
        MIXIN apply
        MIXIN live
      ApplyOptions
        FLAG autoApprove --auto-approve
        MIXIN events
        VALUE grace --grace
        MIXIN lock
        FLAG newLedger --new-ledger
        VALUE parallelism --parallelism ApplyOptions$ToParallelism
      BaseOption
        VALUE revision --base
      CheckCommand
        PICOCLI event
        VALUE format -o,--output
        MIXIN manifests
        FLAG offline --offline
        MIXIN sandbox
      CommentGitHubCommand
        MIXIN options
        VALUE repository --repo
      CommentGitLabCommand
        MIXIN options
        VALUE project --project
      CommentOptions
        VALUE apiUrl --api-url
        VALUE author --author
        PICOCLI file
        VALUE label --label
        VALUE number --number
        VALUE tokenEnv --token-env
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
        PICOCLI paths
        PICOCLI right
        MIXIN variables
      DisableCommand
        MIXIN options
        VALUE until --until
        MIXIN zone
      DoctorCommand
        PICOCLI folder
        VALUE format -o,--output
        MIXIN sandbox
      DocumentFormat
        VALUE format -o,--output
      DriftCommand
        VALUE driftExitCode --drift-exit-code
        FLAG dryRun --dry-run
        VALUES excludes --exclude PlanChoice$ToPattern
        MIXIN manifests
        VALUE metrics --metrics
        FLAG notify --notify
        MIXIN outputs
        FLAG propose --propose
        VALUE refresh --refresh PlanChoice$ToReading
        MIXIN sandbox
        VALUE since --since
        VALUES targets --target PlanChoice$ToPattern
      EnableCommand
        MIXIN options
      EventsOption
        VALUE file --events
      ExplainCommand
        VALUE format -o,--output
        PICOCLI kind
      ExplainStreamCommand
        VALUE at --at
        VALUE bitrate --bitrate
        VALUE codec --codec
        VALUE format -o,--output
        PICOCLI paths
        MIXIN root
        PICOCLI stream
      ExportCommand
        OPERANDS arguments
        VALUES domains --domain
        FLAG force --force
        FLAG oneFile --one-file
        VALUE out --out
        FLAG perKind --per-kind
        FLAG perResource --per-resource
        VALUES providers --provider
        MIXIN root
        MIXIN sandbox
        FLAG secretFiles --secret-files
        OTHER settings --set
        FLAG unmanaged --unmanaged
      FileTerms
        VALUE deleteAfter --delete-after
        VALUE name --name
        VALUE notify --notify
        VALUE pipeline --pipeline
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
        VALUES domains --domain
        PICOCLI folder
        FLAG fromLive --from-live
        VALUE ledger --ledger
        VALUE ledgerAddress --ledger-address
        VALUE provider --provider
        MIXIN sandbox
        FLAG secretFiles --secret-files
        OTHER settings --set
        VALUE stack --stack
      JobOptions
        VALUE job --job
        VALUE timeout --timeout
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
        VALUE timeout --lock-timeout
      ManifestOptions
        OPERANDS paths
        MIXIN root
      NotifyCommand
        PICOCLI report
        VALUE state --state
      OutputOptions
        VALUE mostBytes --max-bytes
        VALUES wanted -o,--output OutputOptions$ToWanted
      PlanChoice
        VALUES acceptConflicts --accept-conflict
        VALUE allowDeletes --allow-deletes PlanChoice$ToCount
        VALUES allowOnAir --allow-on-air PlanChoice$ToPattern
        VALUES excludes --exclude PlanChoice$ToPattern
        VALUE refresh --refresh PlanChoice$ToReading
        VALUES replaces --replace PlanChoice$ToPattern
        VALUES targets --target PlanChoice$ToPattern
        VALUE whenIdle --when-idle
      PlanCommand
        MIXIN base
        FLAG destroy --destroy
        FLAG detailedExitCode --detailed-exitcode
        MIXIN events
        MIXIN options
        VALUE out --out
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
        VALUES adopt --adopt
        FLAG autoApprove --auto-approve
        VALUE lockTimeout --lock-timeout
        FLAG merge --merge
        OPERANDS paths
        PICOCLI revision
        MIXIN root
        MIXIN sandbox
      RenderCommand
        MIXIN manifests
      RollbackChoice
        VALUES acceptConflicts --accept-conflict
        VALUE allowDeletes --allow-deletes PlanChoice$ToCount
        VALUES allowOnAir --allow-on-air PlanChoice$ToPattern
        VALUE whenIdle --when-idle
      RollbackCommand
        MIXIN apply
        MIXIN choice
        FLAG dryRun --dry-run
        PICOCLI paths
        MIXIN root
        PICOCLI run
        MIXIN sandbox
      RootOption
        VALUE environment --env
        MIXIN variables
      RunsCommand
        OPERANDS arguments
        VALUE format -o,--output
        MIXIN root
        MIXIN sandbox
      SandboxChoice
        FLAG chosen --sandbox
        VALUE data --sandbox-data
      SandboxCommand
        VALUES accounts --account SandboxCommand$ToAccount
        VALUE clock --clock SandboxCommand$ToClock
        VALUE data --data
        VALUE faults --faults
        VALUE port --port SandboxCommand$ToPort
        VALUE readyFile --ready-file
        VALUE world --world
      SaveAsCommand
        VALUE format --format
        MIXIN job
        MIXIN options
        MIXIN output
        MIXIN terms
        MIXIN window
      SchemaCommand
        VALUE folder --write
        PICOCLI kind
      SegmentsCommand
        VALUE limit --limit SegmentsCommand$ToLimit
        MIXIN options
        MIXIN output
        MIXIN window
      ServeCallbacksCommand
        VALUE listen --listen ServeCallbacksCommand$ToAddress
        MIXIN manifests
        VALUE metricsListen --metrics-listen ServeCallbacksCommand$ToAddress
        VALUE mostConnections --max-connections
        VALUE readyFile --ready-file
        VALUE skew --allowed-skew
      ShowCommand
        FLAG live --live
        MIXIN options
        MIXIN outputs
      SnapshotCommand
        VALUE at --at
        VALUE format --format
        MIXIN job
        MIXIN options
        MIXIN output
        MIXIN terms
        MIXIN zone
      StateHistoryCommand
        MIXIN options
        VALUE serial --serial
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
        FLAG force --force
        MIXIN lock
        PICOCLI paths
        MIXIN root
        MIXIN sandbox
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
        VALUE stream --stream
      SwitchOptions
        VALUES allowOnAir --allow-on-air PlanChoice$ToPattern
        MIXIN apply
        FLAG edit --edit
        MIXIN targets
        VALUE whenIdle --when-idle
      TargetOptions
        OPERANDS arguments
        VALUE key --key
        VALUE kind --kind
        VALUE provider --provider
        MIXIN root
        MIXIN sandbox
      TimeZoneOption
        VALUE zone --zone
      UrlCommand
        VALUE expires --expires
        MIXIN options
        MIXIN output
        FLAG play --play
        VALUE protocol --protocol UrlCommand$ToProtocol
        FLAG publish --publish
      ValidateCommand
        MIXIN manifests
        MIXIN outputs
      VariableOptions
        VALUES files --var-file
        VALUE root --root
        VALUES values --var
      VodCreateCommand
        VALUE name --name
        MIXIN options
        MIXIN output
        MIXIN stream
        MIXIN window
      VodShowCommand
        MIXIN options
        MIXIN output
        VALUE record --record
        MIXIN stream
        MIXIN window
      WindowOptions
        VALUE event --event
        VALUE from --from
        VALUE length --for
        VALUE to --to
        MIXIN zone
      """;

  private OptionLines() {}
}
