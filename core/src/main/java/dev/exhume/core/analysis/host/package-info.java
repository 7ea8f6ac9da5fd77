/** The old machine's name and network, and its mounts. */
@NullMarked
package dev.exhume.core.analysis.host;

import org.jspecify.annotations.NullMarked;
