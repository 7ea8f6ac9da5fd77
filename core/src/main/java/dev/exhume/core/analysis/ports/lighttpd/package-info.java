/** What lighttpd listens on and serves. */
@NullMarked
package dev.exhume.core.analysis.ports.lighttpd;

import org.jspecify.annotations.NullMarked;
