package dev.exhume.core.kit.entrypoint;

/**
 * A directory, or a file that starts empty, that must be there before services start.
 *
 * @param path absolute
 */
record RuntimeFile(String path, boolean isDirectory, int permissions, long uid, long gid) {}
