/** Copies single files of a dead server to this host. */
@NullMarked
package dev.exhume.core.copy;

import org.jspecify.annotations.NullMarked;
