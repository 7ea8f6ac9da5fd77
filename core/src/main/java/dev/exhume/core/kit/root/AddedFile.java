package dev.exhume.core.kit.root;

/**
 * A file that the image has and the dead server had not; it takes the place of whatever had its
 * name there.
 *
 * @param rule why it may be there at all
 * @param path absolute, in a directory that the server has
 * @param content as {@link dev.exhume.filesystem.UnixNames} spells bytes
 * @param mode permission bits
 * @param why it has to be
 */
public record AddedFile(ChangeRule rule, String path, String content, int mode, String why) {}
