/** What the dead server listened on, and the sites that it served. */
@NullMarked
package dev.exhume.core.analysis.ports;

import org.jspecify.annotations.NullMarked;
