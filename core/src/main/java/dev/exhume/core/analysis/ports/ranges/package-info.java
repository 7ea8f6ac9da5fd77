/** Ranges of ports that services open for single connections, from their configuration. */
@NullMarked
package dev.exhume.core.analysis.ports.ranges;

import org.jspecify.annotations.NullMarked;
