package dev.weir.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is to be.
 *
 * @param port of the first emulator, the next has the next; 0 for any free ports
 * @param data folder that keeps the memory; empty to forget everything at the end
 * @param accounts who may sign; {@link Account#DEFAULT} when there are none
 * @param clock the time at which the clock stands still; empty to follow the system
 * @param world file that says what exists; empty when everything does
 * @param faults file with what goes wrong from the start
 */
public record SandboxOptions(
    int port,
    Optional<Path> data,
    List<Account> accounts,
    Optional<Instant> clock,
    Optional<Path> world,
    Optional<Path> faults) {

  public SandboxOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535");
    }
    accounts = List.copyOf(accounts);
  }

  /** Any ports, nothing kept, the system's time, everything exists. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, with its memory in this folder. */
  public SandboxOptions withData(Path folder) {
    return new SandboxOptions(port, Optional.of(folder), accounts, clock, world, faults);
  }

  /** The same, with these accounts. */
  public SandboxOptions withAccounts(Account... known) {
    return new SandboxOptions(port, data, List.of(known), clock, world, faults);
  }

  /** The same, with its clock standing still. */
  public SandboxOptions withClock(Instant time) {
    return new SandboxOptions(port, data, accounts, Optional.of(time), world, faults);
  }

  /** The same, with a world file. */
  public SandboxOptions withWorld(Path file) {
    return new SandboxOptions(port, data, accounts, clock, Optional.of(file), faults);
  }
}
