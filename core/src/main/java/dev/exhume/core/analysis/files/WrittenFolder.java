package dev.exhume.core.analysis.files;

import java.time.Instant;
import java.util.Optional;

/**
 * A directory in which servers keep what changes, as large and as new as this one has it.
 *
 * @param newest modification time of a file in it or below
 */
public record WrittenFolder(
    String path, DataPlace place, long files, long sizeBytes, Optional<Instant> newest) {}
