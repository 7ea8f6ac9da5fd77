/** The database of RPM 1 to 3. */
@NullMarked
package dev.exhume.rpm.heap;

import org.jspecify.annotations.NullMarked;
