/** The sockets that daemons listen on, and the boot services that start those daemons. */
@NullMarked
package dev.exhume.core.analysis.ports.sockets;

import org.jspecify.annotations.NullMarked;
