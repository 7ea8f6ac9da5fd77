/** The old machine's name and network, its mounts, its accounts and when it lived. */
@NullMarked
package dev.exhume.core.analysis.host;

import org.jspecify.annotations.NullMarked;
