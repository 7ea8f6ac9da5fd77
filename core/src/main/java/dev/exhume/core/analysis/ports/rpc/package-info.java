/** Ports of NFS and of the programs that help it, as far as somebody pinned them. */
@NullMarked
package dev.exhume.core.analysis.ports.rpc;

import org.jspecify.annotations.NullMarked;
