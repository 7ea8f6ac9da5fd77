/** Upstart: jobs that events start, in {@code /etc/init} or, before that, {@code /etc/event.d}. */
@NullMarked
package dev.exhume.core.analysis.boot.upstart;

import org.jspecify.annotations.NullMarked;
