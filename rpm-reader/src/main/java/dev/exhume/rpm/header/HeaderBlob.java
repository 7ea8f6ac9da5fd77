package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/**
 * The bytes of a header as a database holds them.
 *
 * @param cut why the bytes end too early, where they do
 */
public record HeaderBlob(Bytes bytes, Optional<MalformedDataException> cut) {}
