/** Programs that keep others running: what they were told to run. */
@NullMarked
package dev.exhume.core.analysis.boot.supervisor;

import org.jspecify.annotations.NullMarked;
