package dev.exhume.rpm.header;

/**
 * A fault in a database, and what it costs.
 *
 * @param offset in bytes from the start of the file
 */
public record Damage(long offset, String message) {}
