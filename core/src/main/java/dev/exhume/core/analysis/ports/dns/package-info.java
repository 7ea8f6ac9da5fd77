/** What the name server BIND listens on. */
@NullMarked
package dev.exhume.core.analysis.ports.dns;

import org.jspecify.annotations.NullMarked;
