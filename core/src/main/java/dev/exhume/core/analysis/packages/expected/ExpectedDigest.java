package dev.exhume.core.analysis.packages.expected;

/**
 * The digest of a file's content.
 *
 * @param algorithm by its name in Java
 */
public record ExpectedDigest(String algorithm, String hexadecimal) {}
