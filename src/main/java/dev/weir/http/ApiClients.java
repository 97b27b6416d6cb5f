package dev.weir.http;

import feign.Client;
import feign.Contract;
import feign.Feign;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import feign.codec.DecodeException;
import feign.interceptor.Invocation;
import feign.interceptor.MethodInterceptor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Makes clients of annotated API interfaces. A call passes through a stack of one-method clients:
 *
 * <pre>retry → pace → signature → trace → java.net.http</pre>
 *
 * <p>The signature comes after the pace, since a signed request grows stale while it waits.
 */
public final class ApiClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Client bottom;
  private final Contract contract = new ApiContract();
  private final HttpClients connections = new HttpClients(CONNECT_TIMEOUT);
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<URI, Integer> widths = new ConcurrentHashMap<>();
  private final LongAdder calls = new LongAdder();

  /**
   * Clients that talk to the network.
   *
   * @param sleeper must let {@code clock} move on
   * @param random safe for use by many threads, as {@link java.util.Random} is
   * @param trace takes a line for each attempt, secrets masked
   */
  public ApiClients(
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      Optional<Consumer<String>> trace) {
    this(clock, sleeper, random, trace, UnaryOperator.identity());
  }

  /** Clients that talk to this instead of the network, if it is there. */
  public ApiClients(
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      Optional<Consumer<String>> trace,
      Optional<Client> instead) {
    this(clock, sleeper, random, trace, client -> instead.orElse(client));
  }

  private ApiClients(
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      Optional<Consumer<String>> trace,
      UnaryOperator<Client> around) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    var transport = around.apply(new Transport(connections));
    this.bottom =
        trace.<Client>map(sink -> new TracingClient(transport, clock, sink)).orElse(transport);
  }

  /**
   * Has the JVM set up what all clients share, so that it need not where the first one is made;
   * most of it are the classes that it makes for Feign's annotations.
   */
  public static void prepare() {
    new ApiContract().parseAndValidateMetadata(Example.class);
  }

  /** An API with everything that APIs are described with. */
  interface Example {
    @RequestLine("GET /{name}?of={value}")
    String get(@Param("name") String name, @Param("value") String value);
  }

  /** How many requests were sent so far, repeated ones included. */
  public long calls() {
    return calls.sum();
  }

  /**
   * Clients that talk to the network, tell of the time that servers tell, and wait for nothing
   * between attempts.
   */
  public static ApiClients examining(
      InstantSource clock,
      RandomGenerator random,
      Optional<Consumer<String>> trace,
      Consumer<ServerTime> times) {
    return new ApiClients(
        clock, _ -> {}, random, trace, client -> new DatedClient(client, clock, times));
  }

  /** The clock that requests are signed by. */
  public InstantSource clock() {
    return clock;
  }

  /** How a provider waits, for instance until it is told what it wrote. */
  public Sleeper sleeper() {
    return sleeper;
  }

  /** Chance, for what must not come twice, such as a nonce. */
  public RandomGenerator random() {
    return random;
  }

  /**
   * A client of an API interface. Its methods throw {@link dev.weir.diag.RemoteFailure} and nothing
   * else.
   */
  public <A> A client(Class<A> api, Service service) {
    return Feign.builder()
        .contract(contract)
        .encoder(service.wire().encoder())
        .decoder(service.wire().decoder())
        .client(stack(service))
        .retryer(Retryer.NEVER_RETRY)
        .options(
            new Request.Options(
                CONNECT_TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS,
                ANSWER_TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS,
                false))
        .methodInterceptor(ApiClients::decoded)
        .target(new ApiTarget<>(api, service.base().toString()));
  }

  private Client stack(Service service) {
    var account =
        accounts.computeIfAbsent(
            service.account(), _ -> new Account(new Pace(service.limit(), clock, sleeper)));
    widths.merge(service.base(), account.pace().width(), Math::max);
    Client counting =
        (request, options) -> {
          calls.increment();
          return bottom.execute(request, options);
        };
    var signing = new SigningClient(counting, service.signer(), clock, account.clockOffset());
    var paced = new PacedClient(signing, account.pace());
    return new RetryingClient(paced, service, account, Backoff.USUAL, clock, sleeper, random);
  }

  private static Object decoded(Invocation invocation, MethodInterceptor.Chain chain)
      throws Throwable {
    try {
      return chain.next(invocation);
    } catch (DecodeException e) {
      var operation = Failures.operation(invocation.methodMetadata().configKey());
      throw Failures.unreadable(operation, e.status(), e.getMessage());
    }
  }

  /**
   * How many calls at a time make use of what the limits of all accounts allow. Where each
   * operation has a limit of its own, one of them counts: they are called by turns.
   */
  public int width() {
    return widths.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Breaks off what is under way and lets the connections go. */
  @Override
  public void close() {
    connections.close();
  }
}
