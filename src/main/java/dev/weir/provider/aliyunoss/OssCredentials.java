package dev.weir.provider.aliyunoss;

import dev.weir.kind.Secret;
import java.util.Optional;

/**
 * An access key.
 *
 * @param keyId its public half
 * @param secret its secret half
 * @param token comes with temporary keys of the Security Token Service
 */
record OssCredentials(String keyId, Secret secret, Optional<Secret> token) {}
