package dev.exhume.core.profile;

import java.util.Optional;

/**
 * Something that ties the server to its old place.
 *
 * @param kind {@code own-address}, {@code own-name}, {@code own-mac}, {@code remote-host}, or
 *     {@code unix-socket} for what binds two services of the machine to each other
 * @param advice what to do about it
 */
public record Dependency(String kind, String value, Evidence evidence, Optional<String> advice) {}
