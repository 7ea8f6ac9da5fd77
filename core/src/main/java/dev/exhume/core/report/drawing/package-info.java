/** What the report draws: disks to scale, a treemap, a line of time. */
@NullMarked
package dev.exhume.core.report.drawing;

import org.jspecify.annotations.NullMarked;
