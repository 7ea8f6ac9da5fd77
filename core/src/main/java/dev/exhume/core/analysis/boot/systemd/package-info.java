/** What a server starts on which systemd is the first process. */
@NullMarked
package dev.exhume.core.analysis.boot.systemd;

import org.jspecify.annotations.NullMarked;
