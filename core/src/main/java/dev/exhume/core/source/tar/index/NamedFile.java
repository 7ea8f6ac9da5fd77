package dev.exhume.core.source.tar.index;

/**
 * A name in a directory.
 *
 * @param file its number, or {@link TreeIndex#NONE} for a hard link to nothing
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record NamedFile(byte[] name, long file) {}
