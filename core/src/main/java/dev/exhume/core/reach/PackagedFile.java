package dev.exhume.core.reach;

/**
 * A file, link or directory of a package.
 *
 * @param path where it really lies
 * @param isReached whether something needed names it
 * @param isOfReached whether a package that it belongs to is reached
 */
public record PackagedFile(String path, FileKind kind, boolean isReached, boolean isOfReached) {}
