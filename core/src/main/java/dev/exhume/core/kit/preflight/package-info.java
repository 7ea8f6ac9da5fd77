/** {@code preflight.sh}: tells on a host whether a rescued server can run there. */
@NullMarked
package dev.exhume.core.kit.preflight;

import org.jspecify.annotations.NullMarked;
