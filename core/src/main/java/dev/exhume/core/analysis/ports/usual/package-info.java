/** The ports that daemons usually open, for want of anything better. */
@NullMarked
package dev.exhume.core.analysis.ports.usual;

import org.jspecify.annotations.NullMarked;
