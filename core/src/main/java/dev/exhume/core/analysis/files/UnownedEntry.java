package dev.exhume.core.analysis.files;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that no package owns: a file, a link, or a directory in which nothing is a package's.
 *
 * @param path of a directory with a slash at its end
 * @param files regular ones: 1, or all in and below a directory
 * @param newest modification time
 */
public record UnownedEntry(String path, long files, long sizeBytes, Optional<Instant> newest) {}
