/** The files in which systemd describes its units: where they lie, how they are written. */
@NullMarked
package dev.exhume.core.analysis.boot.systemd.unit;

import org.jspecify.annotations.NullMarked;
