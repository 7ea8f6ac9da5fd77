/** What daemons that collect logs listen on. */
@NullMarked
package dev.exhume.core.analysis.ports.syslog;

import org.jspecify.annotations.NullMarked;
