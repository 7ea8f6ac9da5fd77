/** How the kernel of the dead server was set up: its parameters, limits and modules. */
@NullMarked
package dev.exhume.core.analysis.host.kernel;

import org.jspecify.annotations.NullMarked;
