/** Puts the dead server's root into an archive, without what a container must not have. */
@NullMarked
package dev.exhume.core.kit.root;

import org.jspecify.annotations.NullMarked;
