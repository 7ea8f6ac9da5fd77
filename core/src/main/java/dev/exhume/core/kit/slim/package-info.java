/** Lists what of a root its services can do without. */
@NullMarked
package dev.exhume.core.kit.slim;

import org.jspecify.annotations.NullMarked;
