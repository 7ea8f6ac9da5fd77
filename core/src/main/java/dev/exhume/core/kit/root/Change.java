package dev.exhume.core.kit.root;

/**
 * Something that is not in the image as it was on the dead server.
 *
 * @param path on the server
 * @param what was done
 * @param why it had to be
 */
public record Change(String path, String what, String why) {}
