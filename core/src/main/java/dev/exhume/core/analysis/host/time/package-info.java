/** What the dead server knows of its time zone. */
@NullMarked
package dev.exhume.core.analysis.host.time;

import org.jspecify.annotations.NullMarked;
