package dev.exhume.core.profile;

/**
 * Where a single fact comes from that has no room for evidence of its own.
 *
 * @param fact the name of the fact beside it: {@code hostname}
 */
public record FactEvidence(String fact, Evidence evidence) {}
