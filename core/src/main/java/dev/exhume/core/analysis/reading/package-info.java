/** How detectors read the dead server: bounded, in any charset, keeping what failed as problems. */
@NullMarked
package dev.exhume.core.analysis.reading;

import org.jspecify.annotations.NullMarked;
