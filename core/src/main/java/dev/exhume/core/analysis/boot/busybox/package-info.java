/** BusyBox's init: an inittab of its own, and a script that runs all others. */
@NullMarked
package dev.exhume.core.analysis.boot.busybox;

import org.jspecify.annotations.NullMarked;
