package dev.weir.http;

import feign.codec.Decoder;
import feign.codec.Encoder;

/**
 * The way between Java values and a provider's messages.
 *
 * @param encoder writes a request's body and its {@code Content-Type}
 * @param decoder reads a successful answer
 * @param errors reads any other
 */
public record Wire(Encoder encoder, Decoder decoder, ErrorReader errors) {}
