package dev.exhume.core.kit.rebuild;

/**
 * What the build of an image can be told.
 *
 * @param value that it has otherwise
 * @param meaning as the end of a sentence
 */
public record BuildArgument(String name, String value, String meaning) {}
