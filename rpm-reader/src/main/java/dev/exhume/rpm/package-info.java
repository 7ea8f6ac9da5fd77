/** Reads RPM databases. */
@NullMarked
package dev.exhume.rpm;

import org.jspecify.annotations.NullMarked;
