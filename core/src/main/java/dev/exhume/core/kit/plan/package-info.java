/** Works out how a server runs as a container: options, volumes, ports, and what the host needs. */
@NullMarked
package dev.exhume.core.kit.plan;

import org.jspecify.annotations.NullMarked;
