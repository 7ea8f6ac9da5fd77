package dev.exhume.core.profile;

import java.util.Optional;

/**
 * Something that ties the server to its old place.
 *
 * @param kind {@code own-address} or {@code remote-host}
 * @param advice what to do about it
 */
public record Dependency(String kind, String value, Evidence evidence, Optional<String> advice) {}
