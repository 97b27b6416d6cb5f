package dev.weir.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the emulators of one sandbox share: the clock, the accounts, the world file, chance and
 * memory.
 *
 * <p>Safe for use by many threads.
 */
public final class World {

  private static final String HEX = "0123456789ABCDEF";

  private final SandboxClock clock;
  private final RandomGenerator random;
  private final JsonNode file;
  private final Map<String, Memory> memories = new ConcurrentHashMap<>();
  private volatile Map<String, Account> accounts = Map.of();
  private volatile FaultScript faults = FaultScript.NONE;

  /**
   * A world.
   *
   * @param clock its time
   * @param random where request ids and other arbitrary values come from
   * @param file what exists, by provider name; an empty object when everything does
   * @param accounts who may sign; {@link Account#DEFAULT} when there are none
   */
  public World(
      SandboxClock clock, RandomGenerator random, JsonNode file, Collection<Account> accounts) {
    this.clock = clock;
    this.random = random;
    this.file = file;
    admit(accounts.isEmpty() ? List.of(Account.DEFAULT) : accounts);
  }

  /** A world without a world file, where everything exists. */
  public static World open(InstantSource system, RandomGenerator random) {
    return new World(
        new SandboxClock(system), random, JsonNodeFactory.instance.objectNode(), List.of());
  }

  /** The sandbox's time. */
  public Instant now() {
    return clock.instant();
  }

  /** The clock, for whoever wants to set it. */
  public SandboxClock clock() {
    return clock;
  }

  /** The account with this access key id. */
  public Optional<Account> account(String key) {
    return Optional.ofNullable(accounts.get(key));
  }

  /** All accounts, in the order given. */
  public List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  /** Replaces all accounts. */
  public void admit(Collection<Account> all) {
    var byKey = new LinkedHashMap<String, Account>();
    all.forEach(account -> byKey.put(account.key(), account));
    accounts = byKey;
  }

  /**
   * What the world file says of a provider; a missing node when it says nothing, and then
   * everything exists.
   *
   * @param name for instance {@code aliyun-oss}
   */
  public JsonNode provider(String name) {
    return file.path(name);
  }

  /**
   * What a provider's emulator remembers; the same object for the same name. An emulator keeps
   * everything here that is to be there after a restart.
   */
  public Memory memory(String name) {
    return memories.computeIfAbsent(name, _ -> new Memory());
  }

  /** What goes wrong. */
  FaultScript faults() {
    return faults;
  }

  /** Lets other things go wrong. */
  void follow(FaultScript script) {
    faults = script;
  }

  /** Upper-case hexadecimal digits in no order, for request ids. */
  public synchronized String hex(int digits) {
    var text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(HEX.charAt(random.nextInt(16)));
    }
    return text.toString();
  }

  /** A number from 0 (inclusive) to the bound (exclusive). */
  public synchronized int random(int bound) {
    return random.nextInt(bound);
  }
}
