package dev.weir.http;

import java.net.URI;

/**
 * One account at one provider: where it is, and how it is talked to.
 *
 * @param account names whose limits the calls count against; clients of equal account share pace
 *     and clock offset
 * @param base what every path of the API interface is appended to
 * @param wire how messages are written and read
 * @param signer signs each attempt
 * @param retry which calls may be repeated
 * @param limit how fast the account may be called
 */
public record Service(
    String account, URI base, Wire wire, Signer signer, RetryRule retry, Limit limit) {}
