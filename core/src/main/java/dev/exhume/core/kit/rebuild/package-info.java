/** A server built anew from the packages of its distribution's archive. */
@NullMarked
package dev.exhume.core.kit.rebuild;

import org.jspecify.annotations.NullMarked;
