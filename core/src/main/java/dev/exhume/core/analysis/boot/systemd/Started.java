package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A unit that belongs to a boot.
 *
 * @param link that makes another unit start it; empty when that is said in a file
 */
record Started(Unit unit, Optional<Path> link) {}
